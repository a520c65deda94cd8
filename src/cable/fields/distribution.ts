import type { Lexicon } from '../../marking/lexicon.ts';
import { holdsMarking } from '../../marking/near-marking.ts';
import type { Copies, Field, Fields } from '../../model/cable.ts';
import { type Message, warning } from '../../model/message.ts';
import type { Span } from '../../model/span.ts';
import { matchesOf } from '../../text/matches.ts';
import type { Line } from '../lines.ts';
import { within } from './field.ts';

const COPY = String.raw`[A-Z/]{1,6}[- ]?\d{2}`;
const COPIES = new RegExp(
  String.raw`^(?:(ACTION|ORIGIN|INFO)[ \t]+)?(${COPY}(?:[ \t,]+${COPY}){0,30})[ \t,]*(?:/?(\d{3}) ?[WR])?$`,
);
/** The sum may stand on a line of its own. */
const SUM = /^\/?(\d{3}) ?[WR]$/;
const ONE_COPY = /([A-Z/]{1,6})[- ]?(\d{2})/g;
/** An office, who in it, and who typed it: `EB/TT/MA:RQLANDER:JK`; whoever was only told is so named. */
const CLEARED =
  "[A-Z]{1,10}(?:/[A-Z0-9-]{1,10}){0,4}(?::[ \\t]?| - (?=MR))(?:MRS?\\.? )?([A-Z][A-Z.'-]{1,24})(?::[A-Z]{2,4})?(?: \\((?:INFO|DRAFT|SUBS|PHONE)\\))?";
const CLEARANCES = new RegExp(
  `^(?:(DRAFTED|APPROVED|CLEARED) BY:?[ \\t]+)?(${CLEARED}(?:[ \\t,;]+${CLEARED}){0,8})(?: -- \\d{1,2}/\\d{1,2}/\\d{2})?$`,
);
/** `SUBJECT: BRIDGES` has the form of an office and who in it. */
const LIKE_A_LABEL = /^[A-Z]{1,10}:[ \t]/;
const ONE_CLEARANCE = new RegExp(CLEARED, 'g');
const BY_THE_SECRETARY =
  /^(?:DRAFTED|APPROVED|CLEARED) BY:?[ \t]+(THE (?:(?:ACTING|DEPUTY|UNDER) )?SECRETARY)$/;
/** Until 1976 apart, then glued with the time of filing, from 2000 on in hexadecimal figures; `/38` are copies. */
const DASH_COUNTER = /^-{10,}(?:[ \t]*[0-9A-F]{3,7}Z?){1,4}(?:[ \t]*\/\d{2})?$/;
/** How many offices there are, right above the first of them. */
export const isOfficeCount = ({ text }: Line, next: Line | undefined): boolean =>
  /^\d{1,2}(?:[-/]\d{1,2})?$/.test(text) &&
  next !== undefined &&
  /^(?:ACTION|ORIGIN)[ \t]/.test(next.text) &&
  COPIES.test(next.text);

type Hand = 'drafted' | 'approved' | 'cleared';
const HANDS: Readonly<Record<string, Hand>> = {
  DRAFTED: 'drafted',
  APPROVED: 'approved',
  CLEARED: 'cleared',
};

/** State's own distribution (5 FAH-2 H-321): who has copies, who drafted, approved and cleared, and the dash counter. */
export class DistributionReader {
  private readonly copies: { action: Copies[]; info: Copies[] } = { action: [], info: [] };
  private total: number | null = null;
  private span: Span | undefined;
  private printed = '';
  private list: 'action' | 'info' | undefined;
  private readonly hands: Record<Hand, Field<string>[]> = { drafted: [], approved: [], cleared: [] };
  /** Behind a drafter or an approver those who cleared follow without a word. */
  private isSigned = false;

  /** Whether the line is one of the distribution, which it then is as a whole. */
  read(line: Line, lexicon: Lexicon): boolean {
    const isOne =
      this.readCopies(line) ||
      this.readSum(line) ||
      (CLEARANCES.test(line.text) &&
        !holdsMarking(line.text.replaceAll(':', ' '), lexicon) &&
        this.readClearances(line)) ||
      this.readSecretary(line);
    if (isOne) return true;
    this.list = undefined;
    this.isSigned = false;
    return DASH_COUNTER.test(line.text);
  }

  fields(): Pick<Fields, 'distribution' | 'drafted' | 'approved' | 'cleared'> {
    const { copies, total, span, printed } = this;
    const { drafted, approved, cleared } = this.hands;
    return {
      ...(span && { distribution: { value: { total, ...copies }, printed, span } }),
      ...(drafted.length > 0 && { drafted }),
      ...(approved.length > 0 && { approved }),
      ...(cleared.length > 0 && { cleared }),
    };
  }

  private readCopies({ from, to, text }: Line): boolean {
    const found = COPIES.exec(text);
    if (found === null) return false;
    const [, label, offices = '', total] = found;
    if (label !== undefined) this.list = label === 'INFO' ? 'info' : 'action';
    if (this.list === undefined) return false;
    for (const [, office = '', copies] of matchesOf(offices, ONE_COPY))
      this.copies[this.list].push({ office, copies: Number(copies) });
    this.total = total === undefined ? this.total : Number(total);
    this.span ??= { from, to };
    this.printed ||= text;
    return true;
  }

  private readSum({ text }: Line): boolean {
    const sum = this.list === undefined ? undefined : SUM.exec(text)?.[1];
    if (sum === undefined) return false;
    this.total = Number(sum);
    return true;
  }

  private readClearances({ from, text }: Line): boolean {
    const found = CLEARANCES.exec(text);
    if (found === null || (found[1] === undefined && !(this.isSigned && !LIKE_A_LABEL.test(text))))
      return false;
    this.isSigned = true;
    const hand = HANDS[found[1] ?? 'CLEARED'] ?? 'cleared';
    const start = text.indexOf(found[2] ?? '', found[1]?.length);
    for (const { index, 0: clearance, 1: name = '' } of matchesOf(found[2] ?? '', ONE_CLEARANCE))
      this.sign(
        hand,
        name,
        within(from + start, index + clearance.indexOf(name, clearance.search(/:| - /)), name),
      );
    return true;
  }

  private readSecretary({ to, text }: Line): boolean {
    const [whole = '', name] = BY_THE_SECRETARY.exec(text) ?? [];
    if (name === undefined) return false;
    this.isSigned = true;
    this.sign(HANDS[whole.split(' ', 1)[0] ?? ''] ?? 'cleared', name, { from: to - name.length, to });
    return true;
  }

  private sign(hand: Hand, name: string, span: Span): void {
    this.hands[hand].push({ value: name, printed: name, span });
  }
}

/** `/068 W` is the sum of all copies. */
export function copiesMessages({ distribution }: Pick<Fields, 'distribution'>): Message[] {
  if (distribution === undefined || distribution.value.total === null) return [];
  const { action, info, total } = distribution.value;
  const sum = [...action, ...info].reduce((all, { copies }) => all + copies, 0);
  return sum === total ? [] : [warning('copies-differ', COPIES_DIFFER, distribution.span)];
}

const COPIES_DIFFER =
  'The copies of the distribution do not come to the sum printed behind them: a line may be missing. Check it ' +
  'against another copy.';
