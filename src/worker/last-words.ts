import type { Log } from '../desk.ts';

/** A fault that nobody caught ends the process; Node would print its words, which may be about a person. */
export function logLastWords(log: Log): void {
  process.on('uncaughtException', (error) => {
    log.error({ error }, 'ended by a fault that nobody caught');
    process.exit(1);
  });
}
