import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'gate/**/*.test.ts', 'web/**/*.test.ts'],
    globalSetup: ['test/browser/pages-folder.ts'],
    pool: 'threads',
    // Two at least: much of the time is waiting for a browser, a server or another process.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
