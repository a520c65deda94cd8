/** Marks the deletion of the cursor on the page; where somebody moved there, it comes into view and has the focus. */
export function markCursor(text: HTMLElement | null, at: number, isMove: boolean): void {
  mark(text, 'is-at', `[data-deletion="${at}"]`);
  const first = text?.querySelector<HTMLElement>(`mark[data-deletion="${at}"]`);
  if (first == null) return;
  // A selection that somebody drew by hand is not taken from them by a click into it.
  if (isMove && getSelection()?.isCollapsed !== false) first.focus({ preventScroll: true });
  first.scrollIntoView({ block: !isMove || isSeen(first) ? 'nearest' : 'center' });
}

/** Marks every mention of a person. */
export const markPerson = (text: HTMLElement | null, id: string | null): void =>
  mark(text, 'is-named', id === null ? null : `[data-person="${CSS.escape(id)}"]`);

function mark(text: HTMLElement | null, name: string, selector: string | null): void {
  for (const element of text?.querySelectorAll(`.${name}`) ?? []) element.classList.remove(name);
  if (selector !== null)
    for (const element of text?.querySelectorAll(selector) ?? []) element.classList.add(name);
}

function isSeen(element: HTMLElement): boolean {
  const box = element.closest('.reading')?.getBoundingClientRect();
  const { top, bottom } = element.getBoundingClientRect();
  return box !== undefined && top > box.top + 24 && bottom < Math.min(box.bottom, innerHeight) - 24;
}
