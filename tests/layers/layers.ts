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
  'pipeline.ts',
  'disk',
  'batch',
  'review',
  'cli',
];
const LAST_PURE = ROOMS.indexOf('pipeline.ts');
const PURE_BUILTINS = new Set(['node:crypto', 'node:zlib']);
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
  ];
const IMPURE = /\b(?:process\.|console\.|Date\.now\(|new Date\(\)|Math\.random\(|setTimeout\(|fetch\()/;

/** What is wrong with one file of `src/`, given as its path under `src/` and its text. */
export function faultsOf(path: string, text: string): string[] {
  const room = roomOf(path);
  const rank = ROOMS.indexOf(room);
  if (rank < 0) return [`${path}: the room '${room}' has no layer`];
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const imported = [...code.matchAll(/(?:from|import)\s*\(?'([^']+)'/g)].map((found) => found[1] as string);
  const impure =
    rank <= LAST_PURE && IMPURE.test(code) ? [`${path}: a pure room touches clock, chance or process`] : [];
  return [...impure, ...imported.flatMap((target) => importFault(path, rank, target))];
}

function importFault(path: string, rank: number, target: string): string[] {
  if (target.startsWith('node:'))
    return rank <= LAST_PURE && !PURE_BUILTINS.has(target) ? [`${path}: a pure room imports ${target}`] : [];
  if (!target.startsWith('.')) return [];
  const reached = resolve(path, target);
  const room = roomOf(reached);
  const narrow = ONLY.find(({ under }) => path.startsWith(under));
  if (narrow !== undefined && !narrow.may.some((may) => reached.startsWith(`${may}/`)))
    return [`${path}: imports ${reached}, but ${narrow.because}`];
  return ROOMS.indexOf(room) > rank ? [`${path}: imports ${reached}, which lies below it`] : [];
}

const roomOf = (path: string): string => path.split('/')[0] as string;

function resolve(from: string, target: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '.') parts.push(step);
  }
  return parts.join('/');
}
