// npm run demo:review: a case of 40 invented cables, and the page on which two people review it. Chromium is opened where there is a screen.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { CHROMIUM } from '../page/browser.ts';
import { CABLES, makeCase, openReview } from './case.ts';

const place = join(import.meta.dirname, '../../../out/demo-review');
console.error(`Making a case of ${CABLES} invented cables in out/demo-review …`);
const run = makeCase(place);
const review = await openReview(run, ['Ann Poe:reviewer', 'Ben Roe, Chief of Review:approver']);
for (const [name, link] of review.links) console.log(`${name}: ${link}`);
console.error(
  'Each link signs in once. Open the two in windows of their own: one decides, the other signs. Ctrl-C ends it.',
);
const screen = process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY;
const [first] = review.links.values();
if (screen !== undefined && CHROMIUM !== undefined && first !== undefined)
  spawn(CHROMIUM, [first], { stdio: 'ignore', detached: true }).unref();
process.once('SIGINT', async () => {
  process.exitCode = (await review.close()) ?? 0;
});
