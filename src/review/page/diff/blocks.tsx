import type { DiffView } from '../../../model/shown.ts';
import { Said } from '../cable/said.tsx';
import { counted, portionWords, withMoments } from '../words.ts';

type Block = DiffView['blocks'][number];
type Change = DiffView['changes'][number];

interface BlocksProps {
  readonly diff: DiffView;
  readonly isBeside: boolean;
  readonly isWhole: boolean;
}

/** Lines that stay around a change, before and behind. */
const AROUND = 3;

/** How many lines a note needs beside it before the next one begins a stretch of its own. */
const ROOM = 4;

/** The lines of both copies with what goes and what comes, and beside each change who made it and why. */
export function Blocks({ diff, isBeside, isWhole }: BlocksProps) {
  return (
    <table class={`diff ${isBeside ? 'is-beside' : ''}`}>
      <caption class="unseen-label">Changes in what the release says</caption>
      <thead>
        <tr>
          <th scope="col" class="line">
            Line
          </th>
          {isBeside ? (
            <>
              <th scope="col">Before</th>
              <th scope="col">After</th>
            </>
          ) : (
            <th scope="col">What the release says</th>
          )}
          <th scope="col" class="why">
            Who, when, why
          </th>
        </tr>
      </thead>
      <tbody>
        {stretchesOf(diff, isWhole).map((stretch) =>
          'lines' in stretch ? (
            <tr key={`gap-${stretch.from}`} class="gap">
              <td colSpan={isBeside ? 4 : 3}>{counted(stretch.lines, 'line')} without a change</td>
            </tr>
          ) : (
            <StretchRows key={stretch.blocks[0]?.line} stretch={stretch} isBeside={isBeside} />
          ),
        )}
      </tbody>
    </table>
  );
}

interface StretchProps {
  readonly stretch: Extract<Stretch, { blocks: unknown }>;
  readonly isBeside: boolean;
}

/** Notes that are longer than the lines beside them have an empty row at their end, so that the lines stay as close as they are. */
const StretchRows = ({ stretch, isBeside }: StretchProps) => (
  <>
    {stretch.blocks.map((block, index) => (
      <tr key={block.line} class={isChanged(block) ? 'is-changed' : ''}>
        <Lines block={block} isBeside={isBeside} />
        {index === 0 && <Notes stretch={stretch} />}
      </tr>
    ))}
    <tr class="rest">
      <td class="line" />
      <td class="side" />
      {isBeside && <td class="side" />}
    </tr>
  </>
);

/** Lines beside one cell of notes; or how many lines are left out. */
type Stretch =
  | { readonly blocks: Block[]; readonly notes: (readonly [number, Change])[] }
  | { readonly from: number; lines: number };

/** All lines in stretches. A change is told where it is first seen. */
function stretchesOf({ blocks, changes }: DiffView, isWhole: boolean): Stretch[] {
  const near = nearChange(blocks);
  const told = new Set<number>();
  const stretches: Stretch[] = [];
  blocks.forEach((block, index) => {
    const last = stretches.at(-1);
    if (!isWhole && near[index] !== true) {
      if (last !== undefined && 'lines' in last) last.lines += 1;
      else stretches.push({ from: index, lines: 1 });
      return;
    }
    const notes = newIn(block, changes, told);
    if (last === undefined || 'lines' in last || (notes.length > 0 && hasRoom(last)))
      stretches.push({ blocks: [block], notes });
    else {
      last.blocks.push(block);
      last.notes.push(...notes);
    }
  });
  return stretches;
}

const hasRoom = ({ blocks, notes }: Extract<Stretch, { blocks: unknown }>): boolean =>
  blocks.length >= notes.length * ROOM;

const isChanged = ({ parts }: Block): boolean =>
  parts.some(({ left, right, of }) => left !== right || of !== undefined);

