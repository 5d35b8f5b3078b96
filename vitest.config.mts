import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const processors = availableParallelism();
/** What starts programs, needs a process of its own, or measures its memory. */
const PROGRAMS = ['architecture', 'cli', 'client', 'grammar', 'host', 'server'].map((folder) => `test/${folder}/**/*.test.ts`);
const NOT_HERE = ['test/lab/**', 'test/e2e/**', 'node_modules/**'];

export default defineConfig({
  test: {
    maxWorkers: processors <= 2 ? processors : processors - 1,
    // No test is about speed; a machine may be slow, and busy.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    projects: [
      { extends: true, test: { name: 'programs', include: PROGRAMS, exclude: NOT_HERE } },
      // The engine keeps nothing between two questions: its thousand modules are loaded once a worker, not once a file.
      { extends: true, test: { name: 'engine', include: ['test/**/*.test.ts'], exclude: [...NOT_HERE, ...PROGRAMS], isolate: false } },
    ],
  },
});
