import { useState } from 'preact/hooks';
import { ASKS, counted } from '../words.ts';
import type { FieldsProps } from './act-window.tsx';
import { textOf, textScopes } from './drafts.ts';
import { answerableOf, isAnswered, ownerOf, ownersAnswering } from './kept.ts';

/** What the act is about, narrowest first. */
export function Scopes({ draft, filled, put }: FieldsProps) {
  const scopes = [...draft.scopes, ...textScopes(filled.words)];
  if (scopes.length === 0) return null;
  return (
    <fieldset class="choices">
      <legend>What it is about</legend>
      {scopes.map(({ label }, index) => (
        <label key={label} class="check">
          <input
            type="radio"
            name="scope"
            checked={filled.scope === index}
            onChange={() => put({ scope: index })}
          />
          <span translate={false}>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** Where nothing is selected: the words themselves, typed, and how often they stand in the cable. */
export function Words({ draft, cable, filled, put }: FieldsProps) {
  const words = filled.words.trim();
  const found = words === '' ? 0 : textOf(cable).split(words).length - 1;
  return (
    <label class="field">
      Words of this cable
      <input
        type="text"
        data-first
        maxLength={200}
        spellcheck={false}
        autocomplete="off"
        translate={false}
        value={filled.words}
        onInput={({ currentTarget: { value } }) => put({ words: value, scope: draft.scopes.length })}
      />
      <span class="hint" role="status">
        {words === '' ? 'As they are written there.' : `They stand ${counted(found, 'time')} in this cable.`}
      </span>
    </label>
  );
}

/** The grounds: what the deletion proposes first, then every exemption of the case. */
export function Bases({ draft, cable, case: known, filled, put }: FieldsProps) {
  const [sought, setSought] = useState('');
  // What was taken by the key stands above, where it is seen; what is clicked stays under the hand.
  const [taken, setTaken] = useState<readonly string[]>([]);
  const proposed = cable.deletions
    .flatMap(({ bases }) => bases)
    .filter(({ code }) => draft.bases.includes(code));
  const titles = new Map([
    ...proposed.map(({ code, provision, reason }) => [code, `${provision}. ${reason}`] as const),
    ...known.exemptions.map(({ code, provision, title }) => [code, `${provision}. ${title}`] as const),
  ]);
  const rank = (code: string) => (draft.bases.includes(code) || taken.includes(code) ? 0 : 1);
  const codes = [...titles.keys()]
    .filter((code) => filled.bases.includes(code) || isLike(`${code} ${titles.get(code)}`, sought))
    .sort((a, b) => rank(a) - rank(b));
  const toggle = (code: string) =>
    put({
      bases: filled.bases.includes(code)
        ? filled.bases.filter((one) => one !== code)
        : [...filled.bases, code],
    });
  // What was looked for is taken with one key, and the next can be looked for.
  const take = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || sought === '') return;
    event.preventDefault();
    const first = codes.find((code) => !filled.bases.includes(code));
    if (first === undefined) return;
    toggle(first);
    setTaken([...taken, first]);
    setSought('');
  };
  const isFirst = draft.isNewBasis === true || draft.bases.length === 0;
  return (
    <fieldset class="choices is-bases">
      <legend>Basis</legend>
      <input
        type="text"
        class="sought"
        aria-label="Narrow the list of bases"
        placeholder="Code or words, Enter takes it"
        value={sought}
        spellcheck={false}
        autocomplete="off"
        onInput={({ currentTarget }) => setSought(currentTarget.value)}
        onKeyDown={take}
        {...(isFirst ? { 'data-first': true } : {})}
      />
      <div class="choice-list">
        {codes.map((code) => (
          <label key={code} class="check">
            <input type="checkbox" checked={filled.bases.includes(code)} onChange={() => toggle(code)} />
            <span>
              <b class="code">{code}</b> {titles.get(code)}
              {draft.bases.includes(code) && <i> (proposed)</i>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

const isLike = (text: string, sought: string): boolean =>
  sought
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.toLowerCase().includes(word));

/** What keeps the text there, and is answered: lifted by a release, or left behind by a withholding that stands in its place. */
export function Kept({ draft, filled, kept, put }: FieldsProps) {
  const all = answerableOf(draft, filled, kept);
  if (all.length === 0) return null;
  const toggle = (id: string) =>
    put({
      turned: filled.turned.includes(id) ? filled.turned.filter((one) => one !== id) : [...filled.turned, id],
    });
  const isRelease = draft.kind === 'release';
  return (
    <fieldset class="choices is-kept">
      <legend>{isRelease ? 'The release lifts' : 'It stands in the place of'}</legend>
      {all.map((each) => (
        <label key={each.ids[0]} class="check">
          <input
            type="checkbox"
            checked={isAnswered(draft, filled, each)}
            onChange={() => toggle(each.ids[0] ?? '')}
          />
          <span>
            <b>{each.by}</b> {ASKS[each.effect]}
            {each.bases.length > 0 && (
              <>
                {' '}
                under <span class="code">{each.bases.join(', ')}</span>
              </>
            )}
            {each.places > 1 && `, in ${counted(each.places, 'place')}`}. {each.reason}
          </span>
        </label>
      ))}
      <p class="hint">
        {isRelease
          ? 'What is left out keeps the text.'
          : 'What is left out goes on giving its basis beside yours.'}
      </p>
    </fieldset>
  );
}

/** The answer of an owner or an agency: who, under what reference, on which day. */
export function Reference({ draft, filled, kept, put }: FieldsProps) {
  const { kind } = draft;
  const owners = ownersAnswering(draft, filled, kept);
  const isAttest = kind === 'attest';
  return (
    <fieldset class="choices">
      <legend>{isAttest ? 'When' : legendOf(kind, owners)}</legend>
      {owners.length > 1 && (
        <label class="field">
          Owner
          <select
            value={ownerOf(owners, filled) ?? ''}
            onChange={({ currentTarget }) => put({ owner: currentTarget.value })}
          >
            {owners.map((owner) => (
              <option key={owner}>{owner}</option>
            ))}
          </select>
        </label>
      )}
      {!isAttest && (
        <label class="field">
          Reference of the answer
          <input
            type="text"
            maxLength={400}
            autocomplete="off"
            spellcheck={false}
            value={filled.reference}
            onInput={({ currentTarget }) => put({ reference: currentTarget.value })}
            {...(kind === 'withhold' ? {} : { 'data-first': true })}
          />
        </label>
      )}
      <label class="field">
        {isAttest ? 'Attested on' : 'Day of the answer'}
        <input
          type="date"
          value={filled.on}
          onInput={({ currentTarget }) => put({ on: currentTarget.value })}
        />
      </label>
    </fieldset>
  );
}

function legendOf(kind: FieldsProps['draft']['kind'], owners: readonly string[]): string {
  if (kind === 'release') return `Only ${owners.join(' and ')} can open this`;
  return kind === 'withhold' ? `If ${owners.join(' or ')} answered to withhold it` : 'The answer';
}

export const Agency = ({ case: { agencies }, filled, put }: FieldsProps) => (
  <label class="field">
    Agency
    <select
      data-first
      value={filled.agency}
      onChange={({ currentTarget }) => put({ agency: currentTarget.value })}
    >
      <option value="">Choose</option>
      {agencies.map((agency) => (
        <option key={agency}>{agency}</option>
      ))}
    </select>
  </label>
);

/** Why, in words: those that fit are one click away. */
export const Reason = ({ draft: { kind, templates }, filled, put }: FieldsProps) => (
  <div class="reason">
    <label class="field">
      {kind === 'note' ? 'Note' : 'Reason'}
      <textarea
        rows={3}
        maxLength={4000}
        spellcheck={false}
        autocomplete="off"
        value={filled.reason}
        onInput={({ currentTarget }) => put({ reason: currentTarget.value })}
      />
    </label>
    {templates.length > 0 && (
      <fieldset class="templates">
        <legend>Words that fit</legend>
        {templates.map((template) => (
          <button key={template} type="button" class="quiet" onClick={() => put({ reason: template })}>
            {template}
          </button>
        ))}
      </fieldset>
    )}
  </div>
);
