import { set } from './notice-words.ts';

// Words of requests, promises and conditions that a name be kept, by what they do in the sentence.

/** Somebody asks or wants, with what follows. */
export const ASKING = set(
  'ask asks asked asking request requests requested requesting beg begs begged begging urge urges urged insist insists insisted ' +
    'insisting want wants wanted wish wishes wished prefer prefers preferred plead pleads pleaded demand demands demanded stipulated ' +
    'implored entreated hopes hoped desires desired anxious keen concerned eager appreciate grateful depends depend remind reminds reminded reminding provided',
);

/** Somebody has given a word, or spoke on one. */
export const PROMISING = set(
  'promise promised promises promising assurance assurances assured pledge pledged undertaking undertook guarantee guaranteed ' +
    'agreed agreement condition conditions understanding proviso stipulation swore vowed word',
);

/** Readers are told to see to it. */
export const ENSURING = set(
  'ensure ensures ensuring see care careful sure certain trust essential important vital imperative crucial necessary please pls plse kindly',
);

/** Verbs of duty before `be` or `not`. */
export const OBLIGING = set('must should shall ought may can could to cannot needs need would will');

/** May stand among the auxiliaries: `should likewise under no circumstances ever be`. */
export const BETWEEN = set(
  'likewise also therefore too please repeat rpt ever either under any no circumstances account event on in case way accordingly be been being is are not never ' +
    'strictly',
);

export const DENYING = set('not never cannot neither nobody nothing none nowhere without avoid refrain');

/** A person's name, as the word for it. */
export const NAME_WORDS = set('name names identity identities hers theirs surname surnames');

/** Words for the person: as a subject, and as an object. */
export const PERSON_WORDS = set(
  'he she they who whom both neither either source sources contact contacts interlocutor interlocutors informant informants',
);
export const PERSON_OBJECTS = set('him her them both either');

/** Somebody who is spoken of and not named. */
export const DESCRIBED = set(
  'man men woman women lady ladies gentleman person persons individual individuals couple monsignor priest nun brother brothers sister sisters ' +
    'family clerk merchant merchants student students pair official officer writer author editor speaker caller visitor informant messenger',
);

/** What is not to be done to a name. */
export const NAMING = set(
  'named mentioned identified quoted cited attributed revealed disclosed exposed compromised used repeated passed discussed given ' +
    'published printed spoken uttered traced linked associated connected written shared released divulged betrayed known reported recorded ' +
    'circulated leaked breathed surfaced',
);
/** Of these, what is not to be done to a person. */
export const NAMING_PERSONS = set(
  'named mentioned identified quoted cited revealed disclosed exposed compromised betrayed',
);
/** The same as an order: `do not repeat his name`. */
export const TO_NAME = set(
  'name mention identify quote cite attribute reveal disclose expose compromise use repeat pass discuss give publish print speak utter ' +
    'link associate write share release divulge betray report record circulate leak breathe surface naming mentioning identifying quoting ' +
    'citing revealing disclosing exposing using repeating passing discussing giving publishing printing speaking sharing divulging',
);
/** Of these, where the object may be a person. */
export const TO_NAME_PERSONS = set(
  'name mention identify quote cite expose compromise reveal betray naming mentioning identifying quoting citing exposing revealing',
);

/** What a name is not to do: `must not become known`, `would not appear in any report`. */
export const SURFACING = set(
  'leave leaves become becomes appear appears leak leaks surface surfaces get gets come comes circulate reach reaches go goes figure',
);
/** Of these, what needs more words behind it. */
export const SURFACING_HOW: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['become', set('known public')],
  ['get', set('out back abroad about')],
  ['come', set('out up')],
  ['go', set('further beyond outside out any')],
  ['figure', set('in anywhere')],
]);

/** What is to be done to a name. */
export const KEPT = set(
  'kept protected withheld guarded safeguarded concealed hidden omitted left held shielded masked deleted removed',
);
export const TO_KEEP = set(
  'keep withhold guard safeguard conceal hide omit leave hold shield mask delete remove strike drop keeping withholding omitting leaving',
);
export const TO_STAY = set('stay stays remain remains');
/** Of these, verbs that say enough by themselves. */
export const FULL_KEEPING = set(
  'protected withheld guarded safeguarded concealed hidden omitted shielded masked withhold guard safeguard conceal hide omit shield mask ' +
    'withholding omitting',
);
/** What the others need behind them: `kept out of it`, `left out`, `stay with us`. */
export const KEEPING_HOW = set(
  'out from off back before with between among within confidential secret private quiet close closely safe anonymous unnamed nameless ' +
    'unidentified here to strictly',
);
export const NAMELESS = set('anonymous unnamed nameless unidentified');

/** Where a person is to be kept out of: what is written, and nothing else that people are kept out of. */
export const REPORTS = set(
  'it this that any anything all our every report reports reporting cable cables telegram telegrams print press papers writing writings file ' +
    'files record records traffic correspondence document documents public distribution messages message',
);

/** Behind `identified` or `named` these make another thing of it: `identified with the regime`, `named as minister`. */
export const OTHERWISE = set('with as ambassador minister president premier chairman director head chief');

/** Behind `protected`: from whom, by what, or until when, which is no notice. */
export const AGAINST = set('from against by until till under while where when');

/** Words that carry a notice over to one more person. */
export const SAME = set('same likewise ditto similarly');
export const COVERED = set('covered bound included');

/** Nouns and forms for giving a name away. */
export const EXPOSING = set(
  'disclosure disclosing revealing exposure exposing publication publishing mention mentioning reference using use naming leak leaking knowledge attribution',
);
export const RISKS = set(
  'endanger endangered danger jeopardize jeopardise jeopardized jeopardy risk risks harm harmed arrested arrest killed death reprisal reprisals retaliation ' +
    'dismissed ruined prison cost ruin fatal imprisoned badly trouble suffer fate consequences',
);
export const SECRECY = set(
  'protect protecting protection discreet discretion closely confidential confidence secret secrecy anonymity anonymous sensitive shield shielded ' +
    'safeguarding circumspect',
);
export const OURSELVES = set('us ourselves you yourselves me addressees readers');
/** From these a name is taken off for other reasons. */
export const LISTS_OF_NAMES = set(
  'list lists ballot roster candidate candidates candidacy visa lookout rolls register nomination nominate agrement passport',
);

/** What somebody did for us, which tells who it was. */
export const ROLE_WORDS = set(
  'role part cooperation involvement assistance help authorship contacts connection',
);

/** Whose identity or name is no person's. */
export const OF_PEOPLES = set(
  'national cultural ethnic religious tribal linguistic regional local own its corporate brand code trade place',
);
