/** The API within this process, where no service holds the database. */
import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import type { Config } from '../config.ts';
import { apiApp } from '../console/api/app.ts';
import { apiRoot } from '../console/api/root.ts';
import type { Desk } from '../desk.ts';
import type { Handler, JobName } from '../jobs.ts';
import { openDesk } from '../open.ts';

export interface OwnApi {
  ask(request: {
    readonly path: string;
    readonly init: { readonly headers: Record<string, string> } & RequestInit;
  }): Promise<Response>;
  close(): Promise<void>;
}

/** @throws DataDirectoryHeld when another process has the embedded database */
export async function openOwnApi(config: Config): Promise<OwnApi> {
  const desk = await openDesk(config, { queueWhenNeeded: true });
  const key = randomBytes(24).toString('hex');
  const app = new Hono().route(apiRoot, apiApp(desk, { commandLineKey: key, carryOut }));
  return {
    ask: async ({ path, init }) =>
      app.request(`http://127.0.0.1${path}`, {
        ...init,
        headers: { ...init.headers, authorization: `Bearer ${key}` },
      }),
    close: () => desk.close(),
  };
}

async function carryOut(desk: Desk, job: JobName, command: string): Promise<void> {
  // Loaded with the first order: what only reads does without.
  const { handlers } = await import('../worker/handlers.ts');
  await (handlers[job] as Handler<JobName, Desk>)({ command } as never, desk);
}
