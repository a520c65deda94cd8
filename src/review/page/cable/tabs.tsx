import type { CableView, DoneShown, ReferralShown } from '../../../model/shown.ts';
import {
  counted,
  EFFECT,
  moment,
  PERSON_ROLE,
  portionWords,
  SINCE,
  STATE,
  short,
  withNames,
} from '../words.ts';
import { barredBy } from './barred.ts';
import {
  answerDraft,
  attestDraft,
  type Draft,
  finishDraft,
  releaseDraft,
  signDraft,
  undoDraft,
  whereWords,
  withholdDraft,
} from './drafts.ts';
import type { PanelProps } from './panel.tsx';
import { Said } from './said.tsx';

/** Who is named: choosing one shows all mentions, and goes to the one question about them. */
export function Persons({ cable, person, pickPerson, move }: PanelProps) {
  if (cable.persons.length === 0) return <p class="nothing">Nobody is named.</p>;
  const choose = (id: string) => {
    pickPerson(person === id ? null : id);
    const first = cable.deletions.findIndex(({ on }) => on.kind === 'person' && on.id === id);
    if (first >= 0 && person !== id) move(first);
  };
  return (
    <ul class="list">
      {cable.persons.map(({ id, name, role, evidence, mentions, effects }) => (
        <li key={id}>
          <button type="button" class="quiet as-text" aria-pressed={person === id} onClick={() => choose(id)}>
            <Said text={name} class="name" />
          </button>
          <span>
            {PERSON_ROLE[role]}; {counted(mentions.length, 'mention')},{' '}
            {effects.length === 0 ? 'nothing decided' : effects.map((effect) => EFFECT[effect]).join(' and ')}
          </span>
          <span class="hint">{evidence}</span>
        </li>
      ))}
    </ul>
  );
}

