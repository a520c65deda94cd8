/** A simple PDF taken apart into its objects and put together again, with a table that is right. */
export interface Parts {
  readonly header: string;
  readonly objects: Map<number, string>;
  trailer: string;
}

export function partsOf(pdf: Uint8Array): Parts {
  const text = Buffer.from(pdf).toString('latin1');
  const objects = new Map<number, string>();
  const body = text.slice(0, text.lastIndexOf('\nxref\n') + 1);
  let header = '';
  for (const found of body.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj\n/g)) {
    if (header === '') header = body.slice(0, found.index);
    objects.set(Number(found[1]), found[2] ?? '');
  }
  const trailer = /trailer\n([\s\S]*?)\nstartxref/.exec(text.slice(body.length))?.[1] ?? '';
  return { header, objects, trailer };
}

export function joined({ header, objects, trailer }: Parts): Buffer {
  let text = header;
  const places: number[] = [];
  for (const [number, body] of [...objects].sort((a, b) => a[0] - b[0])) {
    places[number] = text.length;
    text += `${number} 0 obj\n${body}\nendobj\n`;
  }
  const rows = places.slice(1).map((at) => `${String(at).padStart(10, '0')} 00000 n \n`);
  const at = text.length;
  const end = trailer.replace(/\/Size \d+/, `/Size ${rows.length + 1}`);
  text += `xref\n0 ${rows.length + 1}\n0000000000 65535 f \n${rows.join('')}trailer\n${end}\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

/** Adds an object and tells its number. */
export function added(parts: Parts, body: string): number {
  const number = Math.max(...parts.objects.keys()) + 1;
  parts.objects.set(number, body);
  return number;
}

/** Puts keys into the first dictionary that matches. */
export function withKeys(parts: Parts, which: RegExp, keys: string): void {
  for (const [number, body] of parts.objects)
    if (which.test(body)) {
      parts.objects.set(number, body.replace('<<\n', `<<\n${keys}\n`));
      return;
    }
  throw new Error(`no object ${which}`);
}

export const stream = (bytes: Buffer, keys = ''): string =>
  `<<\n${keys}\n/Length ${bytes.length}\n>>\nstream\n${bytes.toString('latin1')}\nendstream`;

/** A string in hexadecimal digits, UTF-16 with its mark. */
export const wideHex = (text: string): string =>
  `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`;

/** A literal string: UTF-8 bytes with escapes. */
export const literal = (text: string): string =>
  `(${Buffer.from(text)
    .toString('latin1')
    .replace(/[\\()]/g, '\\$&')
    .replaceAll('\n', '\\n')})`;
