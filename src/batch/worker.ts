import { parentPort, workerData } from 'node:worker_threads';
import { loadRulebook } from '../disk/rulebook.ts';
import type { Brief } from './brief.ts';
import { serve } from './serve.ts';

const brief: Brief = workerData;
if (parentPort === null) throw new Error('This file is started by a run, as one of its workers.');
serve(parentPort, brief, loadRulebook(brief.rules, brief.audience, brief.setting.asOf));
