import type { DiffView } from '../../../model/review.ts';
import { Said } from '../cable/said.tsx';
import { counted } from '../words.ts';

type Block = DiffView['blocks'][number];
type Change = DiffView['changes'][number];

interface BlocksProps {
  readonly diff: DiffView;
  readonly isBeside: boolean;
  readonly isWhole: boolean;
}

/** Lines that stay around a change, before and behind. */
const AROUND = 3;

/** The lines of both copies with what goes and what comes, and beside each change who made it and why. */
export function Blocks({ diff, isBeside, isWhole }: BlocksProps) {
  const told = new Set<number>();
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
        {groupsOf(diff.blocks, isWhole).map((group) =>
          typeof group === 'number' ? (
            <tr key={`gap-${group}`} class="gap">
              <td colSpan={isBeside ? 4 : 3}>
                {counted(sizeOf(diff.blocks, group), 'line')} without a change
              </td>
            </tr>
          ) : (
            <Row
              key={group.line}
              block={group}
              isBeside={isBeside}
              changes={newIn(group, diff.changes, told)}
            />
          ),
        )}
      </tbody>
    </table>
  );
}

const isChanged = ({ parts }: Block): boolean =>
  parts.some(({ left, right, of }) => left !== right || of !== undefined);

/** The blocks that are shown, and for each stretch that is not, the index at which it begins. */
function groupsOf(blocks: readonly Block[], isWhole: boolean): (Block | number)[] {
  const near = nearChange(blocks);
  const groups: (Block | number)[] = [];
  blocks.forEach((block, index) => {
    if (isWhole || near[index] === true) groups.push(block);
    else if (index === 0 || near[index - 1] === true) groups.push(index);
  });
  return groups;
}

function nearChange(blocks: readonly Block[]): boolean[] {
  const near = blocks.map(() => false);
  blocks.forEach((block, index) => {
    if (isChanged(block)) near.fill(true, Math.max(0, index - AROUND), index + AROUND + 1);
  });
  return near;
}

/** How many blocks a stretch has in which nothing changes and that lies near no change. */
function sizeOf(blocks: readonly Block[], from: number): number {
  const end = nearChange(blocks).indexOf(true, from);
  return (end < 0 ? blocks.length : end) - from;
}

/** The changes of a block that no block before it told of, each with its number. */
function newIn(
  { parts }: Block,
  changes: readonly Change[],
  told: Set<number>,
): readonly (readonly [number, Change])[] {
  return parts.flatMap(({ of }) => {
    const change = changes[of ?? -1];
    if (of === undefined || change === undefined || told.has(of)) return [];
    told.add(of);
    return [[of, change] as const];
  });
}

interface RowProps {
  readonly block: Block;
  readonly isBeside: boolean;
  readonly changes: readonly (readonly [number, Change])[];
}

function Row({ block, isBeside, changes }: RowProps) {
  return (
    <tr class={isChanged(block) ? 'is-changed' : ''}>
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
      <td class="why">
        {changes.map(([index, change]) => (
          <Why key={index} number={index + 1} change={change} />
        ))}
      </td>
    </tr>
  );
}

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
        {portion !== null && `, portion ${portion}`}
      </p>
      <p class="code">
        {before === null ? 'released' : basesOf(before)} → {after === null ? 'released' : basesOf(after)}
      </p>
      {why.map((line) => (
        <p key={line}>
          <Said text={line} />
        </p>
      ))}
    </div>
  );
}

const basesOf = ({ marker, bases }: NonNullable<Change['before']>): string =>
  bases.length === 0 ? marker : bases.join(', ');
