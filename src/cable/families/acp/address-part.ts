import type { Lexicon } from '../../../marking/lexicon.ts';
import type { Field, Fields, Recipient } from '../../../model/cable.ts';
import { type Message, warning } from '../../../model/message.ts';
import type { Span } from '../../../model/span.ts';
import { beginsWith, inAnyCase } from '../../../text/beginnings.ts';
import { DistributionReader, isOfficeCount } from '../../fields/distribution.ts';
import { readBareGroup, readDateTimeGroup } from '../../fields/dtg.ts';
import { readOriginator } from '../../fields/originator.ts';
import {
  type AddressBlock,
  addressesIn,
  addressLabel,
  hasMisspeltPrecedence,
  isAddress,
  isDoubtfulAddress,
  isPlainlyRouted,
  isRouted,
  readFrom,
  readRecipient,
  readSender,
} from '../../fields/recipients.ts';
import { isMoreRouting, readRouting } from '../../fields/routing.ts';
import { isSecurityLine, readSecurity } from '../../fields/security.ts';
import { readTransmissionId } from '../../fields/transmission-id.ts';
import { isBlank, isMachineLength, type Line } from '../../lines.ts';

/** The lines from the transmission id to BT: how the message went and to whom. */
export interface AddressPart {
  readonly fields: Partial<Fields>;
  readonly to: readonly Field<Recipient>[];
  readonly info: readonly Field<Recipient>[];
  readonly excluded: readonly Field<string>[];
  /** Labels and values that were read; what else a line holds is none of them. */
  readonly layout: readonly Span[];
  /** Whether every line was read to its end. */
  readonly isWhole: boolean;
  /** How many lines it takes: up to the last of which anything was read. */
  readonly length: number;
  readonly messages: readonly Message[];
}

/** Reads lines as a bag: their order is not guaranteed. A line nobody knows is left to be told as unread. */
export function readAddressPart(lines: readonly Line[], lexicon: Lexicon): AddressPart {
  const reader = new AddressReader(lexicon);
  for (const [at, line] of lines.entries()) reader.read(line, at, lines[at + 1]);
  return reader.part();
}

/** Whether a line can only be one of the address part. */
export const isAddressPartLine = (line: Line, lexicon: Lexicon): boolean =>
  isMachineLength(line) &&
  (fieldsOf(line, lexicon) !== undefined || isSecurityLine(line) || addressLabel(line) !== undefined);

const END_OF_ADDRESSES = /^(?:BT|STATE GRNC|GRNC|ZFF[- ]\d)$/;

type Single = 'transmissionId' | 'routing' | 'originator' | 'security' | 'precedence' | 'dtg' | 'from';
type OpenBlock = AddressBlock | 'routing' | 'sender';

class AddressReader {
  private fields: Partial<Fields> = {};
  private readonly to: Field<Recipient>[] = [];
  private readonly info: Field<Recipient>[] = [];
  private readonly excluded: Field<string>[] = [];
  private readonly layout: Span[] = [];
  /** What was read of the layout and is not shown. */
  private readonly doubtful = new Set<Span>();
  private readonly misspelt: Span[] = [];
  private isWhole = true;
  private length = 0;
  private block: OpenBlock | undefined;
  /** What a blank line closed: a routed address behind it shows that it ended nothing. */
  private beforeBlank: OpenBlock | undefined;
  /** The block of the collective from which posts are left out. */
  private collective: 'to' | 'info' = 'info';
  private readonly distribution = new DistributionReader();
  private readonly lexicon: Lexicon;

  constructor(lexicon: Lexicon) {
    this.lexicon = lexicon;
  }

  read(line: Line, at: number, next: Line | undefined): void {
    if (isBlank(line)) {
      this.blank();
      return;
    }
    if (isPlainlyRouted(line)) this.block ??= this.beforeBlank;
    this.beforeBlank = undefined;
    const read = isMachineLength(line) ? this.readLine(line, next) : this.strange();
    this.layout.push(...read);
    if (read.length > 0) this.length = at + 1;
    this.isWhole = this.isWhole && read.at(-1)?.to === line.to;
  }

  /** Labels and ends of a transmission that says nothing are no address part. */
  part(): AddressPart {
    const { to, info, excluded, isWhole, misspelt } = this;
    const fields = Object.assign({}, this.fields, this.distribution.fields());
    const isEmpty = Object.keys(fields).length + to.length + info.length + excluded.length === 0;
    const shown = this.layout.filter((span) => !this.doubtful.has(span));
    const [layout, length] = isEmpty ? [[], 0] : [shown, this.length];
    const messages = misspelt.map((span) => warning('precedence-misspelt', MISSPELT, span));
    return { fields, to, info, excluded, layout, isWhole, length, messages };
  }

  private blank(): void {
    this.beforeBlank = this.block ?? this.beforeBlank;
    this.block = undefined;
  }

  private strange(): Span[] {
    this.block = undefined;
    return [];
  }

