/** One job, from its payload to its line in the log. */
import { traceField, withTrace } from '../adapters/log.ts';
import type { Meters } from '../adapters/meters.ts';
import type { Desk } from '../desk.ts';
import { withoutWords } from '../domain/error-in-short.ts';
import type { Failure } from '../domain/evidence.ts';
import { failureOf, isOutage } from '../inbox/failure.ts';
import { penMessage } from '../inbox/pen.ts';
import { type Handler, type JobName, type JobResult, jobs } from '../jobs.ts';
import { penMailing } from '../reading/pen-mailing.ts';
import { handlers } from './handlers.ts';
import { traceOf } from './trace.ts';

/**
 * @param lastTry the message of a job that fails once more goes to the pen
 * @throws the error without its words, when the job failed and its queue has to try again
 */
export async function runJob(
  desk: Desk,
  name: JobName,
  payload: unknown,
  lastTry: boolean,
  meters?: Pick<Meters, 'job'>,
): Promise<JobResult> {
  const handle = handlers[name] as Handler<JobName, Desk>;
  const began = performance.now();
  const ended = (result: string) =>
    meters?.job(name, jobs[name].queue, result, (performance.now() - began) / 1000);
  const trace = () => traceOf(desk.db, payload).catch(() => []);
  return withTrace(await trace(), async () => {
    const said = { job: name, ...idsIn(payload as object) };
    try {
      const result = await handle(jobs[name].payload.parse(payload) as never, desk);
      ended(result.result);
      // Only now a message may be known to answer another one.
      desk.log.info({ ...said, result: result.result, ...traceField(await trace()) }, 'job');
      return result;
    } catch (error) {
      ended('failed');
      desk.log.error({ ...said, lastTry, error }, 'job failed');
      // Bad mail never stops the queue: after the last try its message goes to the pen, with the reason.
      // An outage is not the message's fault; the sweep makes its job anew.
      if (lastTry && !isOutage(error)) await pen(desk, name, payload, failureOf(error));
      // The queue keeps what it is told, and passes it on to whoever traces it.
      throw withoutWords(error);
    }
  });
}

/** Who a job is for is a person's id, which an installation may make of their name. */
const idsIn = ({ person, ...ids }: { readonly person?: string }): object => ids;

async function pen(desk: Desk, name: JobName, payload: unknown, failure: Failure): Promise<void> {
  const { message, mailing } = payload as { message?: string; mailing?: string };
  if (message) await penMessage(desk, message, failure);
  if (mailing && jobs[name].queue === 'inbox') await penMailing(desk, mailing, failure);
}
