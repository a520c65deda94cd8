/** UTF-16 units as text. Without a foreign letter among them it has one byte for each: it is shorter and searched faster. */
export function textOfUnits(units: Uint16Array, length: number): string {
  const used = units.subarray(0, length);
  const isPlain = used.every((unit) => unit < 0x80);
  const bytes = isPlain ? Buffer.from(used) : Buffer.from(used.buffer, used.byteOffset, 2 * length);
  return bytes.toString(isPlain ? 'latin1' : 'utf16le');
}
