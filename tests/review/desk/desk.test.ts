import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Act } from '../../../src/model/review.ts';
import type { DiffQuery, DiffView, Refused } from '../../../src/model/shown.ts';
import type { Desk } from '../../../src/review/desk.ts';
import { isRefused } from '../../../src/review/office.ts';
import { place, RULES, tearline } from '../../cli/tearline.ts';
import {
  ANN,
  AUDITOR,
  actId,
  actsAt,
  aRun,
  aRunOfACase,
  aRunWithFailures,
  BEN,
  CABLES,
  CY,
  does,
  listOf,
  officeOf,
  opensAll,
  release,
  rulebookOnce,
  shown,
  signs,
  withhold,
} from './at-desk.ts';

const open: Desk[] = [];
afterEach(async () => {
  for (const desk of open.splice(0)) await desk.close();
});

async function opened(dir = aRun(), now?: () => string, rules = RULES): Promise<Desk> {
  const desk = await officeOf(dir, now, undefined, rules);
  open.push(desk);
  return desk;
}

const isThere = (dir: string, name: string): boolean => existsSync(join(dir, name));
const soundly = (dir: string) => tearline(['verify', dir, '--public-key', join(place, 'signing-key.pub')]);

describe('a cable at the desk', () => {
  test('its pieces are its text, whole and in order, and every deletion is among them', async () => {
    const desk = await opened();
    const { pieces, deletions } = await shown(desk, CABLES.several);
    const source = readFileSync('fixtures/families/cablegate-html/01-two-blocks-with-entities.html', 'utf8');
    expect(pieces[0]?.from).toBe(0);
    for (const [i, { from, to, text }] of pieces.entries()) {
      expect(text).toHaveLength(to - from);
      if (i > 0) expect(from).toBe(pieces[i - 1]?.to);
    }
    expect(source.length).toBeGreaterThan(pieces.at(-1)?.to ?? Number.POSITIVE_INFINITY);
    expect([...new Set(pieces.flatMap(({ deletion }) => deletion ?? []))]).toEqual(
      deletions.map((_, i) => i),
    );
    for (const { spans, marker } of deletions) {
      expect(marker).toMatch(/^\[.+\]$/);
      for (const span of spans)
        expect(
          pieces.some(({ from, to, effect }) => from >= span.from && to <= span.to && /hold/.test(effect)),
        ).toBe(true);
    }
  });

  test('a question is answered once for a person, and the cable stands elsewhere then', async () => {
    const desk = await opened();
    const before = await shown(desk, CABLES.several);
    expect(before.standing).toBe('open');
    const after = await opensAll(desk, ANN, CABLES.several);
    expect([after.standing, after.deletions.length, after.state]).toEqual(['ready', 0, 'released-in-full']);
    expect(after.history.map(({ by, stands, what }) => [by, stands, what.split(' ')[0]])).toEqual(
      after.history.map(() => ['Ann Poe', true, 'releases']),
    );
    const [row] = desk.queue({ text: CABLES.several.toLowerCase() }, ANN).rows;
    expect([row?.standing, row?.questions, row?.last?.by]).toEqual(['ready', 0, 'Ann Poe']);
  });

  test('what would change nothing is not recorded', async () => {
    const desk = await opened();
    const asked = (await shown(desk, CABLES.several)).deletions[0]?.on;
    await does(desk, ANN, CABLES.several, release(asked));
    const size = actsAt(desk);
    expect(await does(desk, ANN, CABLES.several, release(asked))).toMatchObject({ code: /idle|invalid/ });
    expect(actsAt(desk)).toBe(size);
  });

  test('a release that names no claim is told which stand there, and what has an owner opens on its answer alone', async () => {
    const desk = await opened();
    const { deletions } = await shown(desk, CABLES.owned);
    const [first] = deletions;
    const none = await does(desk, ANN, CABLES.owned, release(first?.on, []));
    expect(none).toMatchObject({
      code: 'invalid',
      claims: [expect.objectContaining({ effect: first?.effect })],
    });
    const claims = (first?.claims ?? []).filter(({ overcome }) => overcome === null).map(({ id }) => id);
    expect(await does(desk, ANN, CABLES.owned, release(first?.on, claims))).toMatchObject({ code: 'owner' });
    const answer = { owner: 'DOE', reference: 'letter of 3 May', on: '2026-05-03' };
    const given = await does(desk, ANN, CABLES.owned, {
      ...release(first?.on, claims),
      ownerAnswer: answer,
    });
    expect(given).toMatchObject({ cables: 1 });
  });

  test('a caption opens on no answer, and what is said of it names no option of a command', async () => {
    const desk = await opened(aRunWithFailures());
    const [first] = (await shown(desk, '04OSLO655')).deletions;
    const ownerAnswer = { owner: 'who set the caption', reference: 'memo 7', on: '2026-05-03' };
    const refused = await does(desk, ANN, '04OSLO655', { ...release(first?.on), ownerAnswer });
    expect(refused).toMatchObject({ code: 'invalid', reason: expect.stringContaining('decaptioned') });
    expect((refused as Refused).reason).not.toContain('--');
  });

  test('a file that could not be read stands in the queue under a name that opens to why', async () => {
    const desk = await opened(aRunWithFailures());
    const failed = desk.queue({ standing: ['failed'] }, ANN).rows;
    expect(failed.map(({ risk }) => risk)).toEqual([null, null]);
    const told = await Promise.all(failed.map(({ mrn }) => desk.cable(mrn, ANN)));
    expect(told).toEqual([
      { code: 'not-found', reason: expect.stringMatching(/Nothing was made of .*empty\.txt.*has no text/) },
      { code: 'not-found', reason: expect.stringMatching(/Nothing was made of .*none\.txt.*No element/) },
    ]);
    for (const { mrn } of failed) expect(mrn).toMatch(/^[a-z]+-[0-9a-f]+$/);
    expect(await desk.cable('file-9', ANN)).toBeUndefined();
  });

  test('its questions are counted as the queue counts them, each once however many places it has', async () => {
    const desk = await opened();
    for (const { mrn, questions, deletions } of desk.queue({}, ANN).rows) {
      const view = await shown(desk, mrn);
      expect([view.questions, view.deletions.length]).toEqual([questions, deletions]);
    }
  });

  test('an undone decision stays in the history, and the copy is as it was', async () => {
    const desk = await opened();
    const before = await shown(desk, CABLES.plain);
    const done = await does(desk, ANN, CABLES.plain, withhold({ kind: 'portion', id: '1' }));
    const changed = await shown(desk, CABLES.plain);
    expect(changed.shown).not.toBe(before.shown);
    const action = changed.history[0]?.id;
    await does(desk, BEN, CABLES.plain, { kind: 'undo', action, reason: 'It is in the press.' });
    const after = await shown(desk, CABLES.plain);
    expect([after.shown, after.history.length]).toEqual([before.shown, 2]);
    expect(after.history.find(({ id }) => id === action)).toMatchObject({
      stands: false,
      why: 'It was undone.',
    });
    expect(done).toMatchObject({ cables: 1 });
  });
});

