import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/lab/**', 'test/e2e/**', 'node_modules/**'],
    testTimeout: 120_000,
    // By itself vitest leaves a processor free, of two one.
    maxWorkers: availableParallelism(),
  },
});
