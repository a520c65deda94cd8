import type { Match } from './kinds.ts';

/** Kinds that one pass answers for all rules together, or that need none: asked first, they often spare the others. */
const SHARED: ReadonlySet<Match['kind']> = new Set([
  'phrase',
  'list',
  'field',
  'portion',
  'person',
  'protect-notice',
]);

/** Whether it costs next to nothing to learn that something has no hit in a cable. */
export function isSoonAsked(match: Match): boolean {
  switch (match.kind) {
    case 'near':
      return isSoonAsked(match.first) || isSoonAsked(match.second);
    case 'all':
      return match.of.some(isSoonAsked);
    case 'any':
      return match.of.every(isSoonAsked);
    case 'except':
    case 'unless':
      return isSoonAsked(match.find);
    default:
      return SHARED.has(match.kind);
  }
}
