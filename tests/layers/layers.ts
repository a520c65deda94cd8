/** The rooms from top to bottom: a room may import itself and rooms above it. */
export const ROOMS = [
  'model',
  'notation',
  'text',
  'marking',
  'declassification',
  'audit',
  'verify',
  'container',
  'cable',
  'person',
  'rule',
  'decide',
  'variant',
  'product.ts',
  'pipeline.ts',
  'disk',
  'batch',
  'review',
  'cli',
];

/** What a room may import from outside `src/`. A pure room has no files, network, clock or chance to import. */
const OUTSIDE: Readonly<Record<string, readonly string[]>> = {
  // One by one: its whole index takes longer to load than the rules take to read.
  model: ['zod', 'date-fns/addDays', '@date-fns/utc/date/mini', 'node:crypto'],
  notation: ['zod', 'yaml'],
  text: ['rregex'],
  declassification: ['zod'],
  audit: ['diff', 'canonicalize', 'node:crypto'],
  verify: ['zod', 'node:crypto'],
  container: ['node:zlib', 'htmlparser2', 'unpdf', 'pako'],
  marking: ['zod'],
  person: ['zod'],
  rule: ['zod'],
  variant: ['pdfkit', 'fontkit', 'node:crypto'],
  // One program of the system sends all of a file system to the device, for which Node has no call.
  disk: ['zod', 'tinyglobby', 'node:child_process', 'node:fs', 'node:module', 'node:path', 'node:url'],
  // Their clock is handed in from `cli/`.
  batch: ['node:worker_threads'],
  // Their clock and chance are handed in from `cli/` too; `server/` is what listens.
  review: ['zod', 'hono', '@hono/node-server', 'pg', 'node:http', 'node:crypto'],
  cli: [
    'zod',
    'yargs',
    'yargs/helpers',
    'cli-table3',
    'cli-progress',
    // The pager that shows a diff.
    'node:child_process',
    'node:os',
    'node:path',
    'node:readline',
    'node:stream',
    'node:util',
    'node:v8',
    'node:crypto',
  ],
};

/** Rooms with a narrower gate than their place in the list gives them. */
const ONLY: readonly { readonly under: string; readonly may: readonly string[]; readonly because: string }[] =
  [
    { under: 'verify/', may: ['model', 'verify'], because: 'the checker shares no code with what it checks' },
    { under: 'audit/', may: ['model', 'audit'], because: 'the log knows nouns only' },
    {
      under: 'variant/render/',
      may: ['model', 'variant/render'],
      because: 'a renderer cannot leak what it cannot name',
    },
    {
      under: 'review/page/',
      may: ['model', 'review/page'],
      because: 'the page runs in a browser and knows what it is sent, no more',
    },
  ];

/** What runs in the browser has its own clock and timers, and a library of its own; of other rooms it takes types alone. */
const PAGE = 'review/page/';
const PAGE_OUTSIDE = ['preact', 'preact/hooks'];

/** Process, console, clock and chance belong to `cli/` alone. */
const WORLD =
  /\b(?:process\.|console\.|Date\.now\b|new Date\(\)|performance\.|Math\.random\b|random(?:Bytes|UUID|Int|FillSync)\b|getRandomValues\b|setTimeout\(|setInterval\(|fetch\(|require\(|Atomics\.wait)/;
const IMPORT =
  /^import\s[^'"]*['"]([^'"]+)['"]|^export\s+(?:type\s+)?(?:\*[^'"]*|\{[^}]*\}\s*)from\s+['"]([^'"]+)['"]|\bimport\(\s*['"`]([^'"`]+)['"`]/gm;

/** What is wrong with one file of `src/`, given as its path under `src/` and its text. */
export function faultsOf(path: string, text: string): string[] {
  const room = roomOf(path);
  if (!ROOMS.includes(room)) return [`${path}: the room '${room}' has no layer`];
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const touches =
    room !== 'cli' && !path.startsWith(PAGE) && WORLD.test(code)
      ? [`${path}: touches process, console, clock or chance`]
      : [];
  const imported = [...code.matchAll(IMPORT)].map((found) => (found[1] ?? found[2] ?? found[3]) as string);
  return [...touches, ...valuesTaken(path, code), ...imported.flatMap((target) => importFault(path, target))];
}

/** Nouns come with their schemas, which a page of thirty kilobytes has no room for. */
function valuesTaken(path: string, code: string): string[] {
  if (!path.startsWith(PAGE)) return [];
  const taken = [...code.matchAll(/^import\s+(?!type\b)[^'"]*['"](\.[^'"]+)['"]/gm)].map(
    (found) => found[1] as string,
  );
  return taken
    .filter((target) => !resolve(path, target).startsWith(PAGE))
    .map((target) => `${path}: takes more than types from ${target}`);
}

function importFault(path: string, target: string): string[] {
  const outside = path.startsWith(PAGE) ? PAGE_OUTSIDE : OUTSIDE[roomOf(path)];
  if (!target.startsWith('.'))
    return outside?.includes(target) ? [] : [`${path}: this room may not import ${target}`];
  const reached = resolve(path, target);
  const narrow = ONLY.find(({ under }) => path.startsWith(under));
  if (narrow !== undefined && !narrow.may.some((may) => reached.startsWith(`${may}/`)))
    return [`${path}: imports ${reached}, but ${narrow.because}`];
  return rankOf(reached) > rankOf(path) ? [`${path}: imports ${reached}, which lies below it`] : [];
}

const roomOf = (path: string): string => path.split('/')[0] as string;
const rankOf = (path: string): number => ROOMS.indexOf(roomOf(path));

function resolve(from: string, target: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '.') parts.push(step);
  }
  return parts.join('/');
}
