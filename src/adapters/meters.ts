/** What this process measures of itself, for Prometheus (https://prometheus.io/docs/practices/naming/). */
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Postman } from '../desk.ts';

export interface Meters {
  /** A job that ended. @param result its word, or `failed` */
  job(name: string, queue: string, result: string, seconds: number): void;
  /** The postman, with each of its dialogues measured. */
  measured(postman: Postman): Postman;
  /** In the text format of Prometheus. */
  text(): Promise<string>;
}

export function openMeters(): Meters {
  const register = new Registry();
  const registers = [register];
  let collecting = false;
  const smtp = new Histogram({
    name: 'desk_smtp_duration_seconds',
    help: 'SMTP dialogues of one mail, its wait for a connection included, by how they ended.',
    labelNames: ['result'],
    buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 120, 600],
    registers,
  });
  const jobs = new Histogram({
    name: 'desk_job_duration_seconds',
    help: 'Jobs that this process has done, by queue and how they ended.',
    labelNames: ['queue', 'result'],
    buckets: [0.03, 0.1, 0.3, 1, 3, 10, 30, 120],
    registers,
  });
  const failures = new Counter({
    name: 'desk_job_failures_total',
    help: 'Tries of jobs that ended with an error in this process.',
    labelNames: ['job'],
    registers,
  });
  return {
    job(name, queue, result, seconds) {
      jobs.observe({ queue, result }, seconds);
      if (result === 'failed') failures.inc({ job: name });
    },
    measured: (postman) => ({
      async send(mail) {
        const began = performance.now();
        const outcome = await postman.send(mail);
        smtp.observe({ result: outcome.result }, (performance.now() - began) / 1000);
        return outcome;
      },
      close: () => postman.close(),
    }),
    text() {
      // From the first question on: a command that is over in a second measures nothing of itself.
      if (!collecting) collectDefaultMetrics({ register });
      collecting = true;
      return register.metrics();
    },
  };
}
