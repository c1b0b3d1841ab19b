/** How commands ask: by the JSON API, of the service that holds the embedded database, else within this process. */
import { randomUUID } from 'node:crypto';
import { readConfig, readEnvironment } from '../config.ts';
import { apiRoot } from '../console/api/root.ts';
import { DataDirectoryHeld, type Holder, lockDataDirectory } from '../database/data-lock.ts';
import { type OnProgress, type Step, stepByStep } from '../keeping/progress.ts';
import { orSayWhatGoesOn } from './interrupted.ts';
import type { OwnApi } from './own-api.ts';
import { Unanswered } from './unanswered.ts';

/** A request to the API. */
export interface Question {
  /** Under the root of the API: `/status`. */
  readonly path: string;
  /** An order; JSON, or a file as it is. Null: it needs no words. */
  readonly order?: object | Uint8Array<ArrayBuffer> | null;
  /** Id of the clerk in whose name it is given. */
  readonly as?: string;
}

/** What a problem says to a program (RFC 9457). */
export interface Trouble {
  readonly type: string;
  readonly status: number;
  readonly title: string;
  readonly detail?: string;
  readonly reason?: string;
  readonly known?: readonly string[];
}

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly trouble: Trouble };

export type Ask = <T>(question: Question) => Promise<Answer<T>>;

/** How often it is asked again, and the wait in between: a service that is just starting, or at work. */
const tries = { starting: 20, working: 240 };
const stepMs = 500;

/**
 * @param use asks as often as it likes; the database is opened once, where it has to be
 * @param onProgress told how far long work is
 */
export async function withApi<T>(
  use: (ask: Ask) => Promise<T>,
  onProgress: OnProgress = () => {},
): Promise<T> {
  const config = readConfig(readEnvironment({ ...process.env, LOG_LEVEL: 'warn' }));
  let own: OwnApi | null = null;
  const ownOrHolder = async (): Promise<OwnApi | DataDirectoryHeld> => {
    if (own) return own;
    const { DATABASE_URL, DESK_DATA_DIR } = config.environment;
    try {
      // Before all that opening a desk takes.
      if (!DATABASE_URL) lockDataDirectory(DESK_DATA_DIR).release();
      own = await (await import('./own-api.ts')).openOwnApi(config);
      return own;
    } catch (error) {
      if (error instanceof DataDirectoryHeld) return error;
      throw error;
    }
  };
  const ask: Ask = async <V>(question: Question) => {
    const request = requestFor(question);
    const isOrder = request.init.method !== undefined;
    /** Services that may have it: one that is started anew is another one. */
    const known = new Set<string | null>();
    let isLong = false;
    const heard = { onProgress, onLong: () => (isLong = true) };
    for (let asked = 1; ; asked += 1) {
      const there = await ownOrHolder();
      if (!(there instanceof DataDirectoryHeld)) {
        const answer = await orSayWhatGoesOn(
          () => (isLong ? 'own' : null),
          async () => answerIn<V>(await there.ask(request), heard),
        );
        if (isRunning(answer)) throw new Unanswered(broken);
        return answer;
      }
      const { holder } = there;
      const answer = await orSayWhatGoesOn(
        () => (isLong ? 'service' : isOrder ? 'order' : null),
        () => askHolder<V>(holder, request, heard),
      );
      if (answer && !isRunning(answer)) return answer;
      const key = holder?.key ?? null;
      if (answer && known.size && !known.has(key)) throw new Unanswered(broken);
      if (holder?.port) known.add(key);
      if (asked >= (answer ? tries.working : tries.starting)) {
        if (answer) return answer;
        throw there;
      }
      await new Promise((resolve) => setTimeout(resolve, stepMs));
    }
  };
  try {
    return await use(ask);
  } finally {
    await (own as OwnApi | null)?.close();
  }
}

/** Asks one question. */
export const askApi = <T>(question: Question, onProgress?: OnProgress): Promise<Answer<T>> =>
  withApi((ask) => ask<T>(question), onProgress);

const broken =
  'The service was stopped while it was at work on this, and nobody knows how far it came. Look where the thing stands, then ask again.';

