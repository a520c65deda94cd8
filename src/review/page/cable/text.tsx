import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { CableView, DeletionShown, PortionShown } from '../../../model/shown.ts';
import { type Block, blocksOf, type Fragment } from './blocks.ts';
import { type Run, runsOfBlock } from './runs.ts';
import { Said, Unseen } from './said.tsx';
import { shownOf } from './signs.ts';

interface TextProps {
  readonly cable: CableView;
  readonly isFolded: boolean;
  readonly isBeside: boolean;
}

/**
 * The source with what is to be deleted in place; beside it, if asked, the copy. It is made anew only for another cable or
 * another way to look: where the cursor stands is marked on what is there (`marks.ts`), so that a long cable moves at once.
 */
export function Text({ cable, isFolded, isBeside }: TextProps) {
  const blocks = useMemo(() => blocksOf(cable.pieces), [cable.pieces]);
  return useMemo(() => {
    const portions = new Map(cable.portions.map((portion) => [portion.id, portion]));
    return (
      <div class={`text ${isBeside ? 'is-beside' : ''}`}>
        {isBeside && (
          <div class="block is-heads">
            <span class="margin" />
            <h2>Source</h2>
            <h2>Copy</h2>
          </div>
        )}
        {blocks.map((block, index) => (
          <div key={block.fragments[0]?.from} class={`block ${block.isFurniture ? 'is-furniture' : ''}`}>
            <Margin portion={portions.get(block.portion ?? '')} isFurniture={block.isFurniture} />
            <div class="source" dir="ltr" translate={false} spellcheck={false}>
              <Source block={block} deletions={cable.deletions} isFolded={isFolded} />
            </div>
            {isBeside && (
              <div class="copy" dir="ltr" translate={false} spellcheck={false}>
                <Copy
                  block={block}
                  before={blocks[index - 1]}
                  deletions={cable.deletions}
                  isFolded={isFolded}
                />
              </div>
            )}
          </div>
        ))}
      </div>
    );
  }, [blocks, cable, isFolded, isBeside]);
}

/** The number of the portion and its mark as printed. Not of the cable's text, so never part of a selection. */
function Margin({
  portion,
  isFurniture,
}: {
  readonly portion: PortionShown | undefined;
  readonly isFurniture: boolean;
}) {
  if (portion === undefined || isFurniture) return <div class="margin" />;
  return (
    <div class="margin" data-portion={portion.id}>
      <span class="portion-id">{portion.id}</span>{' '}
      <span class="portion-mark">{portion.mark === null ? <Unmarked /> : <Said text={portion.mark} />}</span>
    </div>
  );
}

const Unmarked = () => (
  <>
    <span aria-hidden="true">–</span>
    <span class="unseen-label">no mark</span>
  </>
);

interface SideProps {
  readonly block: Block;
  readonly deletions: readonly DeletionShown[];
  readonly isFolded: boolean;
}

function Source({ block, deletions, isFolded }: SideProps) {
  if (isFolded && block.isFurniture)
    return runsOfBlock(block, true).map((run) => <RunShown key={run.from} run={run} />);
  return stretchesOf(block.fragments).map(({ deletion, fragments }) => (
    <Stretch
      key={fragments[0]?.from}
      index={deletion}
      deletion={deletions[deletion ?? -1]}
      fragments={fragments}
    />
  ));
}

/** Neighbours that belong to one deletion, or to none. */
function stretchesOf(fragments: readonly Fragment[]) {
  const stretches: { deletion: number | undefined; fragments: Fragment[] }[] = [];
  for (const fragment of fragments) {
    const last = stretches.at(-1);
    if (last !== undefined && last.deletion === fragment.piece.deletion) last.fragments.push(fragment);
    else stretches.push({ deletion: fragment.piece.deletion, fragments: [fragment] });
  }
  return stretches;
}

interface StretchProps {
  readonly index: number | undefined;
  readonly deletion: DeletionShown | undefined;
  readonly fragments: readonly Fragment[];
}

