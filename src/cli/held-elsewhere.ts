import { UsageProblem } from '../disk/failure.ts';
import { Head } from '../model/entry.ts';
import type { Standing } from '../verify/log.ts';
import { out, paint } from './terminal.ts';

/** What a log was once, as somebody kept it elsewhere. */
export interface Held {
  readonly heads: readonly Head[];
  readonly standings: readonly Standing[];
}

/** What was typed of it: "size root", or "size digest" of its head; nothing where nothing was. */
export function heldFrom(text: string | undefined, option: '--expect' | '--expect-review'): Held {
  if (text === undefined) return { heads: [], standings: [] };
  const [size = '', value = '', ...more] = text.trim().split(/\s+/);
  const head = Head.safeParse({ size: Number(size), digest: value });
  if (head.success && more.length === 0) return { heads: [head.data], standings: [] };
  if (/^\d{1,15}$/.test(size) && /^[A-Za-z0-9+/]{43}=$/.test(value) && more.length === 0)
    return { heads: [], standings: [{ size: Number(size), root: value }] };
  throw new UsageProblem(`${option} takes what audit verify prints: "size root", or "size digest".`);
}

/** Tells where a log is not what was logged: exit 3. */
export function tampered(seq: number, code: string, reason: string, whose = ''): void {
  out(paint('red', `TAMPERED at entry ${seq}${whose} (${code}): ${reason}`));
  process.exitCode = 3;
}
