/** The words a style sheet of ours is made of: properties, values, units, elements, classes. No room for another. */
const WORDS = new Set(
  (
    'align all alternate and area areas auto avoid background banner before after baseline between bidi block body bold border both ' +
    'bottom box break caption canvas canvastext center ch class clip cm collapse color column columns compact ' +
    'content contents cover cross currentcolor dark dashed dd deletion disc display div dl dotted double dt ' +
    'ease em embed end ex extent fact facts family feature fill first fit fixed flex flow focus font footer fr ' +
    'from gap graytext grid group grow h1 h2 h3 has head header heading height held hidden highlight hover html ' +
    'hyphens in indent index inherit initial inline inset inside is isolate italic items justify keep kerning ' +
    'landscape last left legend letter li ligatures light line linear lining list loop main manual margin mark ' +
    'marking markings max media min mono monospace nav no none normal not note notes nowrap nth number numeric ' +
    'of ol only open optional or orphans outline over overflow override overline own padding page paragraph ' +
    'plaintext position portion portions pre prefers print pt px question rem right root row rows s safe sans ' +
    'scheme screen scroll section select self serif settings sheet shrink signature size sizing slashed small ' +
    'smooth solid space spacing span stable stamp stamps start state static sticky stretch strong struck style ' +
    'subject sum system table tables target td text tfoot th thead thickness through title to top total tr ' +
    'transform transparent type ui ul under underline unicode unset uppercase user var variant vertical visible ' +
    'vw weight where white widows width withheld word words wrap wrapping zero letter us a b i u dejavu menlo ' +
    'consolas courier new liberation roboto georgia times roman helvetica arial segoe inter noto mm vh svh dvh ' +
    'adjust exact economy print-color reference references block declassification tbody p copy count wide narrow any anywhere ' +
    'decoration skip ink offset color-mix srgb oklch hsl rgb rgba hex tab link visited active focus-visible even odd ' +
    'child focusvisible within every layer order place relative absolute contain lang supports motion reduce contrast more'
  ).split(/[ -]/),
);

/**
 * Whether a style sheet can carry nothing: known words only, no number longer than four digits, no escape, no
 * remark, no address, nothing that is drawn.
 */
export function isPlainStyle(style: string): boolean {
  if (/[\\<&]|\/\*|url|@import|attr\s*\(|[^\n -~]/i.test(style)) return false;
  if (/content\s*:\s*(?!none|normal|""|'')/i.test(style) || /\d{5}/.test(style)) return false;
  const plain = style.replace(/#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})(?=[;,\s)}])/gi, ' ');
  return (plain.match(/[A-Za-z]+\d?(?![A-Za-z])|[A-Za-z]+/g) ?? []).every(
    (word) => WORDS.has(word.toLowerCase()) || WORDS.has(word.toLowerCase().replace(/\d$/, '')),
  );
}
