import { gzipSync } from 'node:zlib';
import type { Case } from './cables.ts';
import { bodyOf, escaped, htmlOf, jsonOf, pageSheet, textOf } from './clean.ts';
import type { Plant } from './kinds-pdf.ts';

const main =
  (write: (secret: string) => string): Plant =>
  async (of) =>
    htmlOf(of, { main: write(of.secret) });
const inHead =
  (write: (secret: string) => string): Plant =>
  async (of) =>
    htmlOf(of).replace('</head>', `${write(of.secret)}</head>`);
const inBody = (of: Case, planted: string): string => {
  const page = htmlOf(of);
  return page.replace('<div class="body">', `<div class="body">${planted}`);
};

const codes = (text: string, write: (code: string) => string): string =>
  [...text].map((letter) => write((letter.codePointAt(0) ?? 0).toString(16))).join('');
const base64 = (text: string): string => Buffer.from(text).toString('base64');

export const HTML_KINDS: Readonly<Record<string, Plant>> = {
  comment: main((text) => `<!-- ${text} -->`),
  'conditional comment': main((text) => `<!--[if IE]>${text}<![endif]-->`),
  'hidden element': main((text) => `<p hidden>${escaped(text)}</p>`),
  'data attribute': main((text) => `<p data-old="${escaped(text)}">x</p>`),
  'title attribute': main((text) => `<p title="${escaped(text)}">x</p>`),
  'alternative text': main((text) => `<img src="x.png" alt="${escaped(text)}">`),
  'accessible label': main((text) => `<p aria-label="${escaped(text)}">x</p>`),
  id: main((text) => `<p id="p-${escaped(text).replace(/\s+/g, '-')}">x</p>`),
  class: main((text) => `<p class="${escaped(text)}">x</p>`),
  'text of a style': async (of) => htmlOf(of, { sheet: `${pageSheet}.body::after{content:"${of.secret}"}` }),
  'escapes of a style': async (of) =>
    htmlOf(of, { sheet: `${pageSheet}.body::after{content:"${codes(of.secret, (code) => `\\${code} `)}"}` }),
  'class of a style': async (of) =>
    htmlOf(of, {
      sheet: `${pageSheet}.${codes(of.secret, (code) => `\\${code.padStart(6, '0')}`)}{color:red}`,
    }),
  'style attribute': main((text) => `<p style="--was:'${escaped(text)}'">x</p>`),
  'data of a script': main(
    (text) =>
      `<script type="application/json">${JSON.stringify({ was: text }).replaceAll('<', '\\u003c')}</script>`,
  ),
  description: inHead((text) => `<meta name="description" content="${escaped(text)}">`),
  'title of the page': async (of) => htmlOf(of, { title: escaped(of.secret) }),
  'entities by number': main((text) => `<p>${codes(text, (code) => `&#x${code};`)}</p>`),
  'address of data': main((text) => `<a href="data:text/plain;base64,${base64(text)}">x</a>`),
  template: main((text) => `<template><p>${escaped(text)}</p></template>`),
  noscript: main((text) => `<noscript>${escaped(text)}</noscript>`),
  'zero-width split': async (of) => inBody(of, escaped([...of.secret].join('\u200b'))),
  'white on white': async (of) => inBody(of, `<span style="color:#fff">${escaped(of.secret)}</span>`),
  'plain paragraph': main((text) => `<p>${escaped(text)}</p>`),
  'struck text': async (of) => inBody(of, `<s>${escaped(of.secret)}</s>`),
  'tags in words': main((text) => `<p>${[...text].map(escaped).join('<span></span>')}</p>`),
  'text behind the page': async (of) => `${htmlOf(of)}${escaped(of.secret)}`,
  'address of a link': main((text) => `<a href="#${encodeURIComponent(text)}">x</a>`),
  'language of an element': main((text) => `<p lang="${escaped(text)}">x</p>`),
  'drawn text': main((text) => `<svg><text>${escaped(text)}</text></svg>`),
  'frame of its own': main((text) => `<iframe srcdoc="${escaped(`<p>${text}</p>`)}"></iframe>`),
  'value of a field': main((text) => `<input type="hidden" value="${escaped(text)}">`),
  'section that is no text of a page': main((text) => `<![CDATA[${text}]]>`),
  'declaration of an entity': async (of) =>
    htmlOf(of).replace('<!doctype html>', `<!doctype html [<!ENTITY x "${of.secret}">]>`),
};

type Written = (text: string) => string | Buffer;
const inText =
  (written: Written): Plant =>
  async (of) =>
    withBody(of, written(of.secret));

function withBody(of: Case, planted: string | Buffer): Buffer {
  const [before = '', after = ''] = textOf(of).split(bodyOf(of));
  const bytes = (text: string): Buffer => Buffer.from(text);
  return Buffer.concat([bytes(before), bytes(bodyOf(of)), Buffer.from(planted), bytes(after)]);
}

const LOOKALIKES: Readonly<Record<string, string>> = {
  a: 'а',
  e: 'е',
  o: 'о',
  c: 'с',
  p: 'р',
  x: 'х',
  i: 'і',
};

export const TEXT_KINDS: Readonly<Record<string, Plant>> = {
  plain: inText((text) => text),
  'in another case': inText((text) => text.toUpperCase()),
  hexadecimal: inText((text) => Buffer.from(text).toString('hex')),
  base64: inText((text) => base64(text)),
  'base64 of gzip': inText((text) => gzipSync(text).toString('base64')),
  'base64 of base64': inText((text) => base64(base64(text))),
  'UTF-16': inText((text) => Buffer.from(text, 'utf16le')),
  'percent escapes': inText((text) => codes8(text, '%')),
  'quoted-printable': inText((text) => codes8(text, '=').toUpperCase()),
  'JSON escapes': inText((text) =>
    [...text].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  ),
  'spaces between letters': inText((text) => [...text].join(' ')),
  'soft hyphens': inText((text) => [...text].join('\u00ad')),
  lookalikes: inText((text) => [...text].map((letter) => LOOKALIKES[letter] ?? letter).join('')),
  'full width': inText((text) =>
    text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
  ),
  'without spaces': inText((text) => text.replace(/\s/g, '')),
  'over lines': inText((text) => text.replace(/(.{5})/g, '$1\n')),
  'behind the end': async (of) => `${textOf(of)}${of.secret}`,
  'in the banner': async (of) => `UNCLASSIFIED ${of.secret.replaceAll('\n', ' ')}\n${textOf(of)}`,
  'field of JSON': async (of) => jsonOf(of).replace('{', `{"was": ${JSON.stringify(of.secret)},`),
  'value of JSON': async (of) => jsonOf(of).replace('"foia"', JSON.stringify(of.secret)),
  'key of JSON': async (of) => jsonOf(of).replace('{', `{${JSON.stringify(of.secret)}: 1,`),
  'escapes in JSON': async (of) =>
    jsonOf(of).replace(
      '"foia"',
      `"${[...of.secret].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}"`,
    ),
  'behind JSON': async (of) => `${jsonOf(of)}${JSON.stringify(of.secret)}`,
  'column of CSV': async (of) => `message,portion\n${of.mrn},"${of.secret.replaceAll('"', '""')}"\n`,
  'trailing spaces as bits': async (of) => {
    const bits = [...Buffer.from(of.secret)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
    let at = 0;
    return textOf(of).replace(/$/gm, () => (bits[at++] === '1' ? '\t' : ' '));
  },
};

const codes8 = (text: string, sign: string): string =>
  [...Buffer.from(text)].map((byte) => sign + byte.toString(16).padStart(2, '0')).join('');

/** The name a planted file has. */
export const nameOf = (kind: string): string =>
  /CSV/.test(kind) ? 'index.csv' : /JSON$/.test(kind) ? 'x.json' : 'x.txt';