describe('the history of a cable', () => {
  test('says of a passage in which paragraph it lies, and where it is the whole of it', async () => {
    const desk = await opened();
    const { portions } = await shown(desk, CABLES.plain);
    const [one, two] = ['1', '2'].map((id) => portions.find((portion) => portion.id === id)?.spans[0]);
    if (one === undefined || two === undefined) throw new Error('The cable has two paragraphs.');
    const passage = { kind: 'span', from: one.from, to: one.from + 4 };
    await does(desk, ANN, CABLES.plain, withhold(passage));
    await does(desk, ANN, CABLES.plain, withhold({ kind: 'span', ...two }));
    await does(desk, ANN, CABLES.plain, withhold({ kind: 'span', from: one.to - 4, to: two.from + 4 }));
    await does(desk, ANN, CABLES.plain, {
      ...{ kind: 'refer', on: passage, agency: 'CIA', reason: 'Its interest.' },
    });
    const { history } = await shown(desk, CABLES.plain);
    expect(history.map(({ what }) => what).sort()).toEqual([
      'refers a passage of paragraph 1 to CIA',
      'withholds a passage from paragraph 1 to paragraph 2 under B6',
      'withholds a passage of paragraph 1 under B6',
      'withholds the whole of paragraph 2 under B6',
    ]);
  });
});

describe('two at one cable', () => {
  test('the second is shown what the first did, and nothing of theirs is recorded', async () => {
    const desk = await opened();
    const { version } = await shown(desk, CABLES.plain);
    await does(desk, ANN, CABLES.plain, withhold({ kind: 'portion', id: '1' }));
    const late = {
      id: actId(),
      mrn: CABLES.plain,
      version,
      ...withhold({ kind: 'portion', id: '2' }),
    } as Act;
    const size = actsAt(desk);
    expect(await desk.act(late, BEN)).toMatchObject({
      code: 'conflict',
      reason: expect.stringContaining('Ann Poe'),
      others: [{ by: 'Ann Poe', what: 'withholds paragraph 1 under B6' }],
    });
    expect(actsAt(desk)).toBe(size);
  });

  test('the second is not shown what they had seen already', async () => {
    const desk = await opened();
    await does(desk, ANN, CABLES.plain, { kind: 'note', text: 'First.' });
    const { version } = await shown(desk, CABLES.plain);
    await does(desk, BEN, CABLES.plain, { kind: 'note', text: 'Second.' });
    const late = {
      id: actId(),
      mrn: CABLES.plain,
      version,
      ...withhold({ kind: 'portion', id: '2' }),
    } as Act;
    const answer = await desk.act(late, ANN);
    expect('others' in answer && answer.others?.map(({ reason }) => reason)).toEqual(['Second.']);
  });

  test('an act that is sent twice is recorded once, and answered the same', async () => {
    const desk = await opened();
    const { version } = await shown(desk, CABLES.plain);
    const act = { id: actId(), mrn: CABLES.plain, version, ...withhold({ kind: 'portion', id: '1' }) } as Act;
    const first = await desk.act(act, ANN);
    expect(await desk.act(act, ANN)).toEqual(first);
  });

  test('everybody reads, and each role does only what it may', async () => {
    const desk = await opened();
    expect(await does(desk, AUDITOR, CABLES.plain, { kind: 'note', text: 'Odd.' })).toMatchObject({
      code: 'role',
    });
    expect(await does(desk, CY, CABLES.plain, withhold({ kind: 'portion', id: '1' }))).toMatchObject({
      code: 'role',
    });
    expect(await signs(desk, ANN, CABLES.plain)).toMatchObject({ code: 'role' });
    expect(await desk.release(ANN)).toMatchObject({ code: 'role' });
    const kinds = [ANN, CY, AUDITOR].map((you) => Object.keys(desk.caseFor(you).cannot));
    expect(kinds[0]).toEqual(['sign', 'attest']);
    expect(kinds[1]).toEqual(['decision', 'undo', 'refer', 'answer', 'finish']);
    expect(kinds[2]).toHaveLength(9);
  });
});

