import type pg from 'pg';
import type { Clock } from '../desk.ts';

/** In milliseconds: how often the server is asked for the time, and how long an answer may have been under way. */
const askEvery = 30_000;
const swift = 1000;

/**
 * The time of the database server, so that several machines have one clock: whose clock is wrong would
 * call uncertain what another one is just sending. Between two answers it goes on by a clock that nobody sets.
 */
export async function serverClock(pool: pg.Pool): Promise<Clock & { stop(): void }> {
  let base = Date.now() - performance.now();
  const ask = async (longest: number): Promise<void> => {
    const asked = performance.now();
    const { rows } = await pool.query<{ now: Date }>('select clock_timestamp() as now');
    const answered = performance.now();
    if (rows[0] && answered - asked < longest)
      base = rows[0].now.getTime() - (asked + answered) / 2;
  };
  await ask(Number.POSITIVE_INFINITY);
  const timer = setInterval(() => void ask(swift).catch(() => {}), askEvery);
  timer.unref();
  return {
    now: () => new Date(base + performance.now()),
    stop: () => clearInterval(timer),
  };
}
