import { defineConfig } from 'vitest/config';

/** What takes minutes: `npm run test:long`. */
export default defineConfig({
  test: { include: ['test/long/**/*.long.ts'], testTimeout: 1_800_000, hookTimeout: 120_000 },
});