describe('two persons', () => {
  test('who decided cannot sign; one who did not can, and that is two', async () => {
    const desk = await opened();
    await opensAll(desk, BEN, CABLES.several);
    expect(await signs(desk, BEN, CABLES.several)).toMatchObject({ code: 'own-decision' });
    expect(await signs(desk, CY, CABLES.several)).toMatchObject({ cable: { standing: 'signed' } });
  });

  test('where nobody decided two sign', async () => {
    const desk = await opened();
    expect(await signs(desk, CY, CABLES.plain)).toMatchObject({ cable: { standing: 'ready' } });
    expect(await signs(desk, BEN, CABLES.plain)).toMatchObject({ cable: { standing: 'signed' } });
  });

  test('a change voids a signature, and a signature on what was shown before is refused', async () => {
    const desk = await opened();
    const { shown: seen } = await opensAll(desk, ANN, CABLES.several);
    await signs(desk, CY, CABLES.several);
    await does(desk, ANN, CABLES.several, withhold({ kind: 'portion', id: '2' }));
    const after = await shown(desk, CABLES.several);
    expect([after.standing, after.signatures.map(({ stands }) => stands)]).toEqual(['ready', [false]]);
    expect(await does(desk, CY, CABLES.several, { kind: 'sign', shown: seen })).toMatchObject({
      code: 'stale',
    });
  });

  test('other words in the index void a signature, for the index goes out with the copy', async () => {
    const desk = await opened();
    const act = withhold({ kind: 'portion', id: '1' });
    const first = await does(desk, ANN, CABLES.plain, act);
    await signs(desk, CY, CABLES.plain);
    await does(desk, ANN, CABLES.plain, { ...act, reason: 'Words that nobody signed.' });
    const action = 'cable' in first ? first.cable.history[0]?.id : '';
    await does(desk, ANN, CABLES.plain, { kind: 'undo', action, reason: 'The other says it.' });
    const { standing, signatures } = await shown(desk, CABLES.plain);
    expect([standing, signatures[0]?.stands]).toEqual(['ready', false]);
  });

  test('a review is not ended by fewer persons than it was begun for', async () => {
    const dir = aRun();
    await (await opened(dir)).close();
    const fewer: typeof rulebookOnce = (...given) => {
      const rulebook = rulebookOnce(...given);
      const { audience } = rulebook;
      return { ...rulebook, audience: { ...audience, signatures: { ...audience.signatures, persons: 1 } } };
    };
    await expect(officeOf(dir, undefined, undefined, RULES, 0, fewer)).rejects.toThrow(
      'begun with 2 persons',
    );
  });

  test('an open question or an unanswered referral keeps anybody from signing', async () => {
    const desk = await opened();
    expect(await signs(desk, CY, CABLES.named)).toMatchObject({ code: 'invalid' });
    const on = { kind: 'portion', id: '1' };
    await does(desk, ANN, CABLES.plain, {
      kind: 'refer',
      on,
      agency: 'CIA',
      reason: 'It speaks of a liaison.',
    });
    const referred = await shown(desk, CABLES.plain);
    expect([referred.standing, referred.referrals.map(({ agency, answer }) => [agency, answer])]).toEqual([
      'open',
      [['CIA', null]],
    ]);
    expect(await signs(desk, CY, CABLES.plain)).toMatchObject({ code: 'invalid' });
    const referral = referred.referrals[0]?.id;
    expect(referral).toMatch(/^r-[0-9a-f]{10}$/);
    await does(desk, ANN, CABLES.plain, { kind: 'answer', referral, reference: 'C-12', on: '2026-05-03' });
    expect(await signs(desk, CY, CABLES.plain)).toMatchObject({ cable: { standing: 'ready' } });
  });
});

describe('one person', () => {
  test.each(['ann poe', ' Ann  Poe', 'Ann\u200b Poe', '\uff21nn Poe', 'Ann Poe, Chief of Review'])(
    'is not two by another spelling: %j',
    async (name) => {
      const desk = await opened();
      await does(desk, ANN, CABLES.plain, withhold({ kind: 'portion', id: '1' }));
      expect(await signs(desk, { name, roles: ['approver'] }, CABLES.plain)).toMatchObject({
        code: 'own-decision',
      });
    },
  );

  test('who decided at the command line cannot sign either, and what that took back is no longer out', async () => {
    const dir = aRun();
    const desk = await opened(dir);
    await signs(desk, CY, CABLES.plain);
    await signs(desk, BEN, CABLES.plain);
    expect(await desk.release(CY)).toMatchObject({ cables: [CABLES.plain] });
    await desk.close();
    const on = ['--on', '2', '--effect', 'withhold', '--basis', 'B6', '--reason', 'It names somebody.'];
    const signing = ['--signing-key', join(place, 'signing-key')];
    expect(
      tearline(['decide', dir, CABLES.plain, ...on, '--by', 'cy dow, chief of review', ...signing]).code,
    ).toBe(0);
    const again = await opened(dir);
    expect(await shown(again, CABLES.plain)).toMatchObject({ standing: 'ready', folder: 'proposed' });
    expect(await signs(again, CY, CABLES.plain)).toMatchObject({ code: 'own-decision' });
    expect(await signs(again, BEN, CABLES.plain)).toMatchObject({ cable: { standing: 'signed' } });
  });
});

