import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const processors = availableParallelism();
/** What measures the memory of its process, or has what it does not share. */
const APART = ['grammar', 'host', 'server'].map((folder) => `test/${folder}/**/*.test.ts`);
const NOT_HERE = ['test/lab/**', 'test/e2e/**', 'node_modules/**'];

export default defineConfig({
  test: {
    maxWorkers: processors <= 2 ? processors : processors - 1,
    // No test may fail because a machine is slow, or busy.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    projects: [
      { extends: true, test: { name: 'apart', include: APART, exclude: NOT_HERE } },
      // The engine keeps nothing between two questions: its thousand modules are loaded once a worker, not once a file.
      { extends: true, test: { name: 'together', include: ['test/**/*.test.ts'], exclude: [...NOT_HERE, ...APART], isolate: false } },
    ],
  },
});