function nearChange(blocks: readonly Block[]): boolean[] {
  const near = blocks.map(() => false);
  blocks.forEach((block, index) => {
    if (isChanged(block)) near.fill(true, Math.max(0, index - AROUND), index + AROUND + 1);
  });
  return near.map((isNear, index) => isNear || isShortGap(near, index));
}

/** Whether what would be left out here is too little to be worth a line that says so. */
function isShortGap(near: readonly boolean[], index: number): boolean {
  const before = near.lastIndexOf(true, index);
  const behind = near.indexOf(true, index);
  return before >= 0 && behind >= 0 && behind - before <= AROUND;
}

/** The changes of a block that no block before it told of, each with its number. */
function newIn(
  { parts }: Block,
  changes: readonly Change[],
  told: Set<number>,
): (readonly [number, Change])[] {
  return parts.flatMap(({ of }) => {
    const change = changes[of ?? -1];
    if (of === undefined || change === undefined || told.has(of)) return [];
    told.add(of);
    return [[of, change] as const];
  });
}

const Lines = ({ block, isBeside }: { readonly block: Block; readonly isBeside: boolean }) => (
  <>
    <th scope="row" class="line">
      {block.line}
    </th>
    {isBeside ? (
      <>
        <td class="side">
          <Side block={block} side="left" />
        </td>
        <td class="side">
          <Side block={block} side="right" />
        </td>
      </>
    ) : (
      <td class="side">
        <Inline block={block} />
      </td>
    )}
  </>
);

const Notes = ({
  stretch: { blocks, notes },
}: {
  readonly stretch: Extract<Stretch, { blocks: unknown }>;
}) => (
  <td class="why" rowSpan={blocks.length + 1}>
    {notes.map(([index, change]) => (
      <Why key={index} number={index + 1} change={change} />
    ))}
  </td>
);

/** Both in one line: what goes is struck, what comes is underlined. */
const Inline = ({ block: { parts } }: { readonly block: Block }) => (
  <>
    {parts.map(({ left, right, of }, index) =>
      left === right ? (
        <Said key={index} text={left} class={of === undefined ? '' : 'other-grounds'} />
      ) : (
        <span key={index}>
          {left !== '' && (
            <del>
              <Said text={left} />
            </del>
          )}
          {right !== '' && (
            <ins>
              <Said text={right} />
            </ins>
          )}
          <ChangeNumber of={of} />
        </span>
      ),
    )}
  </>
);

function Side({ block: { parts }, side }: { readonly block: Block; readonly side: 'left' | 'right' }) {
  return (
    <>
      {parts.map((part, index) => {
        const text = part[side];
        if (part.left === part.right || text === '')
          return <Said key={index} text={text} class={part.of === undefined ? '' : 'other-grounds'} />;
        return (
          <span key={index}>
            {side === 'left' ? (
              <del>
                <Said text={text} />
              </del>
            ) : (
              <ins>
                <Said text={text} />
              </ins>
            )}
            <ChangeNumber of={part.of} />
          </span>
        );
      })}
    </>
  );
}

const ChangeNumber = ({ of }: { readonly of: number | undefined }) =>
  of === undefined ? null : <sup class="change-number">{of + 1}</sup>;

const KIND: Readonly<Record<Change['kind'], string>> = {
  withheld: 'Now withheld',
  held: 'Now held',
  released: 'Now released',
  'other grounds': 'Other grounds',
};

function Why({
  number,
  change: { kind, portion, before, after, why },
}: {
  readonly number: number;
  readonly change: Change;
}) {
  return (
    <div class={`why-note is-${kind.replace(' ', '-')}`}>
      <p>
        <b>
          {number}. {KIND[kind]}
        </b>
        {portion !== null && `, ${portionWords(portion)}`}
      </p>
      <p class="code">
        <Said text={before?.marker ?? 'released'} /> → <Said text={after?.marker ?? 'released'} />
      </p>
      {why.map((line) => (
        <p key={line}>
          <Said text={withMoments(line)} />
        </p>
      ))}
    </div>
  );
}
