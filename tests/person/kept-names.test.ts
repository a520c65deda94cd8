import { describe, expect, it } from 'vitest';
import { bodyOf, findIn } from './cables.ts';

/** The role that Jelka Vrana is found with, in mixed case and in capitals. */
const rolesOf = (text: string): (string | undefined)[] =>
  [text, text.toUpperCase()].map(
    (printed) => findIn(bodyOf(printed)).persons.find(({ name }) => /vrana/i.test(name))?.role,
  );

const PROTECTED = ['protected', 'protected'];

describe('a request, promise or condition that a name be kept', () => {
  it.each([
    'Her name should under no circumstances be used.',
    'On no account is her name to be used.',
    'Her name must not reach the Ministry.',
    'Her name must not become known.',
    'Nobody should mention her name to the company.',
    'It is essential that her identity not be disclosed.',
    'Please do not let her name leave the Department.',
    'Please ensure her name does not appear in any public document.',
    'Her identity is to be closely held.',
    'Please guard her identity.',
    'Please be careful with her name.',
    'Please omit her name from any release.',
    'Please strike her name from further distribution.',
    'We trust that posts will protect her identity.',
    'She spoke on the understanding that we keep her name to ourselves.',
    'She spoke on the condition that her name not leave the Embassy.',
    'We promised to keep her name out of our reporting.',
    'She asks that her name go no further.',
    'Her name stays with us.',
    'She would be ruined if her name came out.',
    'Avoid mentioning her name.',
    'Her name is for Department eyes only.',
    'Disclosure of her name would put her at risk.',
    'Her safety depends on her name being kept out of the press.',
    'Her part in this must not be disclosed.',
    'She has requested that her role be kept secret.',
  ])('of the name: %s', (request) =>
    expect(rolesOf(`Jelka Vrana told us so. ${request}`)).toEqual(PROTECTED),
  );

  it.each([
    'Please do not quote her by name.',
    'Please do not attribute any of it to her.',
    'She talked only after we assured her that she would not be named.',
    'We gave our word that she would stay anonymous.',
    'She wishes to remain unnamed.',
    'She would prefer that we did not quote her.',
    'She would rather not be named and asked not to be identified.',
    'She pleaded with us not to reveal that she had spoken to us.',
    'Under no circumstances should Vrana be identified.',
    'See to it that Miss Vrana is never identified.',
    'Embassy requests that source not be revealed.',
    'Department should avoid naming her.',
    'Department should avoid any reference to her by name.',
    'Nothing here should be traced to her.',
    'We ask that nothing be said that could lead to her.',
    'Please respect her confidence.',
    'Please respect her request for anonymity.',
    'Please keep this source confidential.',
    'Treat source as confidential.',
    'She asked the consul to keep her out of all cables.',
    'She swore us to secrecy.',
    'Her confidence must be respected.',
    'The informant must be shielded.',
    'Readers are reminded to protect this source.',
    'It would go badly for her if she were named.',
    'She is to be referred to only as a teacher.',
    'The same protection applies to her.',
    'We have undertaken to shield her.',
  ])('of the person: %s', (request) =>
    expect(rolesOf(`Jelka Vrana told us so. ${request}`)).toEqual(PROTECTED),
  );

  it.each([
    'PROTECT.',
    'Recipients should please protect.',
    'Request you protect Miss Vrana.',
    'Vrana is to be protected.',
    'Please treat Vrana as protected.',
    'Jelka Vrana is a protected source.',
    'In all traffic the lady is to be protected as usual.',
    'She had been given a promise of protection.',
    'Please take precautions to protect Jelka Vrana.',
  ])('with the word protect: %s', (request) =>
    expect(rolesOf(`Jelka Vrana told us so. ${request}`)).toEqual(PROTECTED),
  );

  it.each([
    'Jelka Vrana (do not cite by name) told us so.',
    'Jelka Vrana (please do not cite) told us so.',
    'Jelka Vrana (not to be quoted) told us so.',
    'Jelka Vrana (identity to be kept secret) told us so.',
    'Jelka Vrana (name not for use outside the Department) told us so.',
    'Jelka Vrana (please handle with care; she must not be identified) told us so.',
    'Jelka Vrana -- identity protect -- told us so.',
    'Jelka Vrana, also to be protected, told us so.',
    'Jelka Vrana, who does not want her name used, told us so.',
    'Jelka Vrana, who would be arrested if named, told us so.',
    'The typist, who wants her name left out of reports, is Jelka Vrana.',
    'PROTECT. It was Jelka Vrana whom we met with Milos Petrak.',
    'Names in this cable should be protected. Jelka Vrana told us so.',
    'Please protect all sources. Jelka Vrana told us so.',
  ])('beside a name: %s', (text) => expect(rolesOf(text)).toEqual(PROTECTED));

  it('takes one more person in with the same promise', () => {
    const text =
      'Milos Petrak (protect) told us so. Jelka Vrana was there and is included in the same assurance.';
    expect(rolesOf(text)).toEqual(PROTECTED);
  });

  it.each([
    'did not give her name.',
    'refused to name her supplier.',
    'said her name was not mentioned in the report.',
    'said the Minister should not be named ambassador.',
    'said that the United States should not be identified with the regime.',
    'said the figures must not be quoted.',
    'said she may not be quoted prices.',
    'asked that the plan not be discussed with the Soviets.',
    'asked us to keep him out of the country.',
    'said that her son must be kept out of the army.',
    'asked that her name be removed from the visa list.',
    'asked that her name not be put forward for the prize.',
    'did not want to be named minister.',
    'wished not to give a name.',
    'said the brand name must not be used.',
    'wants the name of the bank protected as a trademark.',
    'said that national identity should be protected.',
    'said the names of the towns should not be changed.',
    'noted that Washington had promised protection to the Shah.',
    'was promised protection by the Army.',
    'asked the Embassy to protect her from the gangs.',
    'asked us to protect her country.',
    'said the law must protect both.',
    'said they should be kept out of power.',
    'said that trade must be shielded from the crisis.',
    'asked what would happen if the name came up.',
    'avoided naming a price.',
    'said the contacts must not be broken off.',
    'asked that the meeting not be publicized.',
    'spoke of a consumer protection agency.',
    'said the same terms apply to exports.',
  ])('is not in: Jelka Vrana %s', (said) =>
    expect(rolesOf(`Jelka Vrana ${said} Jelka Vrana told us so.`)).not.toContain('protected'),
  );

  it.each(['Jelka Vrana told us that the same rule applies', 'Sworn to secrecy'])(
    'ends with the text: %s',
    (said) => expect(rolesOf(said)).not.toContain('protected'),
  );

  it('applies to whom it names again', () =>
    expect(
      rolesOf(
        'Jelka Vrana told us so. Please protect her. Ana Petrak came; the same protection applies to her.',
      ),
    ).toEqual(['protected', 'protected']));

  it.each([
    [
      'nobody named',
      'A clerk, who must not be named, told us so. Minister Jan Petrak was silent.',
      'public-figure',
    ],
    [
      'an officer nearer',
      'Captain Jan Petrak told us so. See to it that Captain Petrak is never identified.',
      'protected',
    ],
  ])('%s', (_, text, role) =>
    expect(findIn(bodyOf(text)).persons.map((person) => person.role)).toEqual([role]),
  );
});
