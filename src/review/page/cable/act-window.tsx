import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Act } from '../../../model/review.ts';
import type { Acted, CableView, KeptShown } from '../../../model/shown.ts';
import type { CaseView } from '../../../model/shown-case.ts';
import { askEverywhere } from '../api.ts';
import { Dialog } from '../frame/dialog.tsx';
import { desk, heed } from '../state.ts';
import { counted } from '../words.ts';
import { actOf } from './act.ts';
import { type Draft, type Filled, hasReason, missingOf, scopeOf } from './drafts.ts';
import { EverywhereList, isListOf, type Listed, spreadOf } from './everywhere.tsx';
import { Agency, Bases, Kept, Reason, Reference, Scopes, Words } from './fields.tsx';
import { ownersAnswering, useKept } from './kept.ts';
import { ProblemShown } from './problem.tsx';
import { idOf, type Problem, send, unsent } from './sending.ts';
import { Signing } from './signing.tsx';

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
const typed = new Map<string, Filled>();

/** The window of one act: what it is about, on what grounds, and why. It stays until the server has it, or the person gives up. */
export function ActWindow(props: ActWindowProps) {
  const { cable, case: known, close } = props;
  const { draft } = props;
  const { filled, put, kept, listed, problem, isSending, save } = useAct(props);
  const form = useRef<HTMLFormElement>(null);
  useDrafting(form);
  const submit = (event: Event) => {
    event.preventDefault();
    void save();
  };
  return (
    <Dialog name="act" heading={draft.heading} close={close} save={() => void save()}>
      <form ref={form} autocomplete="off" onSubmit={submit}>
        <p class="about">
          {draft.about}
          {draft.question !== null && <span class="asks">{draft.question}</span>}
        </p>
        <Fields draft={draft} cable={cable} case={known} filled={filled} kept={kept} put={put} />
        {listed !== null && <EverywhereList listed={listed} />}
        <div class="foot">
          <ProblemShown problem={problem} />
          <div class="buttons">
            <button type="submit" class="main" aria-disabled={isSending}>
              {wordOfSaving(draft, filled, listed, isSending)} <kbd>Ctrl+Enter</kbd>
            </button>
            <button type="button" onClick={close}>
              Cancel <kbd>Esc</kbd>
            </button>
          </div>
        </div>
      </form>
    </Dialog>
  );
}

/** What was filled in, what came of sending it, and the sending. */
function useAct({ draft, cable, case: known, saved, outdated, close }: ActWindowProps) {
  const key = `${cable.mrn} ${draft.heading} ${draft.about}`;
  const [filled, setFilled] = useState(() => typed.get(key) ?? filledAtFirst(draft, known));
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isSending, setSending] = useState(false);
  const isDecision = draft.kind === 'withhold' || draft.kind === 'release';
  const place = isDecision ? scopeOf(draft.scopes, filled)?.on : undefined;
  const { kept, ask } = useKept(cable.mrn, cable.version, place, filled.scope === 0 ? draft.kept : []);
  const [listed, setListed] = useState<Listed | null>(null);
  const put = (some: Partial<Filled>) => {
    const next = { ...filled, ...some };
    typed.set(key, next);
    setFilled(next);
    // Another decision is about other cables. Why it is made changes nothing of that.
    if (Object.keys(some).some((name) => name !== 'reason')) setListed(null);
  };
  const save = async () => {
    if (isSending) return;
    setSending(true);
    const sent = await sending();
    setSending(false);
    if ('listed' in sent) return shown(sent.listed);
    if ('problem' in sent) return refused(sent.problem);
    typed.delete(key);
    saved(sent.acted, draft);
  };
  /** What is missing is told before the server is asked anything but what keeps the text. */
  const sending = async () => {
    const answer = await ask();
    if (answer.kind !== 'done') return { problem: unsent(answer, draft.heading) };
    const missing = missingOf(draft, filled, answer.value.kept);
    if (missing !== null) return { problem: { reason: missing, others: [], isOutdated: false } };
    const act = actOf(draft, filled, answer.value.kept, cable, '');
    const spread = spreadOf(act);
    if (spread === undefined) return send(withId(act), draft.heading, cable.mrn);
    if (isListOf(listed, spread))
      return send(withId({ ...act, list: listed.view.list } as Act), draft.heading, cable.mrn);
    const found = heed(await askEverywhere({ decision: spread }));
    if (found.kind !== 'done') return { problem: unsent(found, draft.heading) };
    return { listed: { decision: spread, view: found.value } };
  };
  const shown = (list: Listed) => {
    setProblem(null);
    setListed(list);
  };
  const refused = (why: Problem) => {
    setProblem(why);
    if (why.isOutdated) setListed(null);
    if (why.isOutdated) outdated();
    // Nobody signs what came behind the window while it was open: it is to be read first.
    if (why.isOutdated && (draft.kind === 'sign' || draft.kind === 'finish')) close();
  };
  return { filled, put, kept, listed, problem, isSending, save };
}

const withId = (act: Act): Act => {
  const { id: _, ...rest } = act;
  return { ...act, id: idOf(rest) };
};

const SAVES: Readonly<Record<Draft['kind'], string>> = {
  withhold: 'Withhold',
  release: 'Release',
  note: 'Save note',
  refer: 'Refer',
  undo: 'Undo',
  answer: 'Record answer',
  sign: 'Sign',
  finish: 'End the reading',
  attest: 'Attest',
};

/** What is decided everywhere is looked at first. */
function wordOfSaving(
  { kind, heading, scopes }: Draft,
  filled: Filled,
  listed: Listed | null,
  isSending: boolean,
): string {
  const word = heading === 'Adopt' ? heading : SAVES[kind];
  const isEverywhere = scopeOf(scopes, filled)?.everywhere === true;
  if (isEverywhere && listed === null) return isSending ? 'Looking…' : 'Show the cables';
  if (isSending) return 'Saving…';
  return listed === null ? word : `${word} in ${counted(listed.view.cables, 'cable')}`;
}

const filledAtFirst = (draft: Draft, { agencies, today }: CaseView): Filled => ({
  scope: draft.takesWords ? draft.scopes.length : 0,
  bases: draft.isNewBasis === true ? [] : draft.bases,
  turned: [],
  owner: '',
  agency: agencies.length === 1 ? (agencies[0] ?? '') : '',
  reference: '',
  on: draft.kind === 'attest' ? today : '',
  reason: isOverride(draft) ? '' : (draft.templates[0] ?? ''),
  words: '',
  isSeen: false,
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
  /** What keeps the text at the place that is decided on. */
  readonly kept: readonly KeptShown[];
  readonly put: (some: Partial<Filled>) => void;
}

function Fields(props: FieldsProps) {
  const { draft, filled, kept } = props;
  const { kind } = draft;
  const isOwned = ownersAnswering(draft, filled, kept).length > 0;
  const isDecision = kind === 'withhold' || kind === 'release';
  return (
    <>
      {kind === 'sign' && <Signing {...props} />}
      {kind === 'refer' && <Agency {...props} />}
      {(isDecision || kind === 'refer' || kind === 'note') && <Scopes {...props} />}
      {props.draft.takesWords && <Words {...props} />}
      {kind === 'withhold' && <Bases {...props} />}
      {isDecision && <Kept {...props} />}
      {isOwned && <Reference {...props} />}
      {(kind === 'answer' || kind === 'attest') && <Reference {...props} />}
      {hasReason(kind) && <Reason {...props} />}
    </>
  );
}
