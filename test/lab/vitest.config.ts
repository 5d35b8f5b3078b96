import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Labs do not disturb one another, and wait for their daemons half of the time. */
const AT_ONCE = Math.min(Math.max(availableParallelism(), 2), 4);
/** Holds what takes time against something else that does: nothing may run beside it. */
const ALONE = ['test/lab/speed.lab.ts'];

/** Tests on a real libvirtd, QEMU and sshd. They need Linux, root (or sudo without a password) and Debian packages, which they install. */
export default defineConfig({
  test: {
    testTimeout: 300_000,
    hookTimeout: 600_000,
    // Real daemons on a busy machine: what fails is asked once more, and vitest says so; what fails twice has failed.
    retry: 1,
    // Labs that work side by side, in faults.lab.ts.
    maxConcurrency: 2,
    projects: [
      { extends: true, test: { name: 'labs', include: ['test/lab/**/*.lab.ts'], exclude: ALONE, maxWorkers: AT_ONCE, sequence: { groupOrder: 1 } } },
      { extends: true, test: { name: 'alone', include: ALONE, maxWorkers: 1, sequence: { groupOrder: 2 } } },
    ],
  },
});
