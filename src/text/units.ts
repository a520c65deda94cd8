/** UTF-16 units with where each comes from, in arrays that grow. */
export class Units {
  length = 0;
  code: Uint16Array;
  from: Int32Array;
  to: Int32Array;

  constructor(room: number) {
    // In one piece: to ask for three costs more than to fill them.
    const bytes = new ArrayBuffer(10 * room);
    this.from = new Int32Array(bytes, 0, room);
    this.to = new Int32Array(bytes, 4 * room, room);
    this.code = new Uint16Array(bytes, 8 * room, room);
  }

  push(code: number, from: number, to: number): void {
    this.reserve(1);
    this.code[this.length] = code;
    this.from[this.length] = from;
    this.to[this.length] = to;
    this.length++;
  }

  /** Characters in a row, each from its own place. */
  pushRow(source: string, from: number, to: number): void {
    this.reserve(to - from);
    const { code, from: begins, to: ends } = this;
    for (let at = from, unit = this.length; at < to; at++, unit++) {
      code[unit] = source.charCodeAt(at);
      begins[unit] = at;
      ends[unit] = at + 1;
    }
    this.length += to - from;
  }

  /** Makes room for so many more. */
  reserve(count: number): void {
    if (this.length + count <= this.code.length) return;
    const wider = new Units(2 * this.length + count + 16);
    wider.code.set(this.code);
    wider.from.set(this.from);
    wider.to.set(this.to);
    [this.code, this.from, this.to] = [wider.code, wider.from, wider.to];
  }
}

/** UTF-16 units as text. Without a foreign letter among them it has one byte for each: it is shorter and searched faster. */
export function textOfUnits(units: Uint16Array, length: number): string {
  if (length < FEW) return String.fromCharCode.apply(null, [...units.subarray(0, length)]);
  let all = 0;
  for (let at = 0; at < length; at++) all |= units[at] ?? 0;
  const used = units.subarray(0, length);
  return all < 0x80
    ? Buffer.from(used).toString('latin1')
    : Buffer.from(used.buffer, used.byteOffset, 2 * length).toString('utf16le');
}

/** So few are text sooner than they are bytes. */
const FEW = 100;
