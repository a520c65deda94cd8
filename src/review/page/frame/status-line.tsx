import { desk, type Saving } from '../state.ts';
import { useStore } from '../store.ts';
import { counted, short } from '../words.ts';

/** What became of the last thing a person did, read aloud when it changes. */
export function StatusLine() {
  const { saving, hasKeys } = useStore(desk);
  return (
    <footer class="status-line">
      <output class={`saving is-${saving.kind}`} aria-live="polite">
        {wordsOf(saving)}
      </output>
      <span class="key-hint">{hasKeys ? 'Keys: ? shows all' : 'Keys of one letter are off'}</span>
    </footer>
  );
}

function wordsOf(saving: Saving): string {
  if (saving.kind === 'none') return 'Nothing waits to be saved.';
  if (saving.kind === 'told') return saving.words;
  if (saving.kind === 'saving') return `Saving: ${saving.what}…`;
  if (saving.kind === 'not-saved') return `Not saved: ${saving.what}. ${saving.why}`;
  const others = saving.cables > 1 ? ` and ${counted(saving.cables - 1, 'other cable')}` : '';
  return `Saved: ${saving.what}. Entry ${saving.seq}, digest ${short(saving.digest)}, ${saving.mrn}${others}.`;
}
