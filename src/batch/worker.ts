import { parentPort, workerData } from 'node:worker_threads';
import { loadFonts } from '../disk/fonts.ts';
import { loadRulebook } from '../disk/rulebook.ts';
import type { Brief } from './brief.ts';
import { serve } from './serve.ts';

const brief: Brief = workerData;
if (parentPort === null) throw new Error('This file is started by a run, as one of its workers.');
const { rules, audience, setting } = brief;
serve(parentPort, brief, loadRulebook(rules, audience, setting.asOf), loadFonts());
