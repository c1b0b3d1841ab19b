import { defineConfig } from 'vitest/config';

/** Whole command lines, cages, OCR, damage and whole distributions by the dozen: they need Node only, but take their time. */
const slow = [
  'tests/account.test.ts',
  'tests/alerts.test.ts',
  'tests/approval.test.ts',
  'tests/bounces.test.ts',
  'tests/cli/**/*.test.ts',
  'tests/correction.test.ts',
  'tests/console/{api,audit,cases,deliveries,follow-up,idempotency,insider,mailings,members,oidc,reports,system,unstorable}.test.ts',
  'tests/corrigendum.test.ts',
  'tests/distribution.test.ts',
  'tests/follow-up-{orders,routing,story}.test.ts',
  'tests/hostile/**/*.test.ts',
  'tests/keeping/**/*.test.ts',
  'tests/life-in-the-log.test.ts',
  'tests/notice/**/*.test.ts',
  'tests/pages/member-pages.test.ts',
  'tests/reading/{cage,cage-escapes,cage-start,ocr}.test.ts',
  'tests/reminders.test.ts',
  'tests/record/annual-overview.test.ts',
  'tests/replies/{forged,intentions,letters,no-end,preferences}.test.ts',
  'tests/reports/{orders,occasions,year}.test.ts',
  'tests/{overview,pen,resend,stolen-backup}.test.ts',
  'tests/sending/{leaving,pace}.test.ts',
];

/** They take a second of silence for a dead line, as it is on a machine with nothing else to do. */
const impatient = ['tests/services/dovecot*.test.ts'];

/** Tests on servers wait more than they work: beside them there is room on two cores. */
const atOnce = 4;

/** `npm test` needs Node and npm only, and two minutes; `npm run test:services` needs Dovecot, Postfix, PostgreSQL, Redis and Chromium. */
export default defineConfig({
  test: {
    setupFiles: ['tests/any-order.ts'],
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
          exclude: ['tests/services/**', 'tests/faults/**', ...slow],
          globalSetup: 'tests/migrated.ts',
          // Files share their modules, and with them an open database: loading them anew takes longer than most tests.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'services, in Node alone',
          include: slow,
          globalSetup: 'tests/migrated.ts',
          testTimeout: 240_000,
          // As above.
          isolate: false,
          maxWorkers: atOnce,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'services',
          include: ['tests/services/**/*.test.ts'],
          exclude: impatient,
          globalSetup: 'tests/migrated.ts',
          testTimeout: 240_000,
          // As above.
          isolate: false,
          maxWorkers: atOnce,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'services, with nothing beside them',
          include: impatient,
          testTimeout: 240_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          globalSetup: 'tests/migrated.ts',
          testTimeout: 600_000,
          maxWorkers: atOnce,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
