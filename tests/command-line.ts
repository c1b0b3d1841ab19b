/** The JSON API as the command line of the machine asks it, within this process. */
import { Hono } from 'hono';
import { apiApp } from '../src/console/api/app.ts';
import { apiRoot } from '../src/console/api/root.ts';
import type { CarryOut } from '../src/console/orders.ts';
import type { Desk } from '../src/desk.ts';
import type { Handler, JobName } from '../src/jobs.ts';
import { handlers } from '../src/worker/handlers.ts';

const carryOut: CarryOut = async (desk, job, command) => {
  await (handlers[job] as Handler<JobName, Desk>)({ command } as never, desk);
};

// biome-ignore lint/suspicious/noExplicitAny: what programs read is looked into by name
type Answer = { readonly status: number; readonly body: any };

export const asCommandLine =
  (desk: Desk) =>
  async (
    path: string,
    order?: object,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> => {
    const app = new Hono().route(apiRoot, apiApp(desk, { commandLineKey: 'the1key', carryOut }));
    const answer = await app.request(`http://127.0.0.1${apiRoot}${path}`, {
      headers: { authorization: 'Bearer the1key', ...headers },
      ...(order && {
        method: 'POST',
        body: order instanceof Uint8Array ? Buffer.from(order) : JSON.stringify(order),
      }),
    });
    return { status: answer.status, body: await answer.json() };
  };
