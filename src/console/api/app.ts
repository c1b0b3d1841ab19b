/** The JSON API: what the console shows and does, for other programs. Cookies do not count here. */
import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import type { Desk } from '../../desk.ts';
import { wholeDesk } from '../../domain/command.ts';
import { storableJson } from '../../domain/storable.ts';
import type { OnProgress } from '../../keeping/progress.ts';
import { networkOf } from '../../pages/network.ts';
import { openPace } from '../../pages/pace.ts';
import { type CarryOut, order } from '../orders.ts';
import { commandLine, may, type SignedIn, signedInAs, whoMay } from '../who.ts';
import { commandLineOf } from './command-line.ts';
import { fingerprintOf, firstAnswer, keyIn } from './first-answer.ts';
import { type Listener, LongWork } from './long-work.ts';
import { openApi } from './openapi.ts';
import { Problem, problemBody, problems, wrongValues } from './problem.ts';
import { largestBody, type Route } from './route.ts';
import { apiRoutes } from './routes.ts';
import { machine } from './scopes.ts';
import { type Answer, inSteps, wantsSteps } from './steps.ts';
import { type Bearer, bearerOf } from './tokens.ts';

const minuteMs = 60_000;
/** Of one token. */
const requestsInMinute = 300;
const unknownType = 'application/octet-stream';
/** From one address on the network, without a good token. */
const wrongInMinute = 60;

type Env = { Bindings: Partial<HttpBindings>; Variables: { bearer: Bearer } };
type Asked = Context<Env>;

export interface ApiOptions {
  /** The key with which the command line of this machine asks; null: it does not. */
  readonly commandLineKey: string | null;
  /** Carries orders out within the request, where no worker does. */
  readonly carryOut?: CarryOut;
}

/** Mounted under `/console/api/v1`. */
export function apiApp(desk: Desk, options: ApiOptions): Hono<Env> {
  const app = new Hono<Env>();
  const inPace = openPace(desk, {
    what: 'token',
    most: requestsInMinute,
    windowMs: minuteMs,
    whose: 'known',
  });
  const mayFail = openPace(desk, {
    what: 'no-token',
    most: wrongInMinute,
    windowMs: minuteMs,
    whose: 'strangers',
  });
  const work = new LongWork(desk.clock);
  let described: string | null = null;

  app.get('/openapi.json', (c) => {
    described ??= JSON.stringify(openApi());
    return c.body(described, 200, { 'Content-Type': 'application/json' });
  });

  app.use('*', async (c, next) => {
    const bearer =
      commandLineOf(c, options.commandLineKey) ??
      (await bearerOf(desk, c.req.header('authorization')));
    if (!bearer) throw new Problem((await mayFail(networkOf(c))) ? 'unauthorised' : 'too-many');
    if (bearer.who !== commandLine && !(await inPace(bearer.id))) throw new Problem('too-many');
    c.set('bearer', bearer);
    return next();
  });
  for (const route of apiRoutes)
    app.on(
      route.method.toUpperCase(),
      route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
      bodyLimit({
        maxSize: route.file?.largest ?? largestBody,
        onError: () => {
          throw new Problem('too-large');
        },
      }),
      (c) => answerTo({ desk, work }, route, c, options),
    );
  app.all('*', () => {
    throw new Problem('not-found');
  });
  app.onError((error, c) => sent(c, failure(desk, error)));
  return app;
}

