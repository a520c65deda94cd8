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
  readonly layout: readonly Span[];
}

/** Reads lines as a bag: their order is not guaranteed. A line nobody knows is left to be told as unread. */
export function readAddressPart(lines: readonly Line[]): AddressPart {
  const reader = new AddressReader();
  for (const line of lines) reader.read(line);
  return reader.part();
}

/** Whether a line can only be one of the address part. */
export const isAddressPartLine = (line: Line): boolean =>
  isMachineLength(line) &&
  (fieldsOf(line) !== undefined || isSecurityLine(line) || addressLabel(line) !== undefined);

/** ACTION and INFO with copy counts, drafters, clearances and the dash counter: State's own distribution. */
const DISTRIBUTION =
  /^(?:(?:ACTION|ORIGIN)[ \t]+[A-Z/]{1,6}-?[ \t]?\d{2}\b|INFO(?:[ \t]+[A-Z/]{1,6}[- ]\d{2}\b)+|(?:[A-Z]{1,5}-\d{2}[ \t]*)+(?:\/\d{3} W)?$|(?:DRAFTED|APPROVED|CLEARED) BY\b|-{10,}[ \t]*[0-9A-F]{3,}|-{20,}$)/;
const END_OF_ADDRESSES = /^(?:BT|STATE GRNC|GRNC|ZFF[- ]\d)$/;

type Single = 'transmissionId' | 'routing' | 'originator' | 'security' | 'precedence' | 'dtg' | 'from';

class AddressReader {
  private fields: Partial<Fields> = {};
  private readonly to: Field<Recipient>[] = [];
  private readonly info: Field<Recipient>[] = [];
  private readonly excluded: Field<string>[] = [];
  private readonly layout: Span[] = [];
  private block: AddressBlock | 'routing' | undefined;

  read(line: Line): void {
    if (isBlank(line) || !isMachineLength(line)) this.block = undefined;
    else if (this.readLine(line)) this.layout.push({ from: line.from, to: line.to });
  }

  part(): AddressPart {
    const { fields, to, info, excluded, layout } = this;
    return { fields, to, info, excluded, layout };
  }

  /** True where the line was understood. */
  private readLine(line: Line): boolean {
    if (END_OF_ADDRESSES.test(line.text) || DISTRIBUTION.test(line.text)) {
      this.block = undefined;
      return true;
    }
    return this.readField(line) || this.openBlock(line) || this.continueBlock(line);
  }

  private readField(line: Line): boolean {
    const found = fieldsOf(line);
    if (found === undefined) return isSecurityLine(line);
    this.block = found.routing === undefined ? undefined : 'routing';
    // The first one counts: later ones stand in quoted or repeated headers.
    this.fields = { ...found, ...this.fields };
    return true;
  }

  private openBlock(line: Line): boolean {
    const label = addressLabel(line);
    if (label === undefined) return false;
    this.block = label.block;
    if (label.rest.text !== '') this.address(label.block, label.rest);
    return true;
  }

  private continueBlock(line: Line): boolean {
    if (this.block === 'routing') return isMoreRouting(line);
    if (this.block === undefined || !isAddress(line)) return false;
    // The posts left out run on until the next routed address, which is of the collective's block again.
    if (this.block === 'excluded' && isRouted(line)) this.block = 'info';
    this.address(this.block, line);
    return true;
  }

  private address(block: AddressBlock, line: Line): void {
    const { from, to, text } = line;
    if (block === 'excluded') this.excluded.push({ value: text, printed: text, span: { from, to } });
    const recipient = readRecipient(line);
    if (block !== 'excluded' && recipient !== undefined) this[block].push(recipient);
  }
}

function fieldsOf(line: Line): Pick<Partial<Fields>, Single> | undefined {
  const transmissionId = readTransmissionId(line);
  if (transmissionId !== undefined) return { transmissionId };
  const routing = readRouting(line);
  if (routing !== undefined) return { routing };
  const originator = readOriginator(line);
  if (originator !== undefined) return { originator };
  const security = readSecurity(line);
  if (security !== undefined) return { security };
  const from = readFrom(line);
  return from === undefined ? readDateTimeGroup(line) : { from };
}
