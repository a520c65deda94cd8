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