describe('an act made by hand', () => {
  const [first, second] = ['1', '2'].map((id) => withhold({ kind: 'portion', id }));

  test.each([
    ['of somebody else', BEN, CABLES.plain, first],
    ['on another cable', ANN, CABLES.several, first],
    ['that says something else', ANN, CABLES.plain, second],
    ['of another kind', ANN, CABLES.plain, { kind: 'note', text: 'Odd.' }],
  ])('%s with the id of one on record is not taken for that one', async (_, you, mrn, act) => {
    const desk = await opened();
    const id = actId();
    await does(desk, ANN, CABLES.plain, { ...first, id });
    const size = actsAt(desk);
    expect(await does(desk, you, mrn, { ...act, id })).toMatchObject({ code: 'invalid' });
    expect(actsAt(desk)).toBe(size);
  });

  test('puts no words of its own into the log, and no answer of a day to come', async () => {
    const desk = await opened();
    const size = actsAt(desk);
    const on = { kind: 'portion', id: '1' };
    const refer = { kind: 'refer', on, agency: 'somebody whom the cable names', reason: 'Theirs.' };
    expect(await does(desk, ANN, CABLES.plain, refer)).toMatchObject({ code: 'invalid' });
    const attest = { kind: 'attest', need: 'no', on: '2020-01-01' };
    expect(await does(desk, CY, CABLES.plain, attest)).toMatchObject({ code: 'invalid' });
    const [asked] = (await shown(desk, CABLES.owned)).deletions;
    const opens = release(
      asked?.on,
      asked?.claims.flatMap(({ id, overcome }) => (overcome === null ? [id] : [])),
    );
    const ownerAnswer = { owner: 'DOE', reference: 'letter', on: '2999-01-01' };
    expect(await does(desk, ANN, CABLES.owned, { ...opens, ownerAnswer })).toMatchObject({
      code: 'invalid',
      reason: expect.stringContaining('day that has come'),
    });
    expect(actsAt(desk)).toBe(size);
  });
});

describe('a decision on the same text everywhere', () => {
  test('is one act, with a decision on every cable that has it and where it changes anything', async () => {
    const desk = await opened();
    const act = { ...withhold({ kind: 'text', text: 'OSLO' }), everywhere: true };
    const answer = await does(desk, ANN, CABLES.named, act);
    expect(answer).toMatchObject({ cables: expect.any(Number) });
    const touched = desk
      .queue({}, ANN)
      .rows.filter(({ last }) => last?.by === 'Ann Poe')
      .map(({ mrn }) => mrn);
    expect(touched.length).toBeGreaterThan(1);
    expect('cables' in answer && answer.cables).toBe(touched.length);
    for (const mrn of touched) {
      const { pieces } = await shown(desk, mrn);
      const open = pieces.filter(({ effect }) => effect === 'release' || effect === 'struck');
      expect(open.map(({ text }) => text).join('')).not.toContain('OSLO');
    }
  });

  test('finds words over a line break, in the cable it is made on and in every other', async () => {
    const desk = await opened();
    const short = withhold({ kind: 'text', text: 'the congress will be short' });
    expect(await does(desk, ANN, CABLES.named, short)).toMatchObject({ cables: 1 });
    const opens = async (mrn: string): Promise<string> => {
      const open = (await shown(desk, mrn)).pieces.filter(({ effect }) => effect === 'release');
      return open.map(({ text }) => text).join('');
    };
    expect(await opens(CABLES.named)).not.toMatch(/congress will|be short/);
    const act = { ...withhold({ kind: 'text', text: 'AMEMBASSY OSLO TO RUEHC' }), everywhere: true };
    const answer = await does(desk, ANN, CABLES.named, act);
    expect('cables' in answer && answer.cables).toBeGreaterThan(1);
    for (const mrn of [CABLES.named, CABLES.owned]) expect(await opens(mrn)).not.toContain('AMEMBASSY OSLO');
  });
});

