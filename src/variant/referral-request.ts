import type { Referred } from '../decide/referred.ts';
import type { Claim, Decision } from '../model/claim.ts';
import { covers, overlap, type Span, SpanIndex, sliceOf, unite } from '../model/span.ts';
import type { Cut } from './deletions.ts';
import { inLines } from './extent.ts';

/** A passage that an agency is asked about. */
export interface Passage {
  /** The claims that leave it to the agency, with `.` between them. */
  readonly id: string;
  readonly span: Span;
  readonly extent: string;
  readonly ground: string;
}

/** The text as one agency gets it: what it owns marked, what is others' to withhold left out. It is restricted. */
export interface ReferralRequest {
  readonly agency: string;
  readonly passages: readonly Passage[];
  readonly pieces: readonly (
    | { readonly kind: 'text' | 'asked'; readonly text: string }
    | { readonly kind: 'left-out'; readonly extent: string }
  )[];
}

/** What an agency is asked about a cable. `cuts` are the deletions of its copy. */
export function referralRequest(
  text: string,
  { agency, claims, open }: Referred,
  decisions: readonly Decision[],
  cuts: readonly Cut[],
): ReferralRequest {
  const theirs = new SpanIndex(unite(open));
  const pieces: ReferralRequest['pieces'][number][] = [];
  for (const { span, effect } of decisions) {
    const asked = effect !== 'release' && theirs.holds(span);
    if (asked || effect === 'release')
      pieces.push({ kind: asked ? 'asked' : 'text', text: sliceOf(text, span) });
    else {
      const extent = cuts.find(({ spans }) => spans.some((each) => overlap(each, span)))?.extent ?? 'passage';
      const last = pieces.at(-1);
      if (last?.kind !== 'left-out' || last.extent !== extent) pieces.push({ kind: 'left-out', extent });
    }
  }
  return { agency, passages: passagesOf(text, claims, cuts), pieces };
}

/** Claims on the very same words are one passage, which bears the names of all of them. */
function passagesOf(text: string, claims: readonly Claim[], cuts: readonly Cut[]): Passage[] {
  const bySpan = new Map<string, Passage>();
  for (const claim of claims) {
    const passage = passageOf(text, claim, cuts);
    const place = `${passage.span.from}-${passage.span.to}`;
    const before = bySpan.get(place);
    const joined = before && {
      ...before,
      id: `${before.id}.${passage.id}`,
      ground: `${before.ground} ${passage.ground}`,
    };
    bySpan.set(place, joined ?? passage);
  }
  return [...bySpan.values()].sort((a, b) => a.span.from - b.span.from);
}

function passageOf(text: string, { id, span, reason }: Claim, cuts: readonly Cut[]): Passage {
  const whole = cuts.find(
    ({ spans }) => spans.every((each) => covers(span, each)) && spans.some((each) => overlap(each, span)),
  );
  const extent = whole?.extent ?? inLines(sliceOf(text, span).replaceAll(/\s+/g, ' ').length);
  return { id, span, extent, ground: reason };
}