/** What was asked for. @throws Unanswered where it is none of the answers that a command has words for */
export function answered<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value;
  const { type, title, detail } = answer.trouble;
  if (type.endsWith(':under-way'))
    throw new Unanswered(
      `The service is at work on another such thing (${detail}). \`desk status\` says how far it is; ask again when it is done.`,
    );
  throw new Unanswered(`The desk answered: ${detail ? `${title}: ${detail}` : title}`);
}

/** All entries of a list, page by page. @param path with its parameters */
export async function listAll<T>(ask: Ask, path: string): Promise<T[]> {
  const all: T[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const at: string = cursor && `&cursor=${encodeURIComponent(cursor)}`;
    const page: { items: T[]; next: string | null } = answered(await ask({ path: `${path}${at}` }));
    all.push(...page.items);
    cursor = page.next;
  }
  return all;
}

/** The same each time it is sent. */
interface Prepared {
  readonly path: string;
  readonly init: { readonly headers: Record<string, string> } & Pick<
    RequestInit,
    'method' | 'body'
  >;
}

function requestFor({ path, order, as }: Question): Prepared {
  const headers = {
    accept: `application/json, ${stepByStep}`,
    ...(as !== undefined && { 'Desk-As': as }),
  };
  const whole = `${apiRoot}${path}`;
  if (order === undefined) return { path: whole, init: { headers } };
  const body = order instanceof Uint8Array ? order : JSON.stringify(order ?? {});
  // A lost answer can be asked for again: the order is not given twice.
  const once = { ...headers, 'Idempotency-Key': `"${randomUUID()}"` };
  return { path: whole, init: { method: 'POST', headers: once, body } };
}

const isRunning = (answer: Answer<unknown>): boolean =>
  !answer.ok && answer.trouble.type.endsWith(':still-running');

/** How long nothing may be heard: of what is read, and of what has to be worked for. */
const patience = { answer: 30_000, work: 120_000 };

/** Null: nobody answered; whether the request got there is not known. */
async function askHolder<T>(
  holder: Holder | null,
  { path, init }: Prepared,
  heard: Heard,
): Promise<Answer<T> | null> {
  if (!holder?.port) return null;
  const waiting = new AbortController();
  const timer = setTimeout(
    () => waiting.abort(new Unanswered('The running service does not answer')),
    init.method ? patience.work : patience.answer,
  );
  try {
    const response = await fetch(`http://127.0.0.1:${holder.port}${path}`, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${holder.key}` },
      signal: waiting.signal,
    });
    return await answerIn<T>(response, heard, () => timer.refresh());
  } catch (error) {
    if (error instanceof Unanswered && !init.method) throw error;
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/** What is told of an answer before it is there. */
interface Heard {
  readonly onProgress: OnProgress;
  /** It is long work, and has begun. */
  readonly onLong: () => void;
}

async function answerIn<T>(
  response: Response,
  { onProgress, onLong }: Heard,
  onSign: () => void = () => {},
): Promise<Answer<T>> {
  const isLong = response.headers.get('content-type')?.startsWith(stepByStep);
  if (isLong) onLong();
  const { status, answer } = isLong
    ? await lastOf(response, onProgress, onSign)
    : { status: response.status, answer: await response.json() };
  if (status < 400) return { ok: true, value: answer as T };
  return { ok: false, trouble: answer as Trouble };
}

interface Last {
  readonly status: number;
  readonly answer: unknown;
}

/** A line for each step, empty ones as signs of life, the last with the answer. @param onSign whatever is heard */
async function lastOf(
  { body }: Response,
  onProgress: OnProgress,
  onSign: () => void,
): Promise<Last> {
  const said = (line: string): Last | null => {
    const heard = JSON.parse(line) as { readonly step: Step } | Last;
    if ('status' in heard) return heard;
    onProgress(heard.step);
    return null;
  };
  let rest: string[] = [];
  for await (const text of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    onSign();
    const [first = '', ...others] = text.split('\n');
    rest.push(first);
    for (const other of others) {
      const line = rest.join('');
      rest = [other];
      const last = line && said(line);
      if (last) return last;
    }
  }
  throw new Error('The answer ended in the middle');
}
