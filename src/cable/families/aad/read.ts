import type { Family } from '../../family.ts';
import { readAcp } from '../acp/read.ts';

export const aad: Family = { name: 'aad', detect: () => undefined, read: readAcp };
