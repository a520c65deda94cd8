import { parentPort, workerData } from 'node:worker_threads';
import { UsageProblem } from '../disk/failure.ts';
import { loadFonts } from '../disk/fonts.ts';
import { loadRulebook } from '../disk/rulebook.ts';
import type { Brief, Said } from './brief.ts';
import { serve } from './serve.ts';

const brief: Brief = workerData;
if (parentPort === null) throw new Error('This file is started by a run, as one of its workers.');
const { rules, audience, setting } = brief;
try {
  const kind = setting.case?.request.kind;
  serve(parentPort, brief, loadRulebook(rules, audience, setting.asOf, { kind }), loadFonts());
} catch (thrown) {
  if (!(thrown instanceof UsageProblem)) throw thrown;
  const refused: Said = { kind: 'refused', why: thrown.message };
  parentPort.postMessage(refused);
}
