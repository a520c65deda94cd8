// How well persons and identifiers are found: npm run persons:score [-- DIR]. DIR holds cables/, gold.json, nonames/.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { labelledSources } from '../labelled/compile.ts';
import { closuresIn, disposed, holdsByThousand } from './closures.ts';
import { byCompromise, byRedactPii, type Finder, RULEBOOK, tearline } from './finders.ts';
import { type Labelled, labelledFolder } from './labelled.ts';
import {
  dispositions,
  fullyProtected,
  identifiersFound,
  judged,
  percent,
  type Share,
  scored,
  share,
  wrongIdentifiers,
  wrongWords,
} from './measure.ts';
import { spellingsClosed } from './spellings.ts';
import { recallIn, telegramsIn } from './telegrams.ts';

const FINDERS: readonly (readonly [string, Finder])[] = [
  ['tearline', tearline],
  ['compromise', byCompromise],
  ['redact-pii', byRedactPii],
];
const told = (name: string, figure: Share): string =>
  `${name} ${percent(figure).toFixed(1)} % (${figure.of} of ${figure.all})`;
const perTenThousand = (name: string, { of, all }: Share): string =>
  `${name} per 10,000 words ${((of / Math.max(1, all)) * 10_000).toFixed(2)} (${of} in ${all})`;
const verbose = process.argv.includes('--missed');
const only = process.argv.includes('--alone') ? FINDERS.slice(0, 1) : FINDERS;

function labelled(folder: string | undefined): void {
  const { cables, nameless } = folder === undefined ? labelledSources() : labelledFolder(folder);
  console.log(
    `${folder ?? 'tests/person/labelled'}: ${cables.length} cables, ${nameless.length} texts without names`,
  );
  for (const [name, find] of only) {
    const all = scored(cables, find);
    const mentions = judged(all);
    const of = (those: typeof mentions) => share(those.map(({ hit }) => hit));
    const wrong = wrongWords(nameless, find);
    console.log(`\n${name}`);
    console.log(told('  mentions, mixed case', of(mentions.filter(({ upper }) => !upper))));
    console.log(told('  mentions, upper case', of(mentions.filter(({ upper }) => upper))));
    console.log(told('  later surnames', of(mentions.filter(({ later }) => later))));
    console.log(
      `  wrong words per 1,000 ${((wrong.of / Math.max(1, wrong.all)) * 1000).toFixed(1)} (${wrong.of} of ${wrong.all})`,
    );
    const ids = identifiersFound(all);
    console.log(told('  identifiers', share(ids.map(({ hit }) => hit))));
    console.log(perTenThousand('  wrong identifiers', wrongIdentifiers(nameless, find)));
    if (find === tearline) toldOfRoles(all, mentions);
    if (find === tearline) toldOfDecisions(cables);
    if (find === tearline && verbose) {
      for (const { file, mention, role, hit, foundAs } of mentions)
        if (!hit)
          console.log(
            `    missed ${file} ${mention.from} ${role} ${JSON.stringify(mention.text)} ${foundAs ?? ''}`,
          );
      for (const { file, mention, role, hit, foundAs } of mentions)
        if (hit && foundAs !== role)
          console.log(`    role ${file} ${JSON.stringify(mention.text)} is ${role}, found as ${foundAs}`);
      for (const { file, kind, text, hit } of ids)
        if (!hit) console.log(`    identifier ${file} ${kind} ${JSON.stringify(text)}`);
      console.log(`    wrong words: ${wrong.words.join(' ')}`);
    }
  }
}

function toldOfRoles(all: ReturnType<typeof scored>, mentions: ReturnType<typeof judged>): void {
  const { released, withheld, caught, kept } = dispositions(mentions, RULEBOOK.audience);
  console.log(told('  released by role', released));
  console.log(told('  no office given to who has none', kept));
  console.log(told('  protected withheld', withheld));
  console.log(told('  protected withheld or held', caught));
  console.log(told('  persons fully protected', fullyProtected(all, RULEBOOK.audience)));
}

/** The same as a run would do it: by roles, rules and echoes together. */
function toldOfDecisions(cables: readonly Labelled[]): void {
  const all = cables.map((cable) => ({ cable, closures: closuresIn(cable.file, cable.text) }));
  const { released, closed, whole } = disposed(all);
  console.log(told('  released, all that closes taken together', released));
  console.log(told('  protected closed, all that closes taken together', closed));
  console.log(told('  persons closed everywhere', whole));
  toldOfHolds(all.map(({ closures }) => closures));
}

function toldOfHolds(all: Parameters<typeof holdsByThousand>[0]): void {
  console.log('  cables of 1,000 with something held, by what holds it');
  for (const [by, count] of holdsByThousand(all)) console.log(`    ${count.toFixed(0).padStart(4)} ${by}`);
}

function telegrams(file: string): void {
  const all = telegramsIn(file);
  console.log(`\n${all.length} printed telegrams, persons their editors named (recall only)`);
  const pages = all.map(({ id, head, text, source_note: note }) => ({
    ...{ file: id, text: `${head}\n${text}\n${note}` },
  }));
  for (const [name, find] of only) {
    console.log(perTenThousand(`  ${name}, wrong identifiers`, wrongIdentifiers(pages, find)));
    for (const upper of [false, true]) {
      const found = recallIn(all, find, upper);
      console.log(told(`  ${name}, ${upper ? 'in capitals' : 'as printed'}`, found));
      if (verbose && find === tearline) console.log(`    missed: ${tally(found.missed)}`);
    }
  }
  toldOfHolds(
    all.map(({ id, head, text, source_note: note }) => closuresIn(id, `${head}\n${text}\n${note}`)),
  );
}

function tally(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 4000)
    .map(([word, n]) => `${word}:${n}`)
    .join(', ');
}

function spellings(): void {
  console.log(
    '\nA protected name that stands again, in 10 invented names, mixed case and capitals: caught or held',
  );
  for (const [spelling, figure] of spellingsClosed()) console.log(told(`  ${spelling}`, figure));
}

const folder = process.argv.slice(2).find((argument) => !argument.startsWith('--'));
const TELEGRAMS = join(import.meta.dirname, '../../../../shared/data/frus-telegrams.jsonl');
labelled(folder);
spellings();
if (existsSync(TELEGRAMS)) telegrams(TELEGRAMS);
else console.log('\nThe printed telegrams are not here, so they are not counted.');
