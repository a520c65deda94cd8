import { readMarking } from '../marking/grammar/read.ts';
import type { Vocabulary } from '../marking/vocabulary.ts';
import type { Cable, EarlierCopy, Portion } from '../model/cable.ts';
import type { Marking } from '../model/marking.ts';
import { info, type Message } from '../model/message.ts';
import { SpanIndex } from '../model/span.ts';

/**
 * A cable that is read from one of our own copies. A mark that the copy struck is history: what bore it bears what the
 * banner of the copy says. A mark that was not struck stays in force, and so does what contradicts the banner.
 */
export function withHistory(cable: Cable, copy: EarlierCopy | undefined, vocabulary: Vocabulary): Cable {
  if (copy === undefined) return cable;
  const struck = new SpanIndex(copy.struck);
  const banner = readMarking(copy.banner, { vocabulary }, 'banner').marking;
  const { levelMarks, overall } = cable;
  const isOpened =
    overall === null || (levelMarks.length > 0 && levelMarks.every((mark) => struck.holds(mark)));
  return {
    ...cable,
    copy,
    mrn: cable.mrn ?? numberOfCopy(copy),
    overall: isOpened ? banner : overall,
    portions: cable.portions.map((portion) => withoutStruck(portion, struck, isOpened, banner)),
    messages: [...cable.messages.map(toldOnly), earlierCopy(copy)],
  };
}

function withoutStruck(portion: Portion, struck: SpanIndex, isOpened: boolean, banner: Marking): Portion {
  const { mark } = portion;
  const isHistory = mark === undefined ? isOpened : struck.holds(mark.span);
  return isHistory ? { ...portion, marking: { ...banner, as: portion.marking.as } } : portion;
}

/** The number a copy says of itself, where it has the form of one: files are named after it. */
export const numberOfCopy = ({ mrn }: EarlierCopy): string | null =>
  /^(?:\d{2}[A-Z]{2,30}\d{1,9}|record-[0-9a-f]{12})$/.test(mrn) ? mrn : null;

/** What is missing was deleted, and what contradicted itself was held then: of what is left it is a remark. */
const toldOnly = (message: Message): Message =>
  message.severity === 'error' ? { ...message, severity: 'warning' } : message;

const earlierCopy = ({ banner, stamps }: EarlierCopy) =>
  info(
    'earlier-copy',
    `This is a copy that Tearline made: ${[banner, ...stamps].join('; ')}. What was deleted from it is not here.`,
  );
