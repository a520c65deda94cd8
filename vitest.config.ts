import { defineConfig } from 'vitest/config';

/** Rooms that keep no state and touch nothing outside: their files can share a process, which reads each module once. */
const PURE = [
  'model',
  'text',
  'notation',
  'marking',
  'declassification',
  'person',
  'rule',
  'decide',
  'cable',
  'audit',
  'container',
  'variant',
  'verify',
  'laws',
  'golden',
  'layers',
  'mutations',
  'review/acts',
  'review/views',
];
const pure = PURE.map((room) => `tests/${room}/**/*.test.ts`);
const test = { testTimeout: 180_000, hookTimeout: 180_000 };

// Every core works: by itself vitest would leave one idle, of two.
export default defineConfig({
  test: {
    maxWorkers: '100%',
    projects: [
      { test: { ...test, name: 'pure', include: pure, isolate: false } },
      { test: { ...test, name: 'rest', include: ['tests/**/*.test.ts'], exclude: pure } },
    ],
  },
});
