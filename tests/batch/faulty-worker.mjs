// A worker as every run has it, but with rules that go wrong. A thread of Node 20 reads TypeScript only with a loader.
import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';
import { serve } from '../../dist/batch/serve.js';
import { loadFonts } from '../../dist/disk/fonts.js';
import { loadRulebook } from '../../dist/disk/rulebook.js';

const unregister = register();
const { withFaults } = await import('./faults.ts');
await unregister();
const { rules, audience, setting } = workerData;
serve(parentPort, workerData, withFaults(loadRulebook(rules, audience, setting.asOf)), loadFonts());
