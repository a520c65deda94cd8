import type { Lexicon } from '../../../marking/lexicon.ts';
import type { Field, Fields, Recipient } from '../../../model/cable.ts';
import type { Span } from '../../../model/span.ts';
import { readDateTimeGroup } from '../../fields/dtg.ts';
import { readOriginator } from '../../fields/originator.ts';
import {
  type AddressBlock,
  addressLabel,
  isAddress,
  isRouted,
  readFrom,
  readRecipient,
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
}

/** Reads lines as a bag: their order is not guaranteed. A line nobody knows is left to be told as unread. */
export function readAddressPart(lines: readonly Line[], lexicon: Lexicon): AddressPart {
  const reader = new AddressReader(lexicon);
  for (const line of lines) reader.read(line);
  return reader.part();
}

/** Whether a line can only be one of the address part. */
export const isAddressPartLine = (line: Line, lexicon: Lexicon): boolean =>
  isMachineLength(line) &&
  (fieldsOf(line, lexicon) !== undefined || isSecurityLine(line) || addressLabel(line) !== undefined);

/** ACTION and INFO with copy counts, drafters, clearances and the dash counter: State's own distribution. */
const COPIES = String.raw`[A-Z/]{1,6}[- ]?\d{2}`;
const CLEARED = "[A-Z]{1,6}(?:/[A-Z0-9-]{1,10}){0,4}:[A-Z][A-Z.'-]{1,24}";
const DISTRIBUTION = new RegExp(
  [
    String.raw`(?:(?:ACTION|ORIGIN|INFO)[ \t]+)?${COPIES}(?:[ \t,]+${COPIES}){0,30}[ \t,]*(?:/?\d{3} [WR])?`,
    String.raw`(?:(?:DRAFTED|APPROVED|CLEARED) BY:?[ \t]+)?${CLEARED}(?:[ \t,;]+${CLEARED}){0,8}`,
    String.raw`(?:DRAFTED|APPROVED|CLEARED) BY:?[ \t]+THE (?:(?:ACTING|DEPUTY|UNDER) )?SECRETARY`,
    String.raw`-{10,}(?:[ \t]*[0-9A-F]{3,7}Z?){0,4}(?:[ \t]*/\d{2})?`,
  ]
    .map((form) => `^${form}$`)
    .join('|'),
);
const END_OF_ADDRESSES = /^(?:BT|STATE GRNC|GRNC|ZFF[- ]\d)$/;

type Single = 'transmissionId' | 'routing' | 'originator' | 'security' | 'precedence' | 'dtg' | 'from';

class AddressReader {
  private fields: Partial<Fields> = {};
  private readonly to: Field<Recipient>[] = [];
  private readonly info: Field<Recipient>[] = [];
  private readonly excluded: Field<string>[] = [];
  private readonly layout: Span[] = [];
  private isWhole = true;
  private block: AddressBlock | 'routing' | undefined;
  private readonly lexicon: Lexicon;

  constructor(lexicon: Lexicon) {
    this.lexicon = lexicon;
  }

  read(line: Line): void {
    const read = isMachineLength(line) ? this.readLine(line) : [];
    if (!isMachineLength(line)) this.block = undefined;
    this.layout.push(...read);
    this.isWhole = this.isWhole && (isBlank(line) || read.at(-1)?.to === line.to);
  }

  part(): AddressPart {
    const { fields, to, info, excluded, layout, isWhole } = this;
    return { fields, to, info, excluded, layout, isWhole };
  }

  /** What of the line was understood. */
  private readLine(line: Line): Span[] {
    if (END_OF_ADDRESSES.test(line.text) || DISTRIBUTION.test(line.text)) {
      this.block = undefined;
      return [spanOf(line)];
    }
    return this.readField(line) ?? this.openBlock(line) ?? this.continueBlock(line);
  }

  private readField(line: Line): Span[] | undefined {
    const found = fieldsOf(line, this.lexicon);
    if (found === undefined) return isSecurityLine(line) ? [] : undefined;
    this.block = found.routing === undefined ? undefined : 'routing';
    // The first one counts: later ones stand in quoted or repeated headers.
    this.fields = { ...found, ...this.fields };
    return Object.values(found)
      .slice(0, 1)
      .map(({ span }) => span);
  }

  private openBlock(line: Line): Span[] | undefined {
    const label = addressLabel(line);
    if (label === undefined) return undefined;
    const { block, rest } = label;
    this.block = block;
    if (rest.text === '') return [spanOf(line)];
    return [{ from: line.from, to: rest.from }, ...this.address(block, rest)];
  }

  private continueBlock(line: Line): Span[] {
    if (this.block === 'routing') return isMoreRouting(line) ? [spanOf(line)] : [];
    if (this.block === undefined) return [];
    // The posts left out run on until the next routed address, which is of the collective's block again.
    if (this.block === 'excluded' && isRouted(line)) this.block = 'info';
    return this.address(this.block, line);
  }

  private address(block: AddressBlock, line: Line): Span[] {
    const recipient = isAddress(line, this.lexicon) ? readRecipient(line) : undefined;
    if (recipient === undefined) return [];
    const { printed, span } = recipient;
    if (block === 'excluded') this.excluded.push({ value: printed, printed, span });
    else this[block].push(recipient);
    return [span];
  }
}

const spanOf = ({ from, to }: Line): Span => ({ from, to });

/** What a line of the transmission says, or nothing where it is no such line. */
export function fieldsOf(line: Line, lexicon: Lexicon): Pick<Partial<Fields>, Single> | undefined {
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
