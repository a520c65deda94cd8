// One process that measures parts of the work on the same cables: names and rules alone, beside two packages that only look for
// names; and what each stage of the whole path takes. It runs what was built, as a command does. Times are the processor's.
import { readFileSync } from 'node:fs';
import compromise from 'compromise';
import { SyncRedactor } from 'redact-pii';
import { recordsIn } from '../../dist/batch/records.js';
import { copiesIn } from '../../dist/batch/render.js';
import { outcomeOf } from '../../dist/batch/run.js';
import { readCable } from '../../dist/cable/read-cable.js';
import { loadFonts } from '../../dist/disk/fonts.js';
import { INSTALLED_RULES, loadRulebook } from '../../dist/disk/rulebook.js';
import { lookAt, readingOf, STAGES } from '../../dist/pipeline.js';

const { files, day } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const setting = {
  ...{ asOf: day, today: day, official: null, attestations: [], evidence: [], actions: [] },
  key: 'a key for measures',
};
const rulebook = loadRulebook(INSTALLED_RULES, 'foia', day);
const inputs = files.map((file) => ({ file, read: () => readFileSync(file) }));
const founds = [...recordsIn(inputs, rulebook.vocabulary.lexicon)].filter((found) => 'record' in found);
/** A third warms up, as a run of thousands has that behind it; names are looked for in the second, and the third is for stages. */
const third = Math.floor(founds.length / 3);
const [warming, searched, staged] = [0, 1, 2].map((n) => founds.slice(n * third, (n + 1) * third));
const options = { render: copiesIn(['txt', 'json'], loadFonts()), marked: false };
for (const found of warming) outcomeOf(found, setting, rulebook, options);

const asRead = (found) => ({ record: found.record, cable: readCable(found.record, rulebook.vocabulary) });
const warm = warming.map(asRead);
const measured = searched.map(asRead);
const characters = measured.reduce((sum, { cable }) => sum + cable.text.length, 0);

/** Milliseconds of the processor that each cable takes, behind those that warm up. */
function costOf(work) {
  for (const each of warm) work(each);
  const before = process.cpuUsage();
  for (const each of measured) work(each);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / measured.length;
}

const NOT_NAMES = [
  ...[
    'credentials',
    'creditCardNumber',
    'emailAddress',
    'ipAddress',
    'password',
    'phoneNumber',
    'streetAddress',
  ],
  ...['username', 'usSocialSecurityNumber', 'zipcode', 'url', 'digits'],
];
const redactor = new SyncRedactor({
  builtInRedactors: Object.fromEntries(NOT_NAMES.map((name) => [name, { enabled: false }])),
});
const names = {
  tearline: costOf(({ record, cable }) =>
    readingOf(record, lookAt(cable, setting, rulebook), setting, rulebook),
  ),
  redactPii: costOf(({ cable }) => redactor.redact(cable.text)),
  compromise: costOf(({ cable }) => compromise(cable.text).people().out('array')),
};

/** What each stage takes of the whole path, in milliseconds of the processor a cable. */
function stagesOf() {
  const spent = new Map();
  let [current, at] = [undefined, process.cpuUsage()];
  const begin = (stage) => {
    const { user, system } = process.cpuUsage(at);
    if (current !== undefined) spent.set(current, (spent.get(current) ?? 0) + (user + system) / 1000);
    [current, at] = [stage, process.cpuUsage()];
  };
  const onlooker = { stage: begin, rule: () => current === 'rules' || begin('rules') };
  for (const found of staged) {
    outcomeOf(found, setting, rulebook, { ...options, onlooker });
    begin(undefined);
  }
  const order = [...STAGES.slice(0, 2), 'rules', ...STAGES.slice(2)];
  return order.map((stage) => ({ stage, ms: (spent.get(stage) ?? 0) / staged.length }));
}

process.stdout.write(JSON.stringify({ cables: measured.length, characters, names, stages: stagesOf() }));
