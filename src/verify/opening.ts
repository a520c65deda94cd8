import { createHash } from 'node:crypto';
import { z } from 'zod';

const digits = z.string().regex(/^[0-9a-f]{64}$/);
const place = z.int().nonnegative();

/** A line of what opens the deletions of a cable: which commitment, with which salt, by the text at which places of its source. */
const Opening = z.strictObject({
  commitment: digits,
  salt: digits,
  spans: z.array(z.strictObject({ from: place, to: place })),
});

/** Whether a commitment is one to a text, by the salt that it was made with. */
export const isCommitmentTo = (commitment: string, salt: string, text: string | Uint8Array): boolean =>
  createHash('sha256').update(`tearline-commitment/1\n${salt}\n`).update(text).digest('hex') === commitment;

/**
 * Opens every deletion of a cable that its log is bound to, those of earlier makings too: each to the text of the source. `kept` is
 * the file of openings, a line each. Faults in words that quote nothing.
 */
export function openingFaults(source: string, commitments: readonly string[], kept: string): string[] {
  const opened = new Set<string>();
  const lines = kept.split('\n');
  let isOdd = lines.pop() !== '';
  for (const line of lines) {
    const opening = openingIn(line);
    const text = opening?.spans.map(({ from, to }) => source.slice(from, to)).join('\n') ?? '';
    if (opening === undefined || !isCommitmentTo(opening.commitment, opening.salt, text)) isOdd = true;
    else opened.add(opening.commitment);
  }
  const logged = new Set(commitments);
  return [
    ...(isOdd ? ['a line of its openings opens no deletion to its source'] : []),
    ...([...logged].every((each) => opened.has(each)) ? [] : ['a deletion that was logged has no opening']),
    ...([...opened].every((each) => logged.has(each))
      ? []
      : ['an opening is of a deletion that was never logged']),
  ];
}

function openingIn(line: string): z.infer<typeof Opening> | undefined {
  try {
    return Opening.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
