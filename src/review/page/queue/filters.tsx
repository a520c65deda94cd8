import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { FinalState } from '../../../model/final-state.ts';
import type { Risk } from '../../../model/review.ts';
import type { QueueQuery, QueueRow, QueueView } from '../../../model/shown-case.ts';
import { PrintButton, type Printing } from '../frame/pages.tsx';
import { useKeys } from '../keys.ts';
import { grouped, RISK, RISKS, STATE, STATES } from '../words.ts';
import { ask } from './rows.ts';

/** How long the page waits for the next letter before it asks, in milliseconds. */
const PAUSE = 150;

interface AskedProps {
  readonly view: Omit<QueueView, 'rows'>;
  readonly query: QueueQuery;
}

interface FiltersProps extends AskedProps {
  readonly printing: Printing<QueueRow>;
}

/** What may narrow the queue. Words that somebody looks for are sent in a body and stand in no address. */
export function Filters({ view, query, printing }: FiltersProps) {
  const put = (some: Partial<Record<keyof QueueQuery, unknown>>) => void ask(withSome(query, some));
  // What narrows it from the first is seen.
  const [isOpen, setOpen] = useState(() => Object.keys(query).some((key) => !ALWAYS_SEEN.has(key)));
  const isNarrowed = Object.keys(query).some((key) => key !== 'sort');
  return (
    <form class="filters" role="search" aria-label="Narrow the queue" autocomplete="off" onSubmit={stay}>
      <Words label="Search" name="text" query={query} isFirst />
      <button type="button" class="more" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? 'Fewer filters' : 'More filters'}
      </button>
      <div class={`filter-more ${isOpen ? 'is-open' : ''}`}>
        <label>
          Risk
          <select
            value={query.risk?.[0] ?? ''}
            onChange={(event) => put({ risk: riskOf(event.currentTarget.value) })}
          >
            <option value="">Any</option>
            {RISKS.map((risk) => (
              <option key={risk} value={risk}>
                {RISK[risk]}
              </option>
            ))}
          </select>
        </label>
        <label class="is-state">
          Disposition
          <select
            value={query.state?.[0] ?? ''}
            onChange={(event) => put({ state: stateOf(event.currentTarget.value) })}
          >
            <option value="">Any</option>
            {STATES.map((state) => (
              <option key={state} value={state}>
                {STATE[state]}
              </option>
            ))}
          </select>
        </label>
        <Facet label="Post" name="post" of="post" view={view} query={query} />
        <Facet label="TAGS" name="tag" of="tag" view={view} query={query} />
        <Facet label="Rule" name="rule" of="rule" view={view} query={query} />
        <Facet label="Basis" name="basis" of="basis" view={view} query={query} />
        <Words label="Person" name="person" query={query} />
        <Day label="From" name="from" query={query} />
        <Day label="To" name="to" query={query} />
      </div>
      <label>
        Order
        <select value={query.sort ?? 'need'} onChange={(event) => put({ sort: event.currentTarget.value })}>
          <option value="need">Need</option>
          <option value="date">Date</option>
          <option value="number">Number</option>
          <option value="post">Post</option>
        </select>
      </label>
      <OfCase query={query} put={put} />
      <button type="button" class={isNarrowed ? '' : 'is-idle'} onClick={() => void ask(sortOnly(query))}>
        Show all
      </button>
      <PrintButton printing={printing} />
      <p class="found" role="status">
        <b>{grouped(view.total)}</b> {view.total === 1 ? 'cable' : 'cables'}
        {view.searchable < 1 &&
          query.text !== undefined &&
          `; ${Math.floor(view.searchable * 100)} % of the texts can be searched yet`}
      </p>
    </form>
  );
}

/** What a line of the case narrows the queue to; it can be taken off and comes from there alone. */
function OfCase({ query: { agency, missing }, put }: OfCaseProps) {
  return (
    <>
      {agency !== undefined && (
        <button type="button" class="chip" aria-pressed onClick={() => put({ agency: undefined })}>
          Waits for {agency}
        </button>
      )}
      {missing !== undefined && (
        <button type="button" class="chip" aria-pressed onClick={() => put({ missing: undefined })}>
          Missing: {missing}
        </button>
      )}
    </>
  );
}

