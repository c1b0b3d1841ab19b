/** A browser of a clerk who is signed in: requests with their cookie, forms with the mark of their session. */
import { Hono } from 'hono';
import { consoleApp } from '../../src/console/app.ts';
import { openSession } from '../../src/console/session/sessions.ts';
import type { TestDesk } from '../desk.ts';

interface Visit {
  readonly status: number;
  readonly html: string;
  /** Where it leads, of an answer that sends on. */
  readonly location: string | null;
  readonly headers: Headers;
}

export interface Browser {
  get(path: string): Promise<Visit>;
  /** Sends a form; while the order is awaited the jobs of the desk go on, as in a service. */
  post(path: string, fields?: Fields): Promise<Visit>;
  /** Sends a form and follows where it leads. */
  submit(path: string, fields?: Fields): Promise<Visit>;
}

type Fields = Readonly<Record<string, string | File>>;

/** As browsers send it: in parts where there is a file. */
function bodyOf(fields: Fields): FormData | URLSearchParams {
  const body = Object.values(fields).some((value) => value instanceof File)
    ? new FormData()
    : new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) body.set(name, value as string);
  return body;
}

const origin = 'http://localhost:8025';

/** @param person id of a clerk of samples/desk.yaml: anna decides, bo and claire are of committees */
export async function signedIn(desk: TestDesk, person: string): Promise<Browser> {
  const app = new Hono().route('/console', consoleApp(desk));
  const { token } = await desk.db.transaction((tx) => openSession(tx, desk, person, 'link'));
  const headers = { cookie: `desk=${token}`, origin };
  const visit = async (path: string, init: RequestInit = {}): Promise<Visit> => {
    const answer = await app.request(`${origin}${path}`, { headers, ...init });
    return {
      status: answer.status,
      html: await answer.text(),
      location: answer.headers.get('location'),
      headers: answer.headers,
    };
  };
  const get = (path: string) => visit(path);
  const post = async (path: string, fields: Fields = {}) => {
    const { html } = await visit('/console/today');
    const csrf = /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
    const body = bodyOf({ csrf, ...fields });
    let waiting = true;
    const works = (async () => {
      while (waiting) {
        await desk.settle();
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    })();
    try {
      return await visit(path, { method: 'POST', body });
    } finally {
      waiting = false;
      await works;
    }
  };
  return {
    get,
    post,
    async submit(path, fields) {
      const { status, location, html } = await post(path, fields);
      if (!location) throw new Error(`${path} does not lead on: ${status} ${html.slice(0, 300)}`);
      return get(location);
    },
  };
}
