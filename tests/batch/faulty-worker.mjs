// As worker.mjs, with rules that go wrong.
import { register } from 'tsx/esm/api';

register();
await import('./faulty-worker.ts');