interface OfCaseProps {
  readonly query: QueueQuery;
  readonly put: (some: Partial<Record<keyof QueueQuery, unknown>>) => void;
}

const ALWAYS_SEEN = new Set(['text', 'standing', 'sort', 'agency', 'missing', 'secondReading']);
const stay = (event: Event): void => event.preventDefault();
const riskOf = (value: string): readonly Risk[] | undefined => (value === '' ? undefined : [value as Risk]);
const stateOf = (value: string): readonly FinalState[] | undefined =>
  value === '' ? undefined : [value as FinalState];
const sortOnly = ({ sort }: QueueQuery): QueueQuery => (sort === undefined ? {} : { sort });

/** A query with some of its fields changed; an empty one goes. */
function withSome(query: QueueQuery, some: Partial<Record<keyof QueueQuery, unknown>>): QueueQuery {
  const entries = Object.entries({ ...query, ...some });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== '')) as QueueQuery;
}

interface FacetProps extends AskedProps {
  readonly label: string;
  readonly name: 'post' | 'tag' | 'rule' | 'basis';
  readonly of: keyof QueueView['facets'];
}

function Facet({ label, name, of, view, query }: FacetProps) {
  return (
    <label>
      {label}
      <select
        value={query[name] ?? ''}
        onChange={(event) => void ask(withSome(query, { [name]: event.currentTarget.value }))}
      >
        <option value="">Any</option>
        {view.facets[of].map(([value, count]) => (
          <option key={value} value={value}>
            {value} ({grouped(count)})
          </option>
        ))}
      </select>
    </label>
  );
}

interface FieldProps {
  readonly label: string;
  readonly query: QueueQuery;
}

function Day({ label, name, query }: FieldProps & { readonly name: 'from' | 'to' }) {
  return (
    <label class="is-day">
      {label}
      <input
        type="date"
        value={query[name] ?? ''}
        onChange={(event) => void ask(withSome(query, { [name]: event.currentTarget.value }))}
      />
    </label>
  );
}

/** From what narrows the queue to the row that the keys stand on. */
const toRows = (): void => document.querySelector<HTMLElement>('.row.is-current a')?.focus();

/** Words are asked for once the typing pauses. The slash goes to the first field; Enter and the arrow lead from it into the rows. */
function Words({
  label,
  name,
  query,
  isFirst,
}: FieldProps & { readonly name: 'text' | 'person'; readonly isFirst?: true }) {
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(query[name] ?? '');
  const latest = useRef(query);
  latest.current = query;
  const asked = query[name] ?? '';
  // At once, not behind a frame: what is typed meanwhile would be lost.
  useLayoutEffect(() => setTyped(asked), [asked]);
  useEffect(() => {
    if (typed.trim() === (latest.current[name] ?? '')) return undefined;
    const timer = setTimeout(() => void ask(withSome(latest.current, { [name]: typed.trim() })), PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  useKeys(isFirst === true ? { '/': () => field.current?.select() } : {});
  // What narrows the queue stays in sight: a browser would empty the field by Escape, and the queue would stay narrowed.
  const leaves: Readonly<Record<string, () => void>> = {
    Escape: () => field.current?.blur(),
    ArrowDown: toRows,
    Enter: () => void ask(withSome(latest.current, { [name]: typed.trim() })).then(toRows),
  };
  const leave = (event: KeyboardEvent) => {
    const does = event.isComposing ? undefined : leaves[event.key];
    if (does !== undefined) event.preventDefault();
    does?.();
  };
  return (
    <label class={`words is-${name}`}>
      <span>
        {label} {isFirst === true && <kbd>/</kbd>}
      </span>
      <input
        ref={field}
        type="search"
        maxLength={200}
        value={typed}
        spellcheck={false}
        autocomplete="off"
        onInput={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={leave}
      />
    </label>
  );
}