describe('a release', () => {
  test('puts what is signed and attested into public/, and nothing else; the run is sound', async () => {
    const dir = aRun();
    const desk = await opened(dir);
    await opensAll(desk, ANN, CABLES.several);
    await signs(desk, CY, CABLES.several);
    expect(await desk.release(CY)).toEqual({ cables: [CABLES.several], stay: [] });
    expect(isThere(dir, `public/${CABLES.several}.txt`)).toBe(true);
    expect(isThere(dir, `proposed/${CABLES.several}.txt`)).toBe(false);
    expect(isThere(dir, `public/${CABLES.plain}.txt`)).toBe(false);
    expect(readFileSync(join(dir, `public/${CABLES.several}.txt`), 'utf8')).toContain('Cy Dow');
    expect((await shown(desk, CABLES.several)).standing).toBe('released');
    const verified = soundly(dir);
    expect([verified.code, verified.err]).toEqual([0, '']);
    const log = readFileSync(join(dir, 'restricted/audit.jsonl'), 'utf8');
    expect([log.includes('"kind":"signature"'), log.includes('"kind":"release"')]).toEqual([true, true]);
  });

  test('of cables that are named leaves the others signed, and says how many and what was not to be had', async () => {
    const desk = await opened();
    await opensAll(desk, ANN, CABLES.several);
    await signs(desk, CY, CABLES.several);
    await does(desk, ANN, CABLES.plain, withhold({ kind: 'portion', id: '1' }));
    await signs(desk, CY, CABLES.plain);
    const cables = [CABLES.plain, CABLES.named, '00NOWHERE1'];
    expect(await desk.release(CY, { cables })).toEqual({
      cables: [CABLES.plain],
      stay: [
        { mrn: CABLES.named, why: ['questions are open, or a referral has no answer yet'] },
        { mrn: '00NOWHERE1', why: ['this review has no such cable'] },
      ],
      left: 1,
    });
    expect((await shown(desk, CABLES.several)).standing).toBe('signed');
    const again = await desk.release(CY, { cables: [CABLES.plain] });
    expect(again).toEqual({
      ...{ cables: [], stay: [{ mrn: CABLES.plain, why: ['its copy went out already'] }], left: 1 },
    });
    expect(await desk.release(CY)).toEqual({ cables: [CABLES.several], stay: [] });
  });

  test('of a case bears the number that the case has for the cable', async () => {
    const dir = aRunOfACase();
    const desk = await opened(dir);
    await opensAll(desk, ANN, CABLES.several);
    await signs(desk, CY, CABLES.several);
    expect(await desk.release(CY)).toEqual({ cables: [CABLES.several], stay: [] });
    expect(readFileSync(join(dir, `public/${CABLES.several}.txt`), 'utf8')).toContain('Doc No. C06000001');
    expect(soundly(dir).code).toBe(0);
  });

  test('leaves what is signed and not attested, and says why', async () => {
    const dir = aRun();
    const desk = await opened(dir);
    const { shown: digest } = await opensAll(desk, ANN, CABLES.several);
    await does(desk, CY, CABLES.several, { kind: 'sign', shown: digest });
    expect(await desk.release(CY)).toEqual({
      cables: [],
      stay: [{ mrn: CABLES.several, why: [expect.stringContaining('not attested')] }],
    });
    expect(isThere(dir, 'public')).toBe(false);
  });

  test('is taken back when somebody decides on it again, with the decision on the record of the run', async () => {
    const dir = aRun();
    const desk = await opened(dir);
    await opensAll(desk, ANN, CABLES.several);
    await signs(desk, CY, CABLES.several);
    await desk.release(CY);
    const [first] = (await shown(desk, CABLES.several)).history.filter(({ kind }) => kind === 'decision');
    await does(desk, ANN, CABLES.several, {
      kind: 'undo',
      action: first?.id,
      reason: 'It is exempt after all.',
    });
    expect(isThere(dir, `public/${CABLES.several}.txt`)).toBe(false);
    expect(isThere(dir, `proposed/${CABLES.several}.txt`)).toBe(true);
    expect((await shown(desk, CABLES.several)).standing).toBe('open');
    const verified = soundly(dir);
    expect([verified.code, verified.err]).toEqual([0, '']);
  });

  test('by somebody whose position nobody knows is refused: a copy bears both', async () => {
    const desk = await opened();
    expect(await desk.release({ name: 'Ed Lane', roles: ['approver'] })).toMatchObject({
      code: 'invalid',
      reason: expect.stringContaining('"Ed Lane, Position"'),
    });
  });

  test('does not take along what is decided while its copies are made: that copy stays', async () => {
    const dir = aRun();
    const desk = await opened(dir);
    await does(desk, ANN, CABLES.plain, withhold({ kind: 'portion', id: '1' }));
    await signs(desk, CY, CABLES.plain);
    const { version } = await shown(desk, CABLES.plain);
    const releasing = desk.release(CY);
    await new Promise((resolve) => setImmediate(resolve));
    const act = { id: actId(), mrn: CABLES.plain, version, ...withhold({ kind: 'portion', id: '2' }) } as Act;
    expect(await desk.act(act, ANN)).toMatchObject({ cables: 1 });
    expect(await releasing).toEqual({
      cables: [],
      stay: [{ mrn: CABLES.plain, why: ['somebody decided on it, or read it otherwise, while it was made'] }],
    });
    expect(isThere(dir, `public/${CABLES.plain}.txt`)).toBe(false);
    expect((await shown(desk, CABLES.plain)).standing).toBe('ready');
    const verified = soundly(dir);
    expect([verified.code, verified.err]).toEqual([0, '']);
  });

  test('that is asked for twice at once is made once', async () => {
    const dir = aRun();
    const desk = await opened(dir);
    await does(desk, ANN, CABLES.plain, withhold({ kind: 'portion', id: '1' }));
    await signs(desk, CY, CABLES.plain);
    const first = desk.release(CY);
    await new Promise((resolve) => setImmediate(resolve));
    expect(await desk.release(CY)).toEqual({ cables: [], stay: [] });
    expect(await first).toEqual({ cables: [CABLES.plain], stay: [] });
    expect(soundly(dir).code).toBe(0);
  });

  test('of which the record was cut off is on record once the review is opened again, and stays', async () => {
    const dir = aRun();
    const desk = await opened(dir);
    await does(desk, ANN, CABLES.plain, withhold({ kind: 'portion', id: '1' }));
    await signs(desk, CY, CABLES.plain);
    const log = ['review.jsonl', 'review.checkpoints', 'review.contents'];
    const before = log.map((name) => readFileSync(join(dir, 'restricted', name)));
    await desk.release(CY);
    await desk.close();
    for (const [i, name] of log.entries()) writeFileSync(join(dir, 'restricted', name), before[i] ?? '');
    // Whoever is cut off does not close the review.
    rmSync(join(dir, 'restricted', 'sessions.json'));
    const again = await opened(dir);
    const { standing, history } = await shown(again, CABLES.plain);
    expect([standing, history[0]?.kind, history[0]?.by]).toEqual([
      'released',
      'release',
      'Cy Dow, Chief of Review',
    ]);
    expect(isThere(dir, `public/${CABLES.plain}.txt`)).toBe(true);
    const { size } = again.log(0, 1, ANN);
    await again.close();
    expect((await opened(dir)).log(0, 1, ANN).size).toBe(size);
  });

  test('of which the record was cut off is not put on record behind a decision, whatever the clock said', async () => {
    const [dir, other] = [aRun(), join(place, 'review-with-another-clock')];
    const desk = await opened(dir);
    await does(desk, ANN, CABLES.plain, withhold({ kind: 'portion', id: '1' }));
    await signs(desk, CY, CABLES.plain);
    await desk.close();
    cpSync(dir, other, { recursive: true });
    const released = await opened(dir);
    await released.release(CY);
    await released.close();
    const late = await opened(other, () => '2001-01-01T00:00:00.000Z');
    await does(late, ANN, CABLES.plain, withhold({ kind: 'portion', id: '2' }));
    await late.close();
    for (const name of ['review.jsonl', 'review.checkpoints', 'review.contents'])
      cpSync(join(other, 'restricted', name), join(dir, 'restricted', name));
    rmSync(join(dir, 'restricted', 'sessions.json'));
    const again = await opened(dir);
    const { standing, history } = await shown(again, CABLES.plain);
    expect([standing, history[0]?.kind]).toEqual(['ready', 'decision']);
    expect(isThere(dir, `public/${CABLES.plain}.txt`)).toBe(false);
  });

  test('that was cut off behind its log and before the record of the run is finished when the review is opened again', async () => {
    const dir = aRun();
    const desk = await opened(dir);
    await does(desk, ANN, CABLES.plain, withhold({ kind: 'portion', id: '1' }));
    await signs(desk, CY, CABLES.plain);
    const inTheWay = join(dir, 'restricted/run.json.aside');
    mkdirSync(inTheWay);
    await expect(desk.release(CY)).rejects.toThrow('run.json');
    await desk.close();
    rmSync(inTheWay, { recursive: true });
    expect(soundly(dir).code).toBe(3);
    const told: string[] = [];
    const ears = vi.spyOn(process.stderr, 'write').mockImplementation((text) => told.push(String(text)) > 0);
    const again = await opened(dir).finally(() => ears.mockRestore());
    expect(told.join('')).toContain(`A release by ${CY.name} that had been cut off is finished: 1 cable.`);
    expect(await shown(again, CABLES.plain)).toMatchObject({ standing: 'released', folder: 'public' });
    expect(soundly(dir).code).toBe(0);
  });

  test('of another day is refused: what may go out is tested on its day', async () => {
    const desk = await opened(aRun(), () => '2031-01-01T00:00:00.000Z');
    expect(await desk.release(CY)).toMatchObject({
      code: 'invalid',
      reason: expect.stringContaining('2031-01-01'),
    });
  });
});

