import type { CivilDate } from '../../model/civil-date.ts';
import { type Marking, plainMarking } from '../../model/marking.ts';
import { tokensOf } from '../controls.ts';
import { type ControlRow, inForce, type Vocabulary } from '../vocabulary.ts';
import type { Finding } from './finding.ts';

/** What a reading goes by: the vocabulary, and the day of the document where it is known. */
export interface Grounds {
  readonly vocabulary: Vocabulary;
  readonly dated?: CivilDate | undefined;
}

type Lists = {
  [K in keyof Marking as Marking[K] extends readonly string[] ? K : never]: string[];
};

/** A marking while it is being read: each token once, in the order printed. */
export class Draft {
  system: Marking['system'] = 'us';
  owners: readonly string[] = ['USA'];
  level: Marking['level'] = null;
  /** No level is printed: a control stands for UNCLASSIFIED, which holds only where all the rest can be read. */
  inferred = false;
  repaired = false;
  /** CUI was printed, so that its categories may follow. */
  opensCui = false;
  readonly findings: Finding[] = [];
  readonly grounds: Grounds;
  private readonly lists: Omit<Lists, 'owners'> = {
    ...{ sci: [], sap: [], aea: [], fgi: [], dissem: [] },
    ...{ releasableTo: [], displayOnlyTo: [], nonIC: [], cui: [], unknown: [] },
  };

  constructor(grounds: Grounds) {
    this.grounds = grounds;
  }

  add(list: keyof Omit<Lists, 'owners'>, ...tokens: readonly string[]): void {
    for (const token of tokens) if (!this.lists[list].includes(token)) this.lists[list].push(token);
  }

  has(list: keyof Omit<Lists, 'owners'>): boolean {
    return this.lists[list].length > 0;
  }

  addControl(row: ControlRow): void {
    this.add(row.category, ...tokensOf(row));
    if (!inForce(row, this.grounds.dated))
      this.warn('legacy-control', row.source, `${row.banner} is no longer put on a document.`);
  }

  error(code: string, provision: string, text: string): void {
    this.findings.push({ code, provision, text, severity: 'error' });
  }

  warn(code: string, provision: string, text: string): void {
    this.findings.push({ code, provision, text, severity: 'warning' });
  }

  /** Slashes with nothing between or behind them: what stood there is lost, so it denies. */
  lacks(text: string): void {
    this.add('unknown', '//');
    this.error('placeholder', 'Manual D.1', text);
  }

  /** Keeps what nobody can read: it denies. */
  unread(printed: string): void {
    this.add('unknown', printed);
    this.error(
      'unknown-token',
      'ACES 2.2.3',
      'A part of the marking is not in the vocabulary, so it denies release until a person has read it.',
    );
  }

  marking(as: string): Marking {
    const { system, owners } = this;
    const level = this.inferred && this.has('unknown') ? null : this.level;
    if (this.opensCui && !this.has('cui')) this.add('cui', 'CUI');
    return { ...plainMarking(level, as), system, owners, ...this.lists };
  }
}
