import type { CaseView } from '../../model/shown-case.ts';
import { type Answer, askCase } from './api.ts';
import { storeOf } from './store.ts';

/** What became of the last thing a person did. Only `saved` is on record; `told` is why nothing was done, or what changed. */
export type Saving =
  | { readonly kind: 'none' }
  | { readonly kind: 'told'; readonly words: string }
  | { readonly kind: 'saving'; readonly what: string }
  | {
      readonly kind: 'saved';
      readonly what: string;
      readonly mrn: string;
      readonly seq: number;
      readonly digest: string;
      readonly cables: number;
    }
  | { readonly kind: 'not-saved'; readonly what: string; readonly why: string };

export type Theme = 'auto' | 'light' | 'dark';

/** What every view looks at. */
export interface Desk {
  readonly case: CaseView | null;
  /** The banner of the view that is shown; null while none has come. */
  readonly banner: string | null;
  readonly isLost: boolean;
  readonly isSignedOut: boolean;
  readonly saving: Saving;
  readonly theme: Theme;
  /** Single letters do something; a person whose aids type letters can switch that off. */
  readonly hasKeys: boolean;
  readonly isHelpOpen: boolean;
  /** Somebody is writing something that is not sent yet. */
  readonly isDrafting: boolean;
}

export const desk = storeOf<Desk>({
  case: null,
  banner: null,
  isLost: false,
  isSignedOut: false,
  saving: { kind: 'none' },
  theme: 'auto',
  hasKeys: true,
  isHelpOpen: false,
  isDrafting: false,
});

/** Says in the line at the bottom why nothing was done, or what changed without a hand of this person. */
export const tell = (words: string): void => desk.merge({ saving: { kind: 'told', words } });

/** Notes of an answer what concerns the whole page: the connection and the session. */
export function heed<T>(answer: Answer<T>): Answer<T> {
  const { isLost, isSignedOut } = desk.get();
  const lost = answer.kind === 'lost';
  const out = answer.kind === 'signed-out';
  if (lost !== isLost || (out !== isSignedOut && !lost))
    desk.merge({ isLost: lost, isSignedOut: lost ? isSignedOut : out });
  return answer;
}

/** Asks for the case again: who one is, what may be cited, whether anything can be written. */
export async function refreshCase(): Promise<void> {
  const answer = heed(await askCase());
  if (answer.kind === 'done') desk.merge({ case: answer.value });
}
