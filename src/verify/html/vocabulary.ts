import type { Token } from './tokens.ts';

/** Everything a tag of a page may say. Nothing here has room for a word of a cable. */
const ELEMENTS = new Set(
  (
    'html head meta title style body header main footer nav section h1 h2 h3 p div span s strong dl dt dd ol ul ' +
    'li table caption thead tbody tfoot tr th td a'
  ).split(' '),
);

/** Names of classes, and of places that are no portion. */
const WORDS = new Set(
  (
    'banner reviewer stamps stamp facts declassification legend body unclassified restricted confidential secret ' +
    'top unknown subject paragraph heading reference classified by signature lines prose deletion withheld held ' +
    'restored newly marked basis number note contents long wide table list total counts part draft'
  ).split(' '),
);

/** `2.a`, `3~2.block.1`, `p1`, `ref.a`, `heading.1`, `subject~2`. */
const PORTION =
  /^(?:subject|classified-by|signature|heading|ref|p?\d{1,4})(?:~\d{1,4})?(?:\.(?:[a-z]{1,3}|\d{1,4}|block)(?:~\d{1,4})?)*$/;

export const isPlace = (id: string): boolean =>
  id.startsWith('p-') ? PORTION.test(id.slice(2)) || isFixed(id) : isFixed(id);
const isFixed = (id: string): boolean =>
  /^[a-z][a-z-]*(?:-\d{1,6})?$/.test(id) &&
  id.split('-').every((word) => WORDS.has(word) || word === 'p' || /^\d/.test(word));

const POLICY =
  /^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; base-uri 'none'; form-action 'none'$/;

const META: readonly ((attributes: ReadonlyMap<string, string>) => boolean)[] = [
  (a) => a.size === 1 && a.get('charset') === 'utf-8',
  (a) =>
    a.size === 2 && a.get('http-equiv') === 'Content-Security-Policy' && POLICY.test(a.get('content') ?? ''),
  (a) =>
    a.size === 2 &&
    a.get('name') === 'viewport' &&
    a.get('content') === 'width=device-width, initial-scale=1',
  (a) =>
    a.size === 2 &&
    a.get('name') === 'color-scheme' &&
    /^(?:light|dark|light dark)$/.test(a.get('content') ?? ''),
];

/** Another page of the same index. */
const PAGE = /^index-\d{3,5}\.html$/;

const ATTRIBUTES: Readonly<Record<string, (value: string, element: string) => boolean>> = {
  lang: (value, element) => element === 'html' && value === 'en',
  class: (value) => value.split(' ').every((word) => word.split('-').every((part) => WORDS.has(part))),
  id: isPlace,
  scope: (value) => value === 'col' || value === 'row',
  href: (value, element) =>
    element === 'a' && (PAGE.test(value) || (value.startsWith('#') && isPlace(value.slice(1)))),
};

/** Whether a tag says only what a page of ours says. */
export function isKnownTag(token: Token): boolean {
  if (token.kind === 'text' || !ELEMENTS.has(token.name)) return false;
  if (token.kind === 'close') return token.name !== 'meta';
  if (token.name === 'meta') return META.some((known) => known(token.attributes));
  return [...token.attributes].every(
    ([name, value]) => Object.hasOwn(ATTRIBUTES, name) && ATTRIBUTES[name]?.(value, token.name) === true,
  );
}