describe('a review that is opened again', () => {
  test('shows all that was acknowledged', async () => {
    const dir = aRun();
    const desk = await opened(dir);
    await opensAll(desk, ANN, CABLES.several);
    await does(desk, ANN, CABLES.plain, { kind: 'note', text: 'Looks well.' });
    await signs(desk, CY, CABLES.several);
    const before = {
      queue: desk.queue({}, ANN),
      cable: await shown(desk, CABLES.several),
      log: desk.log(0, 500, ANN),
    };
    await desk.close();
    const again = await opened(dir);
    const after = {
      queue: again.queue({}, ANN),
      cable: await shown(again, CABLES.several),
      log: again.log(0, 500, ANN),
    };
    expect({ ...after, queue: after.queue.rows }).toEqual({ ...before, queue: before.queue.rows });
  });

  test('is as it was behind a release too', async () => {
    const dir = aRun();
    const desk = await opened(dir);
    await opensAll(desk, ANN, CABLES.several);
    await signs(desk, CY, CABLES.several);
    await desk.release(CY);
    const before = await shown(desk, CABLES.several);
    await desk.close();
    expect(await shown(await opened(dir), CABLES.several)).toEqual(before);
  });

  test('is opened with the rules of the run alone: with others it would show other copies', async () => {
    const rules = join(place, 'other-rules');
    cpSync(RULES, rules, { recursive: true });
    const change = (file: string, was: string | RegExp, is: string): void =>
      writeFileSync(join(rules, file), readFileSync(join(rules, file), 'utf8').replace(was, is));
    const dir = aRun();
    change('audiences/foia.yaml', 'persons: 2', 'persons: 3');
    await expect(officeOf(dir, undefined, undefined, rules)).rejects.toThrow(
      'other rules than these: table audiences/foia (changed since). Open the review with the rules of the run',
    );
    change('audiences/foia.yaml', 'persons: 3', 'persons: 2');
    change('privacy/birth.yaml', /$/, '\n# A remark.\n');
    await expect(officeOf(dir, undefined, undefined, `${rules}/.`)).rejects.toThrow(
      'than these: pack privacy (changed since). Open',
    );
    change('privacy/birth.yaml', '\n# A remark.\n', '');
    await expect(opened(dir, undefined, `${rules}/./.`)).resolves.toBeDefined();
  });
});

