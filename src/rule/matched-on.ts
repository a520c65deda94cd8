import type { Cable } from '../model/cable.ts';
import { overlap, type Span, SpanIndex } from '../model/span.ts';
import { outermost } from '../text/view.ts';
import type { CompiledRule } from './compile.ts';
import { compileMatch, type Match } from './kinds.ts';
import type { Lists } from './lists.ts';
import { newPasses } from './passes.ts';
import type { Matcher, Subject } from './subject.ts';

/**
 * The words that make a kind speak: of a phrase that reaches for its portion the phrase itself, of two things near each
 * other both, of a combination all that it is made of, though only some of it is claimed.
 */
export function witnessesOf(match: Match, lists: Lists): Matcher {
  const witness = (part: Match): Matcher => witnessesOf(part, lists);
  const all = (parts: readonly Match[]): Matcher => {
    const each = parts.map(witness);
    return (subject) => each.flatMap((find) => find(subject));
  };
  switch (match.kind) {
    case 'phrase':
      return compileMatch({ ...match, reach: 'words' }, newPasses(), lists);
    case 'near':
      return all([match.first, match.second]);
    case 'all':
    case 'any':
      return all(match.of);
    case 'except':
    case 'unless':
      return witness(match.find);
    default:
      return compileMatch(match, newPasses(), lists);
  }
}

/** So far from what was claimed the other half of a pair may stand. */
const FARTHEST = 400;

/** The words that made a rule speak of a place: in what it claimed, or near it in the same portion; else the claim itself. */
export function matchedOn({ witnesses }: CompiledRule, subject: Subject, claimed: Span): Span[] {
  const ground = groundOf(subject.cable, claimed);
  const found = witnesses(subject).filter((span) => ground.some((each) => overlap(each, span)));
  return found.length === 0 ? [claimed] : outermost(found);
}

/** The claim, and what of its portions lies around it. */
function groundOf({ portions }: Cable, claimed: Span): Span[] {
  const spans = new SpanIndex(portions.flatMap((portion) => portion.spans));
  const around = spans.at(claimed).map(({ from, to }) => ({
    from: Math.max(from, claimed.from - FARTHEST),
    to: Math.min(to, claimed.to + FARTHEST),
  }));
  return [claimed, ...around];
}
