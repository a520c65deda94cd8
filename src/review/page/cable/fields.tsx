import { useState } from 'preact/hooks';
import { counted } from '../words.ts';
import type { FieldsProps } from './act-window.tsx';
import { textOf, textScopes } from './drafts.ts';

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
  const isFirst = draft.heading === 'Change the basis' || draft.bases.length === 0;
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

/** The claims that a release lifts, each by its name. One that is left out stands. */
export function Claims({ draft, filled, put }: FieldsProps) {
  const toggle = (id: string) =>
    put({
      answers: filled.answers.includes(id)
        ? filled.answers.filter((one) => one !== id)
        : [...filled.answers, id],
    });
  if (filled.scope > 0)
    return (
      <p class="hint">
        All open questions at the place are answered; what withholds there without a question stands.
      </p>
    );
  return (
    <fieldset class="choices">
      <legend>The release lifts</legend>
      {draft.claims.map(({ id, by, reason, bases }) => (
        <label key={id} class="check">
          <input type="checkbox" checked={filled.answers.includes(id)} onChange={() => toggle(id)} />
          <span>
            <b>{by}</b> {bases.length > 0 && <span class="code">{bases.join(', ')}</span>} {reason}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** The answer of an owner or an agency: who, under what reference, on which day. */
export function Reference({ draft: { kind, owners }, filled, put }: FieldsProps) {
  const isAttest = kind === 'attest';
  return (
    <fieldset class="choices">
      <legend>
        {isAttest ? 'When' : kind === 'release' ? `Only ${owners.join(' and ')} can open this` : 'The answer'}
      </legend>
      {owners.length > 1 && (
        <label class="field">
          Owner
          <select value={filled.owner} onChange={({ currentTarget }) => put({ owner: currentTarget.value })}>
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
            data-first
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