async function diffOf(desk: Desk, query: DiffQuery): Promise<DiffView> {
  const view = await desk.diff(CABLES.several, query, ANN);
  if (view === undefined || isRefused(view)) throw new Error('no diff');
  return view;
}

describe('the diff of a cable', () => {
  test('says what each decision changed, who made it, when, why and on what authority', async () => {
    const desk = await opened();
    await does(desk, ANN, CABLES.several, withhold({ kind: 'portion', id: '2' }));
    const size = desk.log(0, 1, ANN).size;
    const first = await diffOf(desk, { from: 0 });
    const why = first.changes.flatMap((change) => change.why).join(' ') ?? '';
    expect(first.changes.map(({ kind }) => kind)).toEqual(first.changes.map(() => 'withheld'));
    expect(why).toContain('Ann Poe');
    expect(why).toContain('A private person is described.');
    expect(why).toContain('5 U.S.C. 552(b)(6)');
    expect((await diffOf(desk, { from: size })).changes).toEqual([]);
    expect((await diffOf(desk, { from: size, to: 0 })).changes.map(({ kind }) => kind)).toContain('released');
    const left = first.blocks.flatMap(({ parts }) => parts.map((part) => part.left)).join('');
    expect(left).toContain((await shown(desk, CABLES.several)).pieces[0]?.text.slice(0, 20));
  });
});

describe('the case', () => {
  test('counts every cable once, and says what keeps each', async () => {
    const desk = await opened();
    const view = desk.caseFor(ANN);
    const sum = (counts: Readonly<Record<string, number>>): number =>
      Object.values(counts).reduce((all, n) => all + n, 0);
    expect([view.cables, sum(view.counts), sum(view.states)]).toEqual([4, 4, 4]);
    expect(Object.fromEntries(view.missing)['questions are open']).toBe(view.counts.open);
    expect(view.banner).not.toBe('');
    expect(view.agencies).toContain('CIA');
    expect(view.exemptions.map(({ code }) => code)).toContain('B6');
  });

  test('a text that cannot be read keeps no other from being searched', async () => {
    const dir = aRun();
    const unread = join(dir, 'restricted', `${CABLES.several}.source.txt`);
    rmSync(unread, { force: true });
    mkdirSync(unread);
    const desk = await opened(dir);
    await desk.readTexts(async () => undefined);
    expect(desk.queue({}, ANN).searchable).toBe(1);
    expect(desk.queue({ text: 'congress' }, ANN).rows.map(({ mrn }) => mrn)).toEqual([CABLES.named]);
  });

  test('the queue is searched in the texts once they are read, and its filters hold', async () => {
    const desk = await opened();
    await desk.readTexts(async () => undefined);
    const { pieces } = await shown(desk, CABLES.named);
    const word = /[a-z]{9,}/i.exec(pieces.map(({ text }) => text).join(''))?.[0] ?? '';
    expect(desk.queue({ text: word }, ANN).rows.map(({ mrn }) => mrn)).toContain(CABLES.named);
    expect(desk.queue({ text: 'nosuchwordanywhere' }, ANN).total).toBe(0);
    expect(desk.queue({}, ANN).searchable).toBe(1);
    for (const [standing, count] of Object.entries(desk.queue({}, ANN).counts))
      expect(desk.queue({ standing: [standing as 'open'] }, ANN).total).toBe(count);
  });
});