async function answerTo(
  { desk, work }: { readonly desk: Desk; readonly work: LongWork },
  route: Route,
  c: Asked,
  { carryOut }: ApiOptions,
): Promise<Response> {
  const bearer = c.get('bearer');
  if (!bearer.scopes.has(route.scope))
    throw new Problem(
      'forbidden',
      route.scope === machine
        ? 'Only the command line of the machine may do this'
        : `The token lacks the scope ${route.scope}`,
    );
  const who = actingAs(desk, c, bearer, route);
  const path = parsed(z.object(route.params), storableJson(c.req.param()), 'not-found');
  const query = parsed(z.strictObject(route.query), storableJson(c.req.query()), 'invalid-request');
  const bytes = new Uint8Array(route.method === 'post' ? await c.req.arrayBuffer() : []);
  const [contentType = ''] = (c.req.header('content-type') ?? unknownType).toLowerCase().split(';');
  const body = route.body
    ? parsed(route.body, storableJson(jsonIn(bytes)), 'invalid-request')
    : null;
  const give: Parameters<Route['handle']>[0]['give'] = async (given) => {
    // Whoever orders something about a thing may be answered by mail.
    if (who === commandLine && given.about.kind !== wholeDesk.kind)
      throw new Problem('invalid-request', 'The header Desk-As names the clerk who gives it', [
        { pointer: 'Desk-As', detail: 'is missing' },
      ]);
    return order(desk, { ...given, person: who.clerk.id }, carryOut);
  };
  const asked = {
    desk,
    underWay: () => work.underWay(),
    who,
    path,
    query,
    body,
    file: route.file ? { bytes, contentType } : null,
    give,
  };
  const key = route.method === 'post' ? keyIn(c.req.header('idempotency-key')) : null;
  const { pathname, search } = new URL(c.req.url);
  const parts = [who.clerk.id, pathname, search, bytes];
  const act = (onProgress: OnProgress) =>
    orFailure(desk, () => answerOf(route, { ...asked, onProgress }));
  const wanted = route.long && {
    name: route.name,
    path: pathname,
    fingerprint: fingerprintOf(desk.secret, parts),
    isOrder: route.method === 'post',
  };
  const answer = (listener: Listener): Promise<Answer> => {
    const first = () =>
      wanted ? orFailure(desk, () => work.follow(wanted, listener, act)) : act(listener.onProgress);
    const meanwhile = () => (wanted ? work.join(wanted, listener) : null);
    return key ? firstAnswer(desk, { bearer: bearer.id, key, parts }, first, meanwhile) : first();
  };
  if (route.long && wantsSteps(c))
    return inSteps(c, (listener) => orFailure(desk, () => answer(listener)));
  return sent(c, await answer(unknown));
}

/** Whoever waits for one answer without steps is taken to be there. */
const unknown: Listener = { onProgress: () => {}, isThere: () => true };

/** In whose name: the clerk's who made the token; on the command line, that of the clerk whom it names. @throws Problem */
function actingAs(desk: Desk, c: Asked, bearer: Bearer, { needs }: Route): SignedIn {
  const name = bearer.who === commandLine ? c.req.header('desk-as') : undefined;
  const who = name === undefined ? bearer.who : signedInAs(desk.config, name, null, '');
  if (who && (!needs || may(who, needs))) return who;
  throw new Problem(
    'forbidden',
    who ? `${who.clerk.name} may not do this` : `There is no clerk ${name}`,
    [],
    name !== undefined && needs ? { reason: 'other-clerk', known: whoMay(desk.config, needs) } : {},
  );
}

async function answerOf(route: Route, asked: Parameters<Route['handle']>[0]): Promise<Answer> {
  // Only what is described leaves: a column added later is no part of it by itself.
  const shown = route.answer.parse(await route.handle(asked)) as { state?: unknown };
  const isPending = route.method === 'post' && shown.state === 'pending';
  return { status: isPending ? 202 : 200, body: JSON.stringify(shown) };
}

async function orFailure(desk: Desk, answer: () => Promise<Answer>): Promise<Answer> {
  try {
    return await answer();
  } catch (error) {
    return failure(desk, error);
  }
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** @throws Problem */
function parsed<T extends z.ZodType>(
  schema: T,
  value: unknown,
  otherwise: 'not-found' | 'invalid-request',
): z.infer<T> {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw new Problem(otherwise, null, wrongValues(read.error));
}

function failure(desk: Desk, error: unknown): Answer {
  if (!(error instanceof Problem))
    desk.log.error(
      { error: error instanceof Error ? error.name : 'unknown' },
      'a request to the API failed',
    );
  const problem = error instanceof Problem ? error : new Problem('fault');
  return { status: problems[problem.kind].status, body: JSON.stringify(problemBody(problem)) };
}

function sent(c: Asked, { status, body }: Answer): Response {
  if (status === 401) c.header('WWW-Authenticate', 'Bearer');
  if (status === 429) c.header('Retry-After', String(minuteMs / 1000));
  return c.body(body, status as 200, {
    'Content-Type': status < 400 ? 'application/json' : 'application/problem+json',
  });
}
