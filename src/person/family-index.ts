import { familyKeys, isSamePerson, type Somebody } from './somebody.ts';

const NOBODY: readonly Somebody[] = [];
/** Of a surname, the last so many persons are compared with a new one: a text of one surname stays linear. */
const MOST_COMPARED = 50;

/** The persons found so far, by the names under which they may stand alone. */
export class FamilyIndex {
  readonly people: Somebody[] = [];
  private readonly entered = new Set<Somebody>();
  private readonly byFamily = new Map<string, Set<Somebody>>();
  /** The same in order of entry, for the last few. */
  private readonly entries = new Map<string, Somebody[]>();
  private readonly byGiven = new Map<string, Set<Somebody>>();
  private readonly sorted = new Map<string, readonly Somebody[]>();
  private readonly familyFirst: ReadonlySet<string>;

  constructor(familyFirst: ReadonlySet<string>) {
    this.familyFirst = familyFirst;
  }

  /** Takes a person in, or takes notice of a new form of the name. */
  enter(person: Somebody): void {
    this.keep(person);
    for (const key of this.keysOf(person)) this.enterFamily(key, person);
    for (const form of person.forms) {
      const [given = ''] = form;
      if (form.length > 1 && given.length > 1) put(this.byGiven, given, person);
    }
  }

  /** Takes a person in whom no surname elsewhere means. */
  keep(person: Somebody): void {
    if (this.entered.has(person)) return;
    this.entered.add(person);
    this.people.push(person);
  }

  /** In order of their first mention. */
  of(family: string): readonly Somebody[] {
    const known = this.byFamily.get(family);
    if (known === undefined) return NOBODY;
    const sorted = this.sorted.get(family);
    if (sorted?.length === known.size) return sorted;
    const people = [...known].sort((a, b) => startOf(a) - startOf(b));
    this.sorted.set(family, people);
    return people;
  }

  /** The one person of this given name, if nobody has it as a family name. */
  ofGiven(given: string): Somebody | undefined {
    const people = this.byGiven.get(given);
    if (people?.size !== 1 || this.byFamily.has(given)) return undefined;
    return [...people][0];
  }

  /** Who has this as the first name, which in some lands is the one used; nobody where too many do. */
  givenTo(given: string): readonly Somebody[] {
    const people = this.byGiven.get(given);
    return people === undefined || people.size > MOST_COMPARED ? NOBODY : [...people];
  }

  /** The person this full form can only be. */
  like(names: readonly string[]): Somebody | undefined {
    for (const key of familyKeys(names, this.familyFirst)) {
      const entries = this.entries.get(key) ?? NOBODY;
      for (let at = Math.max(0, entries.length - MOST_COMPARED); at < entries.length; at++) {
        const person = entries[at];
        if (person?.forms.some((form) => form.length > 1 && isSamePerson(form, names))) return person;
      }
    }
    return undefined;
  }

  keysOf(person: Somebody): string[] {
    const keys: string[] = [];
    for (const form of person.forms) for (const key of familyKeys(form, this.familyFirst)) keys.push(key);
    for (const half of person.halves) keys.push(half);
    return keys;
  }

  private enterFamily(key: string, person: Somebody): void {
    if (this.byFamily.get(key)?.has(person) === true) return;
    put(this.byFamily, key, person);
    const entries = this.entries.get(key);
    if (entries === undefined) this.entries.set(key, [person]);
    else entries.push(person);
  }
}

function put(index: Map<string, Set<Somebody>>, key: string, person: Somebody): void {
  const people = index.get(key);
  if (people === undefined) index.set(key, new Set([person]));
  else people.add(person);
}

const startOf = (person: Somebody): number => person.places[0]?.first ?? Number.POSITIVE_INFINITY;
