import { shownOf } from './signs.ts';

/**
 * Words that come of a cable, set apart from the page around them: in their own direction, with a name for each character that
 * would not show itself, left alone by spelling and translation.
 */
export function Said({ text, class: name = '' }: { readonly text: string; readonly class?: string }) {
  return (
    <bdi class={`said ${name}`} dir="ltr" translate={false} spellcheck={false}>
      {shownOf(text).map(({ from, kind, shown }) =>
        kind === 'sign' ? <Unseen key={from} name={shown} /> : shown,
      )}
    </bdi>
  );
}

/** The small box that stands for a character which would not show itself. */
export const Unseen = ({ name }: { readonly name: string }) => <span class="unseen">{name}</span>;
