import { defineConfig } from 'vitest/config';

/** `npm test` needs Node and npm only; `npm run test:services` needs Dovecot, Postfix, PostgreSQL, Redis and Chromium. */
export default defineConfig({
  test: {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    testTimeout: 30_000,
    maxWorkers: '100%',
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'app',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/services/**'],
          globalSetup: 'tests/migrated.ts',
          // Files share their modules, and with them an open database: loading them anew takes longer than most tests.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'services',
          include: ['tests/services/**/*.test.ts'],
          testTimeout: 240_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
