/** Long work, answered in lines of JSON: how far it is, again and again, and in the last line what came of it. */
import type { Context } from 'hono';
import { stepByStep } from '../../keeping/progress.ts';
import type { Listener } from './long-work.ts';

/** An answer, before it is put on the wire. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Between two lines no longer passes, so that nobody takes work for a service that hangs. */
const aWhile = 10_000;

export const wantsSteps = (c: Pick<Context, 'req'>): boolean =>
  (c.req.header('accept') ?? '').toLowerCase().includes(stepByStep);

/** `{"step": …}` for each step, an empty line where there is none for a while, `{"status": …, "answer": …}` at the end. */
export function inSteps(c: Context, work: (listener: Listener) => Promise<Answer>): Response {
  const encoder = new TextEncoder();
  let alive: NodeJS.Timeout;
  let isHeard = true;
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const say = (line: string) => {
        if (!isHeard) return;
        try {
          controller.enqueue(encoder.encode(`${line}\n`));
        } catch {
          // Who asked has gone; the work goes on.
          isHeard = false;
        }
      };
      alive = setInterval(() => say(''), aWhile);
      const { status, body: answer } = await work({
        onProgress: (step) => say(JSON.stringify({ step })),
        isThere: () => isHeard,
      });
      say(`{"status":${status},"answer":${answer}}`);
      clearInterval(alive);
      if (isHeard) controller.close();
    },
    cancel: () => {
      isHeard = false;
      clearInterval(alive);
    },
  });
  return c.body(body, 200, { 'content-type': stepByStep });
}
