import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { fixture, json, place, textOf } from './tearline.ts';
import { tearline } from './warm.ts';

const MRN = '09OSLO612';
const PUBLIC = ['--public-key', 'signing-key.pub'];
const noteAt = (run: string): string =>
  textOf(run, 'restricted/checkpoints').split('\n').slice(0, 5).join('\n');

/** The number of the entry that deletes paragraph 2, and the claim that asked for it. */
let deletion = { seq: 0, claim: '' };

beforeAll(() => {
  tearline(['release', fixture('05-portions-of-three-levels'), '--out', 'run', '--witness', 'witness']);
  writeFileSync(join(place, 'june'), `${noteAt('run')}\n`);
  cpSync(join(place, 'run'), join(place, 'june-run'), { recursive: true });
  const shown = tearline(['audit', 'show', 'run', MRN, '--format', 'jsonl']).out.trim().split('\n');
  const found = shown.map((line) => JSON.parse(line)).find(({ entry }) => entry.place?.portion === '2');
  deletion = { seq: found.seq, claim: found.entry.asked[0].claim };
});

describe('one entry', () => {
  it('is not proven into the folder of a run, where it could stand for the log', () => {
    const before = readFileSync(join(place, 'run/restricted/checkpoints'), 'utf8');
    const { code } = tearline([
      'audit',
      'prove',
      'run',
      String(deletion.seq),
      '--to',
      'run/restricted/checkpoints',
    ]);
    expect([code, readFileSync(join(place, 'run/restricted/checkpoints'), 'utf8')]).toEqual([2, before]);
  });

  it('is proven by a file of its own, which a public key alone checks', () => {
    const made = tearline(['audit', 'prove', 'run', String(deletion.seq), '--to', 'entry.proof']);
    expect([made.code, made.out]).toEqual([
      0,
      expect.stringMatching(/^entry\.proof: [3-9]\d\d bytes beside the entry/),
    ]);
    rmSync(join(place, 'gone'), { recursive: true, force: true });
    const { code, out } = tearline(['audit', 'verify-proof', 'entry.proof', ...PUBLIC]);
    expect([code, out]).toEqual([0, expect.stringMatching(/^OK: entry \d+ of 5, signed by tearline\+/)]);
    expect(out).toContain('"portion":"2"');
  });

  it('is proven no longer once a byte of the proof is another, or by another key', () => {
    const bytes = readFileSync(join(place, 'entry.proof'));
    bytes[bytes.length - 90] = (bytes[bytes.length - 90] ?? 0) ^ 1;
    writeFileSync(join(place, 'bent.proof'), bytes);
    expect(tearline(['audit', 'verify-proof', 'bent.proof', ...PUBLIC]).code).toBe(3);
    const other = textOf('signing-key.pub').replace(/\+[0-9a-f]{8}\+/, '+00000000+');
    expect(tearline(['audit', 'verify-proof', 'entry.proof', '--public-key', other]).code).toBe(3);
  });

  it('that is not there cannot be proven, and is not taken for another', () => {
    const { code, err } = tearline(['audit', 'prove', 'run', '99', '--to', 'none.proof']);
    expect([code, err]).toEqual([2, expect.stringContaining('it has 0 to 4')]);
  });

  it('is opened only once a copy in public/ shows what it deleted, and then shows that very text', () => {
    const open = ['audit', 'prove', 'run', String(deletion.seq), '--open', '--to', 'open.proof'];
    const early = tearline(open);
    expect([early.code, early.err]).toEqual([2, expect.stringContaining('has no copy in public/')]);
    const { claim } = deletion;
    const by = ['--reason', 'Overtaken by events.', '--by', 'Ada Reviewer'];
    tearline(['decide', 'run', MRN, '--on', '2', '--effect', 'release', '--answers', claim, ...by]);
    const decided = tearline(open);
    expect([decided.code, decided.err]).toEqual([2, expect.stringContaining('has no copy in public/')]);
    const record = textOf('run/restricted/run.json');
    const atPublic = record.replace('"folder":"proposed"', '"folder":"public"');
    writeFileSync(join(place, 'run/restricted/run.json'), atPublic);
    expect(tearline(open).code).toBe(0);
    writeFileSync(join(place, 'run/restricted/run.json'), record);
    const { code, out } = tearline(['audit', 'verify-proof', 'open.proof', ...PUBLIC]);
    const text = /no other:\n([\s\S]*)\nRoot:/.exec(out)?.[1]?.trim().slice(-30) ?? '';
    expect([code, text.length > 20, textOf('run/proposed', `${MRN}.txt`).includes(text)]).toEqual([
      0,
      true,
      true,
    ]);
    const bytes = readFileSync(join(place, 'open.proof'));
    bytes[bytes.length - 3] = (bytes[bytes.length - 3] ?? 0) ^ 1;
    writeFileSync(join(place, 'open-bent.proof'), bytes);
    const bent = tearline(['audit', 'verify-proof', 'open-bent.proof', ...PUBLIC]);
    expect([bent.code, bent.err]).toEqual([3, expect.stringContaining('not the one that the entry deleted')]);
  });
});