function Stretch({ index, deletion, fragments }: StretchProps) {
  const inside = fragments.map((fragment) => <FragmentShown key={fragment.from} fragment={fragment} />);
  if (deletion === undefined || index === undefined) return <>{inside}</>;
  const isHold = deletion.effect === 'hold';
  return (
    <mark class={`cut is-${deletion.effect}`} data-deletion={index} tabIndex={-1}>
      <span class="tag" aria-hidden="true">
        {isHold ? '?' : '×'}
      </span>
      <span class="unseen-label">
        {isHold ? 'Question' : 'Withheld'} {index + 1}:{' '}
      </span>
      {inside}
      {fragments.some(({ text }) => /\S/.test(text)) && <span class="tag is-code">{codesOf(deletion)}</span>}
      {fragments.some(({ piece }) => piece.since !== undefined) && (
        <span class="tag is-code">shown before</span>
      )}
    </mark>
  );
}

/** `B6`, with a tick where a person made it theirs, with a question mark where nobody decided. */
function codesOf({ effect, bases }: DeletionShown): string {
  if (bases.length === 0) return effect === 'hold' ? 'no basis' : 'withheld';
  return bases
    .map(({ code, standing }) => `${code}${effect === 'hold' ? '?' : standing === 'adopted' ? ' ✓' : ''}`)
    .join(', ');
}

/** What a piece shows without being part of a numbered deletion is marked all the same, if it is not released. */
function FragmentShown({ fragment: { piece, text, from } }: { readonly fragment: Fragment }) {
  const runs = shownOf(text, from).map((run) => <RunShown key={run.from} run={run} />);
  const named = piece.person === undefined ? runs : <Named id={piece.person}>{runs}</Named>;
  if (piece.since === 'released')
    return (
      <ins class="restored">
        <span class="unseen-label">Withheld before: </span>
        {named}
      </ins>
    );
  if (piece.effect === 'struck') return <s class="struck">{named}</s>;
  if (piece.deletion !== undefined || piece.effect === 'release') return <>{named}</>;
  return <mark class={`cut is-${piece.effect}`}>{named}</mark>;
}

const Named = ({ id, children }: { readonly id: string; readonly children: ComponentChildren }) => (
  <span class="person" data-person={id}>
    {children}
  </span>
);

/** One run of the source. It knows its offsets, so that what is selected on the page is exactly what is meant. */
function RunShown({ run: { from, to, kind, shown } }: { readonly run: Run }) {
  const name = { text: undefined, sign: 'unseen', quiet: undefined, fold: 'fold' }[kind];
  return (
    <span data-from={from} data-to={to} data-kind={kind} class={name}>
      {shown}
    </span>
  );
}

/** How the copy would read: what is not released stands as its marker, once where it begins. */
function Copy({ block, before, deletions, isFolded }: SideProps & { readonly before: Block | undefined }) {
  if (isFolded && block.isFurniture) return <span class="fold">{runsOfBlock(block, true)[0]?.shown}</span>;
  const last = before?.fragments.at(-1)?.piece.deletion;
  return stretchesOf(block.fragments).map(({ deletion: index, fragments }, place) => {
    const deletion = deletions[index ?? -1];
    if (deletion === undefined)
      return fragments.map((fragment) => <Copied key={fragment.from} fragment={fragment} />);
    const goesOn = place === 0 && last === index;
    return (
      <span key={fragments[0]?.from} class={`marker is-${deletion.effect}`} data-deletion={index}>
        {goesOn ? 'goes on' : <Said text={deletion.marker} />}
      </span>
    );
  });
}

function Copied({ fragment: { piece, text } }: { readonly fragment: Fragment }) {
  if (piece.effect === 'hold' || piece.effect === 'withhold')
    return <span class="marker">[{piece.effect === 'hold' ? 'held' : 'withheld'}]</span>;
  const words = shownOf(text).map(({ from, kind, shown }) =>
    kind === 'sign' ? <Unseen key={from} name={shown} /> : shown,
  );
  return piece.effect === 'struck' ? <s class="struck">{words}</s> : words;
}
