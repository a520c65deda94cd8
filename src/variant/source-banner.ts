import { readClassificationLine } from '../marking/classification-line.ts';
import { withControl } from '../marking/controls.ts';
import { bannerOverText } from '../marking/source-banner.ts';
import type { Vocabulary } from '../marking/vocabulary.ts';
import type { Cable, Catalogue } from '../model/cable.ts';
import { type Marking, plainMarking } from '../model/marking.ts';
import { type Assessment, statusesIn } from '../model/status.ts';

/**
 * What stands over all that shows the whole text of a cable: by its marks as they are printed, what its catalogue says of it, and a later
 * classification, which may have raised them.
 */
export function sourceBannerOf(
  cable: Cable,
  catalogue: Catalogue | undefined,
  assessment: Assessment,
  vocabulary: Vocabulary,
): string {
  const { overall, portions, messages, dated, fields } = cable;
  const said = saidBy(catalogue, vocabulary);
  const captions = fields.captions.flatMap(({ value }) => controlCalled(value, vocabulary));
  const markings = [overall, said, ...portions.map(({ marking }) => marking), ...captions].filter(isMarking);
  const isUnstated = (overall?.level ?? null) === null;
  const levels = isUnstated ? [] : statusesIn(assessment).map(({ level }) => level);
  const isMore = isUnstated || said === null || messages.some(({ code }) => OF_ANOTHER_LEVEL.has(code));
  return bannerOverText({ markings, levels, isMore }, vocabulary, dated);
}

const isMarking = (marking: Marking | null | undefined): marking is Marking => (marking ?? null) !== null;

/** What a catalogue says of a cable; `null` where it says what nobody can read. */
function saidBy(catalogue: Catalogue | undefined, { lexicon }: Vocabulary): Marking | null | undefined {
  const classification = catalogue?.classification?.trim() ?? '';
  if (classification === '') return undefined;
  const line = readClassificationLine(classification, lexicon);
  return line === undefined || line.unread !== undefined || line.marking.level === null ? null : line.marking;
}

/** A caption that is a control too, as EXDIS is, and bars somebody, as SIPDIS does not. */
const controlCalled = (caption: string, { control }: Vocabulary): Marking[] =>
  [...control.values()]
    .filter((row) => row.banner === caption && row.public !== 'allow')
    .map((row) => withControl(plainMarking(null), row));

/** Messages that another cable stands in the file, or a section whose level nobody can read. */
const OF_ANOTHER_LEVEL: ReadonlySet<string> = new Set(['second-cable', 'section-unread']);
