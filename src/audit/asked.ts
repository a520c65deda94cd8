/** Who asked for a deletion, taken apart: what of the program, or which decision of whom. */
export interface Asker {
  readonly name: string;
  readonly person?: string;
  readonly decision?: string;
}

/** From the words of a log entry: `rule privacy/e-mail` goes by the id alone, `decision d1 of Ada` by decision and person. */
export function askerOf(by: string): Asker {
  const decided = /^decision (\S+) of (.*)$/s.exec(by);
  if (decided !== null)
    return { name: `decision ${decided[1]}`, decision: decided[1] ?? '', person: decided[2] ?? '' };
  return { name: by.replace(/^rule /, '') };
}

/** By what names somebody may look for it: a rule by its id or by its pack. */
export function namesOf({ name }: Pick<Asker, 'name'>): string[] {
  const pack = /^([^\s/]+)\/\S+$/.exec(name)?.[1];
  return [name, ...(pack === undefined ? [] : [pack])];
}

/** Who asked, for reading: `rule privacy/e-mail`, `decision d1 of Ada`. */
export function askerName(by: string): string {
  const { name, person } = askerOf(by);
  if (person !== undefined) return `${name} of ${person}`;
  return by.startsWith('rule ') ? `rule ${name}` : name;
}
