import { describe, expect, it } from 'vitest';
import { failing } from '../../src/marking/grammar/finding.ts';
import { readMarking } from '../../src/marking/grammar/read.ts';
import { written } from '../../src/marking/grammar/write.ts';
import { readersOf, releasable } from '../../src/marking/release.ts';
import { rollUp } from '../../src/marking/roll-up.ts';
import { validate } from '../../src/marking/validate.ts';
import { PROFILES, type Profile } from '../../src/marking/vocabulary.ts';
import type { CivilDate } from '../../src/model/civil-date.ts';
import { TABLES } from './score.ts';

const { vocabulary } = TABLES;
const read = (text: string) => readMarking(text, { vocabulary }).marking;

const banner =
  (...portions: string[]) =>
  (profile: Profile): string =>
    rollUp(portions.map(read), { vocabulary, profile, dated: '2015-01-01' as CivilDate }).marking.as;
const errors =
  (text: string) =>
  (profile: Profile): string =>
    failing(validate(read(text), { vocabulary, profile, form: 'portion' }))
      .map(({ code }) => code)
      .join(' ');
const warnings =
  (text: string) =>
  (profile: Profile): string => {
    const { marking, findings } = readMarking(text, { vocabulary });
    const all = [...findings, ...validate(marking, { vocabulary, profile, form: 'portion' })];
    return all.flatMap(({ code, severity }) => (severity === 'warning' ? [code] : [])).join(' ');
  };
const goesTo =
  (text: string, audience: string) =>
  (profile: Profile): string => {
    const readers = readersOf(audience, vocabulary);
    if (readers === undefined) throw new Error(`no audience ${audience}`);
    return releasable(read(text), readers, { vocabulary, profile }).answer;
  };
const rewritten = (text: string) => (): string => written(read(text), 'banner', vocabulary);

/** What the community, which State follows, and Defense say on a topic on which authorities disagree. */
const TOPICS: readonly [number, string, (profile: Profile) => string, Partial<Record<Profile, string>>][] = [
  [
    1,
    'a list beside silence',
    banner('(S//REL TO USA, GBR)', '(S)'),
    { ic: 'SECRET//NOFORN', dod: 'SECRET' },
  ],
  [
    2,
    'FOUO beside FISA',
    banner('(U//FOUO)', '(U//FISA)'),
    { ic: 'UNCLASSIFIED//FISA', dod: 'UNCLASSIFIED//FOUO/FISA' },
  ],
  [2, 'FOUO with FISA', errors('(U//FOUO/FISA)'), { ic: 'ISM-ID-00327', dod: '' }],
  [3, 'SBU in a classified page', banner('(S//NF)', '(U//SBU)'), { ic: 'SECRET//NOFORN' }],
  [3, 'LIMDIS in a classified page', banner('(S//NF)', '(U//DS)'), { ic: 'SECRET//NOFORN' }],
  [4, 'EXDIS without NOFORN', errors('(S//XD)'), { ic: 'ISM-ID-00314', 'state-legacy': '' }],
  [4, 'NODIS without NOFORN', errors('(S//ND)'), { ic: 'ISM-ID-00313', 'state-legacy': '' }],
  [4, 'EXDIS without NOFORN, abroad', goesTo('(S//XD)', 'GBR'), { ic: 'deny' }],
  [5, 'RD-N', rewritten('(S//RD-N//NF)'), { ic: 'SECRET//RD-CNWDI//NOFORN' }],
  [6, 'ORCON//NOFORN', rewritten('SECRET//ORCON//NOFORN'), { ic: 'SECRET//ORCON/NOFORN' }],
  [6, 'ORCON//NOFORN is told', warnings('SECRET//ORCON//NOFORN'), { ic: 'form' }],
  [7, 'controls of NATO', rewritten('(//CTS-B)'), { ic: '//COSMIC TOP SECRET//BOHEMIA' }],
  [8, 'back to its source', goesTo('(//GBR S)', 'GBR'), { ic: 'deny', dod: 'allow' }],
  [9, 'NOFORN on what is foreign', errors('(//GBR S//NF)'), { ic: '' }],
  [10, 'a prefix on each program', rewritten('SECRET//SAR-BP/SAR-CA'), { ic: 'SECRET//SAR-BP/CA' }],
  [11, 'ORCON-USGOV', rewritten('(S//OC/OC-USGOV/NF)'), { ic: 'SECRET//ORCON-USGOV/NOFORN' }],
  [11, 'ORCON-USGOV beside ORCON', banner('(S//OC-USGOV/NF)', '(S//OC/NF)'), { ic: 'SECRET//ORCON/NOFORN' }],
  [12, 'RD without NOFORN', warnings('(S//RD)'), { ic: 'ISM-ID-00467' }],
  [12, 'RD with a list, abroad', goesTo('(S//RD//REL TO USA, GBR)', 'GBR'), { ic: 'deny' }],
  [
    13,
    'CUI in a classified page',
    banner('(S//NF)', '(CUI)'),
    { ic: 'SECRET//CUI//NOFORN', dod: 'SECRET//NOFORN' },
  ],
  [14, 'RELIDO on all', banner('(S//RELIDO)', '(S//REL TO USA, AUS/RELIDO)'), { ic: 'SECRET//RELIDO' }],
  [
    15,
    'to have and to see',
    banner('(S//REL TO USA, IRQ)', '(S//DISPLAY ONLY IRQ)'),
    { ic: 'SECRET//DISPLAY ONLY IRQ' },
  ],
  [
    16,
    'a concealed source',
    banner('(//DEU S//NF)', '(//FGI S//NF)', '(S//NF)'),
    { ic: 'SECRET//FGI//NOFORN' },
  ],
  // Manual p. 183 lets the list stand; the code of ODNI does not, and the stricter holds for everybody.
  [17, 'LES beside a list', banner('(S//REL TO USA, GBR)', '(U//LES)'), { ic: 'SECRET//NOFORN//LES' }],
  [18, 'NOFORN on plain U', errors('(U//NF)'), { ic: '', dod: 'DOD-NOFORN-LEVEL' }],
  [18, 'NOFORN on CUI', errors('(CUI//NF)'), { ic: '' }],
  [19, 'IMCON', errors('(TS//IMC/NF)'), { ic: '', dod: 'DOD-IMCON-LEVEL' }],
  [19, 'IMCON at SECRET', errors('(S//IMC/NF)'), { ic: '' }],
  [20, 'a list on U', errors('(U//REL TO USA, GBR)'), { ic: '', dod: 'DOD-RELEASE-LEVEL' }],
  [20, 'RELIDO on U', errors('(U//RELIDO)'), { ic: '', dod: 'DOD-RELEASE-LEVEL' }],
  [20, 'a list on CUI', errors('(CUI//REL TO USA, GBR)'), { ic: '' }],
];

describe('topics on which the authorities disagree', () => {
  it.each(TOPICS)('%d: %s', (_, __, answer, expected) =>
    expect(Object.fromEntries(PROFILES.map((profile) => [profile, answer(profile)]))).toEqual(
      Object.fromEntries(PROFILES.map((profile) => [profile, expected[profile] ?? expected.ic])),
    ),
  );

  it('are twenty', () => expect(new Set(TOPICS.map(([topic]) => topic)).size).toBe(20));
});
