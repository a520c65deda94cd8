import { createHash } from 'node:crypto';

/** Colours by the customary ones of each level, dark or light enough for a contrast of 7 to 1. */
const COLOURS = `
:root{color-scheme:light dark;--page:#fff;--ink:#1b1b1b;--quiet:#454545;--rule:#767676;--fill:#f2f1ec;--open:#fff;--red:#fdeaea;--red-ink:#6b0f12;--amber:#fff4cf;--amber-ink:#4d3700;--green:#e4f3e6;--green-ink:#0b4a1c}
.unclassified{--banner:#005a2b;--on-banner:#fff}
.restricted{--banner:#4a4a4a;--on-banner:#fff}
.confidential{--banner:#0033a0;--on-banner:#fff}
.secret{--banner:#a00d22;--on-banner:#fff}
.top-secret{--banner:#ff8c00;--on-banner:#000}
.unknown{--banner:#000;--on-banner:#fff}
@media (prefers-color-scheme:dark){:root{--page:#15171a;--ink:#e9e7e2;--quiet:#c6c3bc;--rule:#8d8b86;--fill:#26292e;--open:#15171a;--red:#3a1416;--red-ink:#ffd2d2;--amber:#352900;--amber-ink:#ffe6a3;--green:#12301a;--green-ink:#bfe8c8}}
`;

const PAGE = `
*{box-sizing:border-box}
html{background:var(--page);color:var(--ink);font:1rem/1.5 'Public Sans','Helvetica Neue',Arial,'Liberation Sans',sans-serif;-webkit-text-size-adjust:100%}
body{margin:0;min-height:100vh;display:flex;flex-direction:column}
.banner{background:var(--banner);color:var(--on-banner);text-align:center;font-weight:700;letter-spacing:.08em;line-height:1.4;padding:.4rem 1rem;overflow-wrap:anywhere}
.reviewer{display:block;font-size:.8125rem}
main{flex:1;width:100%;max-width:49rem;margin:0 auto;padding:2rem 1.5rem 3rem}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 .75rem;overflow-wrap:anywhere}
h2{font-size:1rem;line-height:1.3;margin:2rem 0 .5rem;padding-top:.75rem;border-top:2px solid var(--ink)}
.stamps{margin:0 0 1.25rem}
.stamp{display:inline-block;margin:0 .5rem .5rem 0;padding:.2rem .7rem;border:3px double currentcolor;font-weight:700;letter-spacing:.06em}
.facts{display:grid;grid-template-columns:7.5rem minmax(0,1fr);gap:.3rem .75rem;margin:0}
.facts dt{color:var(--quiet)}
.facts dd{margin:0;overflow-wrap:anywhere}
.legend{color:var(--quiet);font-size:.875rem;margin:0 0 1.25rem;max-width:42rem}
s{text-decoration:line-through;text-decoration-thickness:.1em;unicode-bidi:isolate}
s::before{content:' [struck: ';clip-path:inset(50%);height:1px;width:1px;overflow:hidden;position:absolute;white-space:nowrap}
s::after{content:' end of struck] ';clip-path:inset(50%);height:1px;width:1px;overflow:hidden;position:absolute;white-space:nowrap}
a{color:inherit;text-underline-offset:.15em}
a:focus-visible{outline:3px solid var(--ink);outline-offset:2px}
.note{max-width:42rem;margin:0 0 1rem}
.wide main{max-width:64rem}
table{border-collapse:collapse;width:100%;font-size:.9375rem;margin:1.5rem 0}
caption{text-align:left;font-weight:700;padding:0 0 .5rem}
th,td{text-align:left;vertical-align:top;padding:.4rem 1rem .4rem 0;border-bottom:1px solid var(--rule);font-weight:400}
thead th{font-weight:700;border-bottom:2px solid var(--ink)}
th:last-child,td:last-child{padding-right:0}
.number{text-align:right;font-variant-numeric:tabular-nums}
.counts th,.counts td{padding-top:.25rem;padding-bottom:.25rem}
.counts .legend,.list .legend{margin:0 0 .25rem;font-size:.875rem}
.counts .legend{display:inline;margin-left:.75rem}
.part{display:block;padding-left:1.25rem}
.list{table-layout:fixed}
.list th,.list td{overflow-wrap:anywhere}
.list th:nth-child(1){width:27%}
.list th:nth-child(2){width:18%}
.list th:nth-child(4){width:17%}
.list p{margin:0 0 .25rem}
.list thead th{font-size:.8125rem;border-bottom-width:1px}
.draft{display:inline-block;padding:.1rem .4rem;border:2px dashed;background:var(--amber);color:var(--amber-ink)}
`;

