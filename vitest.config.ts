import { defineConfig } from 'vitest/config';

// Every core works: by itself vitest would leave one idle, of two.
export default defineConfig({
  test: { include: ['tests/**/*.test.ts'], testTimeout: 180_000, hookTimeout: 180_000, maxWorkers: '100%' },
});
