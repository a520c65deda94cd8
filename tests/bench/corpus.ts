/** A deterministic stream of numbers between 0 and 1 (mulberry32), so that every machine measures the same cables. */
export function stream(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const WORDS =
  'the council agreed that harbor quota would be settled before summer and ministry expects a text on fisheries energy transit market prices rose while survey of northern route shows small change in traffic officials said delegation will return after winter pause with new draft annex for review by both sides'.split(
    ' ',
  );
const GIVEN = ['Henrik', 'Astrid', 'Jonas', 'Marta', 'Olav', 'Ingrid', 'Petra', 'Anders'];
const SURNAMES = ['Solberg', 'Fjeld', 'Tveit', 'Halden', 'Brekke', 'Moen', 'Lunde', 'Strand'];
const MARKS = ['(C)', '(C)', '(C)', '(C)', '(U)', '(U)'];

/** One invented cable; mean size about 6 kB with a long tail. `n` gives it its number. */
export function inventedCable(n: number): string {
  const next = stream(n + 1);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const year = 1 + (n % 9);
  const secret = next() < 0.1;
  const paragraphs = 3 + Math.floor(-Math.log(1 - next()) * 7);
  const body = Array.from(
    { length: Math.min(paragraphs, 60) },
    (_, i) => `${i + 1}. ${pick(MARKS)} ${prose(next, pick)}`,
  );
  const serial = String(n + 1).padStart(6, '0');
  const yy = String(year).padStart(2, '0');
  return `VZCZCXRO${String(n % 10000).padStart(4, '0')}
PP RUEHXX
DE RUEHNY #${serial.slice(-4)} 0721001
ZNY ${secret ? 'SSSSS' : 'CCCCC'} ZZH
P 131001Z MAR ${yy}
FM AMEMBASSY OSLO
TO RUEHC/SECSTATE WASHDC PRIORITY 1201
INFO RUEHXX/NORDIC POLITICAL COLLECTIVE PRIORITY
BT
${secret ? 'S E C R E T' : 'C O N F I D E N T I A L'} OSLO ${serial}

SIPDIS

E.O. 12958: DECL: 03/12/${2011 + (n % 20)}
TAGS: PREL, EFIS, NO
SUBJECT: ${prose(next, pick).slice(0, 50).toUpperCase()}

Classified By: DCM Harriet Vale. Reasons 1.4 (b) and (d).

${body.join('\n\n')}
VALE
`;
}

function prose(next: () => number, pick: <T>(list: readonly T[]) => T): string {
  const words = Array.from({ length: 40 + Math.floor(next() * 80) }, () => pick(WORDS));
  if (next() < 0.3)
    words.splice(5, 0, pick(GIVEN), `${pick(SURNAMES)},`, 'editor', 'of', 'a', 'newspaper,', 'told', 'us');
  if (next() < 0.05) words.push('telephone', `202-555-01${10 + Math.floor(next() * 89)}`);
  return `${words.join(' ')}.`.replace(/(.{1,60}) /g, '$1\n');
}