const BODY = `
.body{font:.9375rem/1.45 'DejaVu Sans Mono',Menlo,Consolas,'Liberation Mono',ui-monospace,monospace;white-space:pre-wrap;overflow-wrap:anywhere;tab-size:8;position:relative}
.body section,.body div{display:inline}
.body .lines,.body .prose{display:block}
.body h3{display:block;font:inherit;font-weight:700;margin:0}
.heading .heading{font-weight:700}
.deletion{border:1px solid var(--ink);background:var(--fill);padding:0 .25ch;unicode-bidi:isolate;-webkit-box-decoration-break:clone;box-decoration-break:clone}
.body:not(.marked) .deletion{display:inline-block;max-width:100%;line-height:1.3;margin:0 1px}
.held{border-style:dashed;background:var(--open)}
.marked .withheld{background:var(--red);color:var(--red-ink);border-color:currentcolor}
.marked .held{background:var(--amber);color:var(--amber-ink);border-color:currentcolor}
.restored{text-decoration:underline;text-decoration-thickness:1px;text-underline-offset:.2em}
.marked .restored{background:var(--green);color:var(--green-ink);border-color:currentcolor;text-decoration:none}
.newly{border:3px double var(--red-ink)}
.note.newly{background:var(--red);color:var(--red-ink);font-weight:700;padding:.5rem .75rem}
.basis{font:700 .75rem/1.35 'Public Sans','Helvetica Neue',Arial,'Liberation Sans',sans-serif}
@media screen and (min-width:64rem){main:has(.marked){max-width:70rem}.marked{padding-right:13rem}.marked .basis{float:right;clear:right;width:12rem;margin:.2rem -13rem .4rem 0;border-left:3px solid currentcolor;padding-left:.5rem}.marked .held .basis{border-left-style:dashed}}
@media screen and (max-width:46rem){main{padding:1.25rem .875rem 2rem}.body{font-size:.8125rem;line-height:1.5}.body .prose{white-space:normal;margin-bottom:1.5em}.facts{grid-template-columns:minmax(0,1fr);gap:0}.facts dd{margin:0 0 .5rem}h1{font-size:1.5rem}table{font-size:.875rem}th,td{padding-right:.625rem}thead th{font-size:.8125rem}.counts .legend{display:block;margin-left:0}.list tbody,.list tr{display:grid;grid-template-columns:minmax(0,1fr)}.list thead{clip-path:inset(50%);height:1px;width:1px;overflow:hidden;position:absolute}.list tr{gap:.4rem;padding:.75rem 0;border-bottom:1px solid var(--rule)}.list th,.list td,.list th:nth-child(1){width:auto;padding:0;border:0}.list td:last-child:not(:empty)::before{content:'Adopted by: '}.list,.list caption{display:grid}.list tbody{border-top:2px solid var(--ink)}.stamp{font-size:.8125rem;letter-spacing:.03em;padding:.2rem .5rem}.reviewer{font-size:.75rem;letter-spacing:.03em}}
@media (forced-colors:active){.banner,.deletion{border:2px solid}.held{border-style:dashed}}
`;

/** On paper the banner stands on every page, in the room that the first and last row of a table leave it. */
const PRINT = `
@page{size:letter;margin:.5in .75in .75in;@bottom-center{content:'Page ' counter(page) ' of ' counter(pages);font:9pt Arial,'Liberation Sans',sans-serif;color:#000;vertical-align:top}}
@media print{
:root{--page:#fff;--ink:#000;--quiet:#333;--rule:#555;--fill:#fff;--open:#fff;--red:#fff;--red-ink:#000;--amber:#fff;--amber-ink:#000;--green:#fff;--green-ink:#000}
html{font-size:10pt}
body{display:table;width:100%;min-height:0}
body::before,body::after{content:' ';white-space:pre;line-height:.42in;break-inside:avoid}
.long::before,.long::after{line-height:.6in}
body::before{display:table-header-group}
body::after{display:table-footer-group}
.long .banner{font-size:8pt;letter-spacing:.02em}
.long .reviewer{font-size:8pt}
.banner{position:fixed;left:0;right:0;background:#fff;color:#000;border:2px solid #000;padding:.03in;line-height:1.3}
header.banner{top:0}
footer.banner{bottom:0}
main{display:block;max-width:none;padding:0}
.body{font-size:9.5pt;line-height:1.35;orphans:3;widows:3}
.marked{font-size:8.5pt;padding-right:1.45in}
.marked .basis{float:right;clear:right;width:1.3in;margin:0 -1.45in .05in 0;border-left:2pt solid #000;padding-left:.06in;font-size:8pt}
.marked .held .basis{border-left-style:dashed}
h1,h2,h3{break-after:avoid}
.facts,.declassification,.stamps,.legend,tr{break-inside:avoid}
.lines,.prose{orphans:3;widows:3}
thead{display:table-header-group}
caption,thead,.wide .facts{break-after:avoid}
tr:first-child{break-before:avoid}
table{margin:.14in 0}
th,td,.counts th,.counts td{padding-top:.03in;padding-bottom:.03in}
.list tr{break-inside:auto}
.list p{orphans:3;widows:3}
a{text-decoration:none}
.draft{border-color:#000}
}
`;

/** The one sheet of every page, always the same, so that one digest allows it and no other. */
export const SHEET = `${COLOURS}${PAGE}${BODY}${PRINT}`.trim();

const digestOf = (sheet: string): string => createHash('sha256').update(sheet).digest('base64');

/** SHA-256 in base64, as a Content-Security-Policy names it. */
export const SHEET_DIGEST = digestOf(SHEET);

/** A sheet of style and its digest. */
export interface Sheet {
  readonly text: string;
  readonly digest: string;
}

/** A sheet with more behind it, for a page that is no copy. */
export const sheetWith = (more: string): Sheet => {
  const text = `${SHEET}\n${more.trim()}`;
  return { text, digest: digestOf(text) };
};
