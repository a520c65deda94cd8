import type { Lexicon } from '../../../marking/lexicon.ts';
import type { Field } from '../../../model/cable.ts';
import { type Marking, plainMarking } from '../../../model/marking.ts';
import { readCaptions } from '../../fields/captions.ts';
import { readBanner, readControls, withCaptions } from '../../fields/classification.ts';
import { isMachineLength, type Line } from '../../lines.ts';

/**
 * A line of the banner, which takes one line or two: `UNCLASSIFIED`, and `SBU` below it. The second states no level
 * but that of a control of unclassified information.
 */
export function markingOf(line: Line, lexicon: Lexicon): Field<Marking> | undefined {
  if (!isMachineLength(line) || /[a-z]/.test(line.text)) return undefined;
  const banner = readBanner(line, lexicon)?.classification ?? readControls(line, lexicon)?.marking;
  if (banner !== undefined) return banner;
  const { from, to, text } = line;
  const captions = readCaptions(line, lexicon)?.captions ?? [];
  const value = withCaptions(plainMarking('U'), captions, lexicon);
  return captions.length === 1 && value.nonIC.length + value.dissem.length > 0
    ? { value, printed: text, span: { from, to } }
    : undefined;
}