describe('a log that went on', () => {
  it('is proven to go on from an earlier checkpoint', () => {
    const made = tearline(['audit', 'prove', 'run', '--since', 'june', '--to', 'growth.proof']);
    expect(made.code, made.err).toBe(0);
    const { code, out } = tearline(['audit', 'verify-proof', 'growth.proof', ...PUBLIC]);
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/^OK: the log of \d+ entries goes on from that of 5/),
    ]);
  });

  it('is no log of its witness once it is put back to an older state', () => {
    expect(tearline(['audit', 'verify', 'run', '--witness', 'witness', ...PUBLIC]).code).toBe(0);
    const by = ['--reason', 'As above.', '--by', 'Ada Reviewer', '--witness', 'witness'];
    tearline(['decide', 'run', MRN, '--on', 'subject', '--effect', 'withhold', '--basis', 'B6', ...by]);
    const told = tearline(['audit', 'verify', 'june-run', '--witness', 'witness', ...PUBLIC]);
    expect([told.code, told.out]).toEqual([3, expect.stringMatching(/^TAMPERED at entry 5 \(shorter\)/)]);
    expect(tearline(['audit', 'verify', 'june-run', ...PUBLIC]).code).toBe(0);
  });

  it('is held against a root on paper', () => {
    const root = /^Root: (.*)$/m.exec(tearline(['audit', 'verify', 'run', ...PUBLIC]).out)?.[1] ?? '';
    expect(tearline(['audit', 'verify', 'run', '--expect', root, ...PUBLIC]).code).toBe(0);
    expect(tearline(['audit', 'verify', 'june-run', '--expect', root, ...PUBLIC]).code).toBe(3);
    expect(tearline(['audit', 'verify', 'run', '--expect', 'five', ...PUBLIC]).code).toBe(2);
  });

  it('is replayed, diff by diff, to the copies that were logged', () => {
    const whole = tearline(['audit', 'verify', 'run', '--replay', ...PUBLIC]);
    expect([whole.code, whole.out]).toEqual([0, expect.stringContaining('OK: 1 diff replayed')]);
    cpSync(join(place, 'run'), join(place, 'swapped'), { recursive: true });
    const copy = join(place, 'swapped/proposed', `${MRN}.txt`);
    writeFileSync(copy, readFileSync(copy, 'utf8').replace('TAGS:', 'TAGS :'));
    const swapped = tearline(['audit', 'verify', 'swapped', '--replay', ...PUBLIC]);
    expect([swapped.code, swapped.out]).toEqual([
      3,
      expect.stringContaining('is not the copy that was logged'),
    ]);
    writeFileSync(copy, readFileSync(join(place, 'run/proposed', `${MRN}.txt`)));
    writeFileSync(copy, readFileSync(copy, 'utf8').replace('PROPOSED', 'APPROVED'));
    expect(tearline(['audit', 'verify', 'swapped', '--replay', ...PUBLIC]).code).toBe(3);
    writeFileSync(copy, readFileSync(join(place, 'run/proposed', `${MRN}.txt`)));
    const patch = join(place, 'swapped/restricted', `${MRN}.patch`);
    writeFileSync(patch, readFileSync(patch, 'utf8').replace(/^(@@ -\S+ \+)\d/m, '$19'));
    const oneWay = tearline(['audit', 'verify', 'swapped', '--replay', ...PUBLIC]);
    expect([oneWay.code, oneWay.out]).toEqual([3, expect.stringContaining('does not lead back')]);
    cpSync(
      join(place, 'june-run/restricted', `${MRN}.patch`),
      join(place, 'swapped/restricted', `${MRN}.patch`),
    );
    expect(tearline(['audit', 'verify', 'swapped', '--replay', ...PUBLIC]).code).toBe(3);
  });

  it('whose writer was killed has a torn tail, which is no tampering', () => {
    const file = join(place, 'june-run/restricted/audit.jsonl');
    const log = readFileSync(file);
    writeFileSync(file, Buffer.concat([log, Buffer.from('{"entry":{"asked"')]));
    const { code, out } = tearline(['audit', 'verify', 'june-run', ...PUBLIC]);
    expect([code, out]).toEqual([1, expect.stringMatching(/^TORN TAIL: 0 entries and 17 bytes/)]);
    writeFileSync(file, log);
  });

  it('bears its last checkpoint in the manifest of its copies', () => {
    const last = textOf('june-run/restricted/checkpoints');
    expect(json('june-run/proposed/manifest.json').checkpoint).toBe(last);
  });
});
