import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['source', 'module', 'node', 'import', 'default'] },
  ssr: { resolve: { conditions: ['source', 'module', 'node', 'import', 'default'] } },
  test: {
    include: ['test/**/*.test.ts'],
    reporters: ['default', './test/closing-line.ts'],
    testTimeout: 20_000,
    // Many tests wait for other processes; left to itself Vitest takes one core fewer than there are.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Kernels are real processes with time limits; a busy machine must not fail a whole run. A test that
    // is wrong fails each time.
    retry: process.env.CI ? 2 : 0,
  },
});
