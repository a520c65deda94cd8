import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Act, Acted, CableView, CaseView } from '../../../model/review.ts';
import { Dialog } from '../frame/dialog.tsx';
import { desk } from '../state.ts';
import { actOf, type Draft, type Filled, hasReason, missingOf } from './drafts.ts';
import { Agency, Bases, Claims, Reason, Reference, Scopes, Signing, Words } from './fields.tsx';
import { ProblemShown } from './problem.tsx';
import { idOf, type Problem, send } from './sending.ts';

interface ActWindowProps {
  readonly draft: Draft;
  readonly cable: CableView;
  readonly case: CaseView;
  readonly saved: (acted: Acted, draft: Draft) => void;
  /** The cable is not what it was any more. */
  readonly outdated: () => void;
  readonly close: () => void;
}

/** What was typed in a window that was closed without saving; it is there when the same is begun again. Gone with the tab. */
const kept = new Map<string, Filled>();

/** The window of one act: what it is about, on what grounds, and why. It stays until the server has it, or the person gives up. */
export function ActWindow({ draft, cable, case: known, saved, outdated, close }: ActWindowProps) {
  const key = `${cable.mrn} ${draft.heading} ${draft.about}`;
  const [filled, setFilled] = useState(() => kept.get(key) ?? filledAtFirst(draft, known));
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isSending, setSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useDrafting(form);
  const put = (some: Partial<Filled>) => {
    const next = { ...filled, ...some };
    kept.set(key, next);
    setFilled(next);
  };
  const widerDraft =
    problem === null || problem.claims.length === 0 ? draft : { ...draft, claims: problem.claims };
  const save = async () => {
    if (isSending) return;
    const missing = missingOf(widerDraft, filled);
    if (missing !== null)
      return setProblem({ reason: missing, others: [], claims: problem?.claims ?? [], isOutdated: false });
    setSending(true);
    const sent = await send(withId(actOf(widerDraft, filled, cable, '')), draft.heading, cable.mrn);
    setSending(false);
    if ('acted' in sent) {
      kept.delete(key);
      return saved(sent.acted, draft);
    }
    setProblem(sent.problem);
    if (sent.problem.isOutdated) outdated();
  };
  return (
    <Dialog name="act" heading={draft.heading} close={close}>
      <form
        ref={form}
        autocomplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          void save();
        }}
      >
        <p class="about">
          {draft.about}
          {draft.question !== null && <span class="asks">{draft.question}</span>}
        </p>
        <Fields draft={widerDraft} cable={cable} case={known} filled={filled} put={put} />
        <ProblemShown problem={problem} />
        <div class="buttons">
          <button type="submit" class="main" aria-disabled={isSending}>
            {isSending ? 'Saving…' : wordOfSaving(draft)} <kbd>Ctrl+Enter</kbd>
          </button>
          <button type="button" onClick={close}>
            Cancel <kbd>Esc</kbd>
          </button>
        </div>
      </form>
    </Dialog>
  );
}

const withId = (act: Act): Act => {
  const { id: _, ...rest } = act;
  return { ...act, id: idOf(rest) };
};

function wordOfSaving({ kind, heading }: Draft): string {
  if (kind === 'sign') return 'Sign';
  return kind === 'withhold' && heading !== 'Withhold more'
    ? heading
    : {
        withhold: 'Withhold',
        release: 'Release',
        note: 'Save note',
        refer: 'Refer',
        undo: 'Undo',
        answer: 'Record answer',
        attest: 'Attest',
      }[kind];
}

const filledAtFirst = (draft: Draft, { agencies, today }: CaseView): Filled => ({
  scope: 0,
  bases: draft.bases,
  answers: draft.claims.map(({ id }) => id),
  owner: draft.owners[0] ?? '',
  agency: agencies.length === 1 ? (agencies[0] ?? '') : '',
  reference: '',
  on: draft.kind === 'attest' ? today : '',
  reason: isOverride(draft) ? '' : (draft.templates[0] ?? ''),
  words: '',
});

/** Who lifts what a rule or a marking withholds says why in their own words; an answer to a question may be a usual one. */
const isOverride = ({ kind, question }: Draft): boolean => kind === 'release' && question === null;

/** The field that most likely wants typing has the focus; a proposed reason is selected, so that typing takes its place. */
function useDrafting(form: { readonly current: HTMLFormElement | null }): void {
  useLayoutEffect(() => {
    desk.merge({ isDrafting: true });
    const first = ['[data-first]', 'textarea', 'select, input, button']
      .map((wanted) => form.current?.querySelector<HTMLElement>(wanted))
      .find((found) => found != null);
    first?.focus();
    if (first instanceof HTMLTextAreaElement) first.select();
    return () => desk.merge({ isDrafting: false });
  }, []);
}

export interface FieldsProps {
  readonly draft: Draft;
  readonly cable: CableView;
  readonly case: CaseView;
  readonly filled: Filled;
  readonly put: (some: Partial<Filled>) => void;
}

function Fields(props: FieldsProps) {
  const { kind, owners, claims } = props.draft;
  const isDecision = kind === 'withhold' || kind === 'release';
  return (
    <>
      {kind === 'sign' && <Signing {...props} />}
      {kind === 'refer' && <Agency {...props} />}
      {(isDecision || kind === 'refer' || kind === 'note') && <Scopes {...props} />}
      {kind === 'withhold' && props.draft.heading === 'Withhold more' && <Words {...props} />}
      {kind === 'withhold' && <Bases {...props} />}
      {kind === 'release' && claims.length > 0 && <Claims {...props} />}
      {kind === 'release' && owners.length > 0 && <Reference {...props} />}
      {(kind === 'answer' || kind === 'attest') && <Reference {...props} />}
      {hasReason(kind) && <Reason {...props} />}
    </>
  );
}
