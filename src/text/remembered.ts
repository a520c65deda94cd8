/** Of a longer text a slice may be kept, and with it all of the cable it was cut from. */
const LONGEST = 12;
/** How many answers are kept before all are forgotten. */
const MOST = 5000;

/**
 * The same function of some words and of what they are read by, which keeps its answers for short words: cables have the
 * same marks, posts and titles over and over. What it gives is shared, so nobody may change it.
 */
export function remembered<By extends object, T>(
  read: (words: string, by: By) => T,
): (words: string, by: By) => T {
  const kept = new WeakMap<By, Map<string, T>>();
  return (words, by) => {
    if (words.length > LONGEST) return read(words, by);
    let answers = kept.get(by);
    if (answers === undefined || answers.size > MOST) {
      answers = new Map();
      kept.set(by, answers);
    }
    const known = answers.get(words);
    if (known !== undefined || answers.has(words)) return known as T;
    const answer = read(words, by);
    answers.set(words, answer);
    return answer;
  };
}
