import { defineConfig } from 'vitest/config';

/** Tests on a real libvirtd, QEMU and sshd. They need Linux, root (or sudo without a password) and Debian packages, which they install. */
export default defineConfig({
  test: {
    include: ['test/lab/**/*.lab.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    // Real daemons on a busy machine: what fails is asked once more, and vitest says so; what fails twice has failed.
    retry: 1,
    hookTimeout: 600_000,
    // Labs that work side by side, in faults.lab.ts.
    maxConcurrency: 2,
  },
});