/** What the cable is today and why, and what somebody must still attest. */
export function StatusTab({ cable, known, open }: PanelProps) {
  const { status, needs, risks, messages } = cable;
  return (
    <>
      <dl class="facts">
        <dt>On {known.asOf}</dt>
        <dd>
          {status.state}, {status.level}
        </dd>
        <dt>Declassify on</dt>
        <dd>{status.declassifyOn ?? 'no date'}</dd>
        <dt>Outer date</dt>
        <dd>{status.outerDate ?? 'none'}</dd>
        <dt>State of the copy</dt>
        <dd>{STATE[cable.state]}</dd>
        <dt>File</dt>
        <dd>
          <Said text={cable.file} /> ({cable.family})
        </dd>
      </dl>
      <h3>Why</h3>
      <ul class="list">
        {status.reasons.map(({ provision, text }) => (
          <li key={provision + text}>
            <span class="provision">{provision}</span> <span>{text}</span>
          </li>
        ))}
      </ul>
      <h3>To be attested</h3>
      {needs.length === 0 && <p class="nothing">Nothing.</p>}
      <ul class="list">
        {needs.map(({ code, text, attested }) => (
          <li key={code}>
            <span>
              <b class="code">{code}</b> {text}
            </span>
            {attested === null ? (
              <button
                type="button"
                {...barredBy(known.cannot, 'attest')}
                onClick={() => open(attestDraft(code, text))}
              >
                Attest
              </button>
            ) : (
              <span class="done">Attested: {attested}</span>
            )}
          </li>
        ))}
      </ul>
      <SinceEarlier since={cable.since} />
      <h3>Why the risk</h3>
      {risks.length === 0 && <p class="nothing">Nothing makes a wrong release of it grave.</p>}
      <ul class="list">
        {risks.map((risk) => (
          <li key={risk}>{risk}</li>
        ))}
      </ul>
      {messages.length > 0 && <h3>Messages</h3>}
      <ul class="list">
        {messages.map(({ severity, code, reason }) => (
          <li key={code + reason}>
            <b>{severity}</b> <span class="code">{code}</span> <span>{reason}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What this copy says otherwise than the one of the run that is looked at again. */
function SinceEarlier({ since }: Pick<CableView, 'since'>) {
  if (since === null) return null;
  const { day, wasPublic, passages } = since;
  return (
    <>
      <h3>
        Since the {wasPublic ? 'released copy' : 'copy'} of {day}
      </h3>
      {passages.length === 0 && <p class="nothing">Nothing is withheld otherwise.</p>}
      <ul class="list is-since">
        {passages.map(({ kind, portion, before, spans }) => (
          <li key={`${kind} ${spans[0]?.from}`}>
            <b>{SINCE[kind]}</b>{' '}
            <span>
              {portionWords(portion)}
              {before.length > 0 && `, then ${before.join(', ')}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What agencies own or were asked about, one after the other. */
export function Referrals(props: PanelProps) {
  const { referrals } = props.cable;
  if (referrals.length === 0) return <p class="nothing">Nothing is referred to an agency.</p>;
  const agencies = [...new Set(referrals.map(({ agency }) => agency))];
  return (
    <>
      {agencies.map((agency) => {
        const own = referrals.filter((referral) => referral.agency === agency);
        const waiting = own.filter(({ answer }) => answer === null).length;
        return (
          <section key={agency}>
            <h3>
              {agency}, {waiting === 0 ? 'nothing waits' : `${counted(waiting, 'passage')} waiting`}
            </h3>
            <ul class="list">
              {own.map((referral) => (
                <li key={referral.id}>
                  <span>{referral.ground}</span>
                  <span class="hint">
                    {referredWhere(referral, props.cable)}, by {referral.by}
                  </span>
                  {referral.answer === null ? (
                    <Answering {...props} referral={referral} />
                  ) : (
                    <span class="done">Answered: {referral.answer}</span>
                  )}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

function referredWhere({ spans, deletion }: ReferralShown, { deletions }: CableView): string {
  const at = deletions[deletion ?? -1];
  return at === undefined ? counted(spans.length, 'passage') : whereWords(at);
}

/** How the answer comes on record: as such where a person asked; as a decision where the agency alone can open the text. */
function Answering({
  referral,
  cable,
  known,
  open,
  move,
}: Pick<PanelProps, 'cable' | 'known' | 'open' | 'move'> & { readonly referral: ReferralShown }) {
  const { takes, deletion } = referral;
  if (takes === 'answer')
    return (
      <button type="button" {...barredBy(known.cannot, 'answer')} onClick={() => open(answerDraft(referral))}>
        Record the answer
      </button>
    );
  if (takes === 'evidence')
    return <strong>Opens on evidence of who lifted it and when: the run is made again with that.</strong>;
  if (deletion === null) return null;
  const goes = (draft: Draft) => {
    move(deletion);
    open(draft);
  };
  return (
    <span class="buttons">
      <button
        type="button"
        {...barredBy(known.cannot, 'decision')}
        onClick={() => goes(releaseDraft(cable, deletion))}
      >
        Release on its answer
      </button>
      <button
        type="button"
        {...barredBy(known.cannot, 'decision')}
        onClick={() => goes(withholdDraft(cable, deletion, 'Withhold'))}
      >
        Withhold
      </button>
      <button type="button" class="quiet" onClick={() => move(deletion)}>
        Go there
      </button>
    </span>
  );
}

/** Everything that was done on the cable, the latest first. */
export function History({ cable, open }: PanelProps) {
  if (cable.history.length === 0) return <p class="nothing">Nobody did anything on this cable yet.</p>;
  return (
    <ol class="list is-history">
      {[...cable.history].reverse().map((done) => (
        <li key={done.id} class={done.stands ? '' : 'is-void'}>
          <span>
            <b>{done.by}</b> <Said text={withNames(done.what, cable.persons)} />
          </span>
          <Said text={done.reason} class="quoted" />
          <span class="hint">
            {moment(done.at)}; {done.seq === null ? 'before the review' : `entry ${done.seq}`}
          </span>
          {!done.stands && <strong>No longer stands{done.why === null ? '' : `: ${done.why}`}</strong>}
          <UndoButton done={done} cable={cable} open={open} />
        </li>
      ))}
    </ol>
  );
}

const UndoButton = ({
  done,
  cable,
  open,
}: Pick<PanelProps, 'cable' | 'open'> & { readonly done: DoneShown }) =>
  done.canBeUndone ? (
    <button type="button" onClick={() => open(undoDraft(done, cable))} aria-label={`Undo: ${done.what}`}>
      Undo
    </button>
  ) : null;

/** Where nothing else bars it, its standing says what comes next. */
const KeptByNobody = ({ standing }: Pick<CableView, 'standing'>) => {
  if (standing === 'released') return <p class="done">Nothing: it went out.</p>;
  if (standing === 'signed') return <p class="done">Nothing: it goes out with the next release.</p>;
  return <p>Only that not enough persons stand behind it yet.</p>;
};

/** Who stands behind the copy, how many must, and what keeps it in. */
export function Signatures(props: PanelProps) {
  return props.cable.isSecondReading ? <EndOfReading {...props} /> : <Signed {...props} />;
}

const EndOfReading = ({ cable, open }: PanelProps) => (
  <>
    <p>Who signed it, and what they decided, is shown once your second reading has ended.</p>
    <button type="button" class="main" onClick={() => open(finishDraft(cable))}>
      End the reading <kbd>s</kbd>
    </button>
  </>
);

function Signed({ cable, open }: PanelProps) {
  const { needed, persons } = cable.standsBehind;
  return (
    <>
      <p>
        <b>
          {persons.length} of {needed}
        </b>{' '}
        {needed === 1 ? 'person stands' : 'persons stand'} behind it
        {persons.length === 0 ? '' : `: ${persons.join(', ')}`}.
      </p>
      <ul class="list">
        {cable.signatures.map(({ by, at, stands, why }) => (
          <li key={by + at} class={stands ? '' : 'is-void'}>
            <b>{by}</b> <span class="hint">{moment(at)}</span>
            {!stands && <strong>It no longer counts. {why}</strong>}
          </li>
        ))}
      </ul>
      {cable.cannotSign === null ? (
        <button type="button" class="main" onClick={() => open(signDraft(cable))}>
          Sign <kbd>s</kbd>
        </button>
      ) : (
        <p>
          <b>You cannot sign it now.</b> {cable.cannotSign}
        </p>
      )}
      <h3>What keeps it in</h3>
      {cable.barred.length === 0 ? (
        <KeptByNobody standing={cable.standing} />
      ) : (
        <ul class="list">
          {cable.barred.map((why) => (
            <li key={why}>{why}</li>
          ))}
        </ul>
      )}
      <p class="hint">
        Copy as shown: <span class="code">{short(cable.shown)}</span>
      </p>
    </>
  );
}
