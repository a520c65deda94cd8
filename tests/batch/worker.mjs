// The worker of every run, from the sources: in a thread of Node 20 the loader of TypeScript must be asked for by hand.
import { register } from 'tsx/esm/api';

register();
await import('../../src/batch/worker.ts');