  /** What of the line was understood. */
  private readLine(line: Line, next: Line | undefined): Span[] {
    if (this.isEnd(line) || this.distribution.read(line, this.lexicon) || isOfficeCount(line, next)) {
      this.block = undefined;
      return [spanOf(line)];
    }
    return this.readField(line) ?? this.openBlock(line) ?? this.continueBlock(line);
  }

  /** Where nothing began, nothing ends. */
  private isEnd({ text }: Line): boolean {
    return this.length > 0 && END_OF_ADDRESSES.test(text);
  }

  private readField(line: Line): Span[] | undefined {
    if (line.text === 'FM') {
      this.block = 'sender';
      return [spanOf(line)];
    }
    const found = fieldsOf(line, this.lexicon) ?? this.readBare(line);
    if (found === undefined) return isSecurityLine(line) ? [] : undefined;
    this.block = found.routing === undefined ? undefined : 'routing';
    this.add(found);
    return Object.values(found)
      .slice(0, 1)
      .map(({ span }) => span);
  }

  private readBare(line: Line): Partial<Fields> | undefined {
    return this.fields.dtg === undefined ? readBareGroup(line) : undefined;
  }

  /** The first one counts, as later ones stand in quoted or repeated headers; of dates the one right before FM. */
  private add(found: Partial<Fields>): void {
    const isLatest = found.dtg !== undefined && this.fields.from === undefined;
    const [first, last] = isLatest ? [this.fields, found] : [found, this.fields];
    this.fields = Object.assign({}, first, last);
  }

  private openBlock(line: Line): Span[] | undefined {
    const label = addressLabel(line);
    if (label === undefined) return undefined;
    const { block, rest } = label;
    if (block !== 'excluded') this.collective = block;
    this.block = block;
    if (rest.text === '') return [spanOf(line)];
    const printed = { from: line.from, to: rest.from };
    return [printed, ...(this.openBlock(rest) ?? this.address(block, rest))];
  }

  private continueBlock(line: Line): Span[] {
    if (this.block === 'routing') return isMoreRouting(line) ? [spanOf(line)] : [];
    if (this.block === 'sender') return this.readSenderBelow(line);
    if (this.block === undefined) return [];
    // The posts left out run on until the next routed address, which is of the collective's block again.
    if (this.block === 'excluded' && isRouted(line)) this.block = this.collective;
    return this.address(this.block, line);
  }

  private readSenderBelow(line: Line): Span[] {
    this.block = undefined;
    const from = readSender(line, this.lexicon);
    if (from === undefined) return [];
    this.add({ from });
    return [from.span];
  }

  private address(block: AddressBlock, line: Line): Span[] {
    return block === 'excluded'
      ? addressesIn(line).flatMap((post) => this.leaveOut(post))
      : this.recipient(block, line);
  }

  private leaveOut(line: Line): Span[] {
    const post = isAddress(line, this.lexicon) ? readRecipient(line) : undefined;
    if (post === undefined) return [];
    this.excluded.push({ ...post, value: post.value.address });
    if (isDoubtfulAddress(line, this.lexicon)) this.doubtful.add(post.span);
    return [post.span];
  }

  private recipient(block: 'to' | 'info', line: Line): Span[] {
    const recipient = readRecipient(line);
    if (recipient === undefined || !isAddress(line, this.lexicon, recipient)) return [];
    this[block].push(recipient);
    if (isDoubtfulAddress(line, this.lexicon, recipient)) this.doubtful.add(recipient.span);
    if (recipient.value.precedence !== null && hasMisspeltPrecedence(line))
      this.misspelt.push(recipient.span);
    return [recipient.span];
  }
}

const MISSPELT =
  'A precedence is misspelt; it is read as the word nearest to it. No action is needed unless it is another.';

const spanOf = ({ from, to }: Line): Span => ({ from, to });

/** What a line of the transmission begins with, a date-time group in any case. */
const mayBeSent = beginsWith(`CVD${inAnyCase('ZOPRYF')}`);

/** What a line of the transmission says, or nothing where it is no such line. */
export function fieldsOf(line: Line, lexicon: Lexicon): Pick<Partial<Fields>, Single> | undefined {
  return mayBeSent(line.text) && MAY_BE_SENT.test(line.text) ? sentIn(line, lexicon) : undefined;
}

const MAY_BE_SENT =
  /^(?:Cable Text:|VZCZC|(?:ZZ|OO|PP|RR|DE|FM)[ \t]|ZN[YR]|(?:[ZOPRY][ \t]*){1,4}\d[ \t]?\d)/i;

function sentIn(line: Line, lexicon: Lexicon): Pick<Partial<Fields>, Single> | undefined {
  const transmissionId = readTransmissionId(line);
  if (transmissionId !== undefined) return { transmissionId };
  const routing = readRouting(line);
  if (routing !== undefined) return { routing };
  const originator = readOriginator(line);
  if (originator !== undefined) return { originator };
  const security = readSecurity(line);
  if (security !== undefined) return { security };
  const from = readFrom(line, lexicon);
  return from === undefined ? readDateTimeGroup(line) : { from };
}
