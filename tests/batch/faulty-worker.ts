import { parentPort, workerData } from 'node:worker_threads';
import { serve } from '../../src/batch/serve.ts';
import { loadRulebook } from '../../src/disk/rulebook.ts';
import { withFaults } from './faults.ts';

const { rules, audience, setting } = workerData;
if (parentPort === null) throw new Error('This file is started by a test.');
serve(parentPort, workerData, withFaults(loadRulebook(rules, audience, setting.asOf)));
