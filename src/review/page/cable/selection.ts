import type { Span } from '../../../model/span.ts';
import { type Run, sourceOffset } from './runs.ts';

const RUN = '[data-from]';

/** What is selected in the source, in its offsets; nothing where nothing is, or where it lies outside. */
export function selectedIn(source: Element): Span | null {
  const selection = getSelection();
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(source)) return null;
  const from = boundary(source, range.startContainer, range.startOffset, 'start');
  const to = boundary(source, range.endContainer, range.endOffset, 'end');
  return from !== null && to !== null && from < to ? { from, to } : null;
}

/** Selects a span of the source on the page, as if somebody had drawn it. */
export function select(source: Element, span: Span): void {
  const elements = [...source.querySelectorAll<HTMLElement>(RUN)];
  const first = elements.find((element) => spanOf(element).to > span.from);
  const last = elements.findLast((element) => spanOf(element).from < span.to);
  if (first === undefined || last === undefined) return;
  const [start, begin] = inside(first, span.from);
  const [end, finish] = inside(last, span.to);
  getSelection()?.setBaseAndExtent(start, begin, end, finish);
}

/** The node and offset at which a source offset stands in a run. */
function inside(element: HTMLElement, at: number): readonly [Node, number] {
  const node = element.firstChild;
  const run = runOf(element);
  if (run.kind === 'text' && node !== null) return [node, at - run.from];
  return [element, at <= run.from ? 0 : element.childNodes.length];
}

/** An end of a selection as a source offset. It may lie in a run, between two, or in the margin. */
function boundary(source: Element, node: Node, offset: number, edge: 'start' | 'end'): number | null {
  const holder = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>(RUN);
  if (holder != null && source.contains(holder))
    return sourceOffset(runOf(holder), node instanceof Text ? offset : shownBefore(holder, offset), edge);
  const place = document.createRange();
  place.setStart(node, offset);
  const runs = [...source.querySelectorAll<HTMLElement>(RUN)];
  const isBehind = (run: Node) => place.comparePoint(run, 0) >= 0;
  const near = edge === 'start' ? runs.find(isBehind) : runs.findLast((run) => !isBehind(run));
  if (near === undefined) return null;
  return edge === 'start' ? spanOf(near).from : spanOf(near).to;
}

const shownBefore = (holder: HTMLElement, children: number): number =>
  children === 0 ? 0 : (holder.textContent?.length ?? 0);

function runOf(element: HTMLElement): Run {
  const kind = (element.dataset.kind ?? 'text') as Run['kind'];
  return { ...spanOf(element), shown: element.textContent ?? '', kind };
}

const spanOf = (element: HTMLElement): Span => ({
  from: Number(element.dataset.from),
  to: Number(element.dataset.to),
});