describe('a cable whose text was changed since its run', () => {
  /** A run of copies of two cables, with the path of the first. */
  function aRunOfFiles(): { readonly dir: string; readonly file: string } {
    const [dir, files] = [join(place, 'of-files'), join(place, 'files')];
    rmSync(dir, { recursive: true, force: true });
    mkdirSync(files, { recursive: true });
    const fixtures = [
      'smart/21-classifier-beside-a-stamp.txt',
      'cablegate-html/01-two-blocks-with-entities.html',
    ];
    const copies = fixtures.map((name) => join(files, name.replace('/', '-')));
    for (const [n, copy] of copies.entries()) cpSync(join('fixtures/families', fixtures[n] ?? ''), copy);
    tearline(['release', ...copies, '--out', dir, '--formats', 'txt', '--replace']);
    return { dir, file: copies[0] ?? '' };
  }

  test('is refused and listed, and the review of the others goes on', async () => {
    const { dir, file } = aRunOfFiles();
    const desk = await opened(dir);
    await does(desk, ANN, CABLES.plain, withhold({ kind: 'portion', id: '1' }));
    const { version } = await shown(desk, CABLES.plain);
    await signs(desk, CY, CABLES.plain);
    await desk.close();
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, `${text}\nA line that nobody reviewed.\n`);
    const again = await opened(dir);
    const standings = () => again.queue({}, ANN).rows.map(({ mrn, standing }) => [mrn, standing]);
    expect(standings()).toContainEqual([CABLES.plain, 'failed']);
    const gone = { code: 'stale', reason: expect.stringContaining('its file was changed since') };
    expect(await again.cable(CABLES.plain, ANN)).toMatchObject(gone);
    expect(await again.diff(CABLES.plain, { from: 0 }, ANN)).toMatchObject(gone);
    const note = { id: actId(), mrn: CABLES.plain, version, kind: 'note', text: 'Too late.' } as Act;
    const acts = actsAt(again);
    expect(await again.act(note, ANN)).toMatchObject(gone);
    expect(actsAt(again)).toBe(acts);
    expect(await does(again, ANN, CABLES.several, { kind: 'note', text: 'Goes on.' })).toMatchObject({
      mrn: CABLES.several,
    });
    const everywhere = { ...withhold({ kind: 'text', text: 'the' }), everywhere: true };
    const { version: now } = await shown(again, CABLES.several);
    const list = await listOf(again, ANN, { ...everywhere, mrn: CABLES.several, version: now } as never);
    expect(list).toMatchObject({
      ...{ cables: 1, leftOut: 1 },
      rows: [{ mrn: CABLES.plain, passages: null, leftOut: gone.reason }, { mrn: CABLES.several }],
    });
    expect(await does(again, ANN, CABLES.several, everywhere)).toMatchObject({ cables: 1 });
    await again.close();
    writeFileSync(file, text);
    expect(await shown(await opened(dir), CABLES.plain)).toMatchObject({ standing: 'signed' });
  });

  test('does not go out, though it was signed, and the release of the others goes on', async () => {
    const { dir, file } = aRunOfFiles();
    const desk = await opened(dir);
    await does(desk, ANN, CABLES.plain, withhold({ kind: 'portion', id: '1' }));
    await signs(desk, CY, CABLES.plain);
    writeFileSync(file, `${readFileSync(file, 'utf8')}\nA line that nobody reviewed.\n`);
    expect(await desk.release(CY)).toEqual({
      cables: [],
      stay: [{ mrn: CABLES.plain, why: ['its text is not there as it was reviewed'] }],
    });
    expect(isThere(dir, `public/${CABLES.plain}.txt`)).toBe(false);
  });
});

describe('a review whose log is gone', () => {
  const LOG = ['review.jsonl', 'review.checkpoints', 'review.contents'].map((name) =>
    join('restricted', name),
  );

  test.each([
    ['taken away', () => undefined, /had 3 entries when it was closed .*: 0 are there/],
    ['put back to what it was', (early: Buffer) => early, /had 3 entries when it was closed .*: 2 are there/],
  ])('is not begun anew: %s', async (_, left, words) => {
    const dir = aRun();
    const desk = await opened(dir);
    await shown(desk, CABLES.plain);
    const early = LOG.map((name) => readFileSync(join(dir, name)));
    await does(desk, ANN, CABLES.plain, { kind: 'note', text: 'Kept.' });
    await desk.close();
    for (const [n, name] of LOG.entries()) {
      const now = left(early[n] ?? Buffer.alloc(0));
      if (now === undefined) rmSync(join(dir, name));
      else writeFileSync(join(dir, name), now);
    }
    await expect(opened(dir)).rejects.toThrow(words);
    await expect(opened(dir)).rejects.toThrow(words);
  });
});

describe('who was given which text', () => {
  const accesses = (desk: Desk) =>
    desk
      .log(0, 500, AUDITOR)
      .entries.filter(({ kind }) => kind === 'access')
      .map(({ by, mrn }) => [by, mrn]);

  test('is on record once a day, before they see it, by whichever way it is given', async () => {
    let day = '2026-10-05';
    const desk = await opened(undefined, () => `${day}T10:00:00.000Z`);
    await shown(desk, CABLES.plain, ANN);
    await shown(desk, CABLES.plain, ANN);
    await desk.diff(CABLES.plain, { from: 0 }, ANN);
    await desk.diff(CABLES.plain, { from: 0 }, BEN);
    await desk.act({ id: actId(), mrn: CABLES.named, version: '', kind: 'note', text: 'Unseen.' }, ANN);
    expect(await desk.cable('99NOWHERE1', ANN)).toBeUndefined();
    desk.queue({ text: 'oslo' }, CY);
    const first = [
      ['Ann Poe', CABLES.plain],
      ['Ben Roe, Reviewer', CABLES.plain],
      ['Ann Poe', CABLES.named],
    ];
    expect(accesses(desk)).toEqual(first);
    day = '2026-10-06';
    await shown(desk, CABLES.plain, ANN);
    expect(accesses(desk)).toEqual([...first, ['Ann Poe', CABLES.plain]]);
    expect(desk.log(0, 500, AUDITOR, 'acts').entries.map(({ kind }) => kind)).toEqual(['review', 'note']);
  });

  test('changes nothing that others are shown: no act of theirs is refused for it', async () => {
    const desk = await opened();
    const { version, history } = await shown(desk, CABLES.plain, ANN);
    const seen = await shown(desk, CABLES.plain, BEN);
    expect([seen.version, seen.history]).toEqual([version, history]);
    const act = { id: actId(), mrn: CABLES.plain, version, ...withhold({ kind: 'portion', id: '1' }) } as Act;
    expect(await desk.act(act, ANN)).toMatchObject({ mrn: CABLES.plain });
  });

  test('is known again when the review is opened again', async () => {
    const dir = aRun();
    const now = () => '2026-10-05T10:00:00.000Z';
    const desk = await opened(dir, now);
    await shown(desk, CABLES.plain, ANN);
    await desk.close();
    const again = await opened(dir, now);
    await shown(again, CABLES.plain, ANN);
    expect(accesses(again)).toEqual([['Ann Poe', CABLES.plain]]);
  });
});
