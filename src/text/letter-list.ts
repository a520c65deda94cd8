interface Node<T> {
  readonly next: Map<string, Node<T>>;
  readonly ends: T[];
}

/** Letters sought, found in a row of letters. */
export interface LettersFound<T> {
  readonly from: number;
  readonly to: number;
  readonly what: T;
}

/** No name is longer: a walk from one letter ends here, so that the work stays linear in the text. */
const LONGEST = 60;

/** Of what shares its letters, so many: a text of one surname takes work by its length. */
const MOST_ALIKE = 20;

/** Many rows of letters, sought at once: a trie walked from every letter of a text, at most sixty steps from each. */
export class LetterList<T> {
  private readonly root: Node<T> = { next: new Map(), ends: [] };

  add(letters: string, what: T): void {
    if (letters === '' || letters.length > LONGEST) return;
    let node = this.root;
    for (const letter of letters) {
      const child: Node<T> = node.next.get(letter) ?? { next: new Map(), ends: [] };
      node.next.set(letter, child);
      node = child;
    }
    if (node.ends.length < MOST_ALIKE) node.ends.push(what);
  }

  *foundIn(text: string): Generator<LettersFound<T>> {
    for (let from = 0; from < text.length; from++) {
      let node = this.root.next.get(text.charAt(from));
      for (let to = from + 1; node !== undefined; to++) {
        for (const what of node.ends) yield { from, to, what };
        node = node.next.size === 0 ? undefined : node.next.get(text.charAt(to));
      }
    }
  }
}
