const HEAD = [
  '<meta charset="utf-8">',
  '<meta name="viewport" content="width=device-width, initial-scale=1">',
  '<title>Tearline</title>',
  // A browser that is given no icon asks for one.
  '<link rel="icon" href="data:,">',
  '<link rel="stylesheet" href="/page.css">',
];

/** Browsers offer to translate a page, or to check its spelling, by sending its text away. */
const page = (head: readonly string[], body: readonly string[]): string =>
  [
    '<!doctype html>',
    '<html lang="en" translate="no">',
    ...['<head>', ...HEAD, ...head, '</head>'],
    ...['<body spellcheck="false">', ...body, '</body>'],
    '</html>',
    '',
  ].join('\n');

/** What every page of the review is before its script runs. It holds no text of a cable. */
export const SHELL = page(
  ['<script type="module" src="/page.js"></script>'],
  [
    // The views of the page have a main of their own.
    '<div id="page"></div>',
    '<noscript>This page needs JavaScript. Allow it for this address, then load the page again.</noscript>',
  ],
);

/** A page without a script that says one thing. `words` are our own, never something that was sent. */
export const plainPage = (words: string): string =>
  page(
    [],
    ['<main>', '<h1>Tearline</h1>', `<p>${words}</p>`, '<p><a href="/">To the review</a></p>', '</main>'],
  );
