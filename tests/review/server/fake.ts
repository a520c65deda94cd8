import type { Office } from '../../../src/review/office.ts';

/** An office that knows one cable, answers what can be recognised, and notes what it was asked. */
export function fakeOffice(instead: Partial<Office> = {}) {
  const calls: (readonly unknown[])[] = [];
  const noted =
    <T>(name: string, answer: (...given: readonly unknown[]) => T) =>
    (...given: readonly unknown[]): T => {
      calls.push([name, ...given]);
      return answer(...given);
    };
  const known = (mrn: unknown, view: object) => Promise.resolve(mrn === '07OSLO414' ? view : undefined);
  const answers = {
    caseFor: () => ({ answer: 'case' }),
    queue: () => ({ answer: 'queue' }),
    withholdings: () => ({ answer: 'withholdings' }),
    cover: () => ({ answer: 'cover' }),
    due: () => ({ answer: 'due' }),
    cable: (mrn: unknown) => known(mrn, { answer: 'cable' }),
    kept: (mrn: unknown) => known(mrn, { answer: 'kept' }),
    diff: (mrn: unknown) => known(mrn, { answer: 'diff' }),
    everywhere: () => Promise.resolve({ answer: 'everywhere' }),
    act: () => Promise.resolve({ answer: 'act' }),
    release: () => Promise.resolve({ answer: 'release' }),
    log: () => ({ answer: 'log' }),
    ...instead,
  };
  const office = Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => [name, noted(name, answer as () => unknown)]),
  );
  return { office: office as unknown as Office, calls };
}

/** A stand-in for the page. */
export const PAGE = new Map([
  ['/page.js', Buffer.from('export {};')],
  ['/page.css', Buffer.from('main { color: black; }')],
  ['/fonts/plain.woff2', Buffer.from([0x77, 0x4f, 0x46, 0x32])],
]);
