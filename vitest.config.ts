import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';
import SlowFirst from './test/slow-first.ts';

// What starts processes, sets the environment or measures its own memory has a process for each file.
const alone = [
  'test/checks/{limits,notebook,notebooks}.test.ts',
  'test/kernel-lib/packaging.test.ts',
  'test/notebooks/executed.test.ts',
  'test/readme.test.ts',
  'test/tools/{check,exercises}/command.test.ts',
  'test/tools/client/start.test.ts',
  'test/tools/gate/**/*.test.ts',
  'test/tools/kernel/{*.test.ts,conformance/**/*.test.ts,session/**/*.test.ts}',
  'test/tools/kernel/server/{command,evaluation,executions,install,server,server-thread,sockets}.test.ts',
  'test/tools/run/{command,execute,fresh,run}.test.ts',
  'test/tools/start/{binder,environment,lab,lab-failure,prepare,python}.test.ts',
  'test/tools/exercises/nbgrader.test.ts',
  'test/tools/grade/class.test.ts',
  'test/tools/grade/{attacks,doctor,examiner,intake,sandbox,supervisor}/**/*.test.ts',
];

export default defineConfig({
  resolve: { conditions: ['source', 'module', 'node', 'import', 'default'] },
  ssr: { resolve: { conditions: ['source', 'module', 'node', 'import', 'default'] } },
  test: {
    reporters: ['default', './test/closing-line.ts'],
    sequence: { sequencer: SlowFirst },
    testTimeout: 20_000,
    // Many tests wait for other processes, and while they do a core is free.
    maxWorkers: availableParallelism() + 1,
    // Kernels are real processes with time limits; a busy machine must not fail a whole run. A test that
    // is wrong fails each time.
    retry: process.env.CI ? 2 : 0,
    // All others only compute: they share processes, so that kernel-lib and the compiler are read once.
    projects: [
      { extends: true, test: { name: 'alone', include: alone } },
      {
        extends: true,
        test: {
          name: 'together',
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...alone],
        },
      },
    ],
  },
});
