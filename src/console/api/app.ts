/** The JSON API: what the console shows and does, for other programs. Cookies do not count here. */
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import type { Desk } from '../../desk.ts';
import { storableJson } from '../../domain/storable.ts';
import { openPace } from '../../pages/pace.ts';
import { may } from '../who.ts';
import { openApi } from './openapi.ts';
import { Problem, problemBody, problems, wrongValues } from './problem.ts';
import type { Route } from './route.ts';
import { apiRoutes } from './routes.ts';
import { type Bearer, bearerOf } from './tokens.ts';

const minuteMs = 60_000;
/** Of one token. */
const requestsInMinute = 300;
/** From one address on the network, without a good token. */
const wrongInMinute = 60;
const largestBody = 100_000;

/** Mounted under `/console/api/v1`. */
export function apiApp(desk: Desk): Hono<{ Variables: { bearer: Bearer } }> {
  const app = new Hono<{ Variables: { bearer: Bearer } }>();
  const inPace = openPace(requestsInMinute, minuteMs);
  const mayFail = openPace(wrongInMinute, minuteMs);
  let described: string | null = null;

  app.get('/openapi.json', (c) => {
    described ??= JSON.stringify(openApi());
    return c.body(described, 200, { 'Content-Type': 'application/json' });
  });

  app.use('*', async (c, next) => {
    const now = desk.clock.now();
    const bearer = await bearerOf(desk, c.req.header('authorization'));
    if (!bearer) {
      const from = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? 'direct';
      throw new Problem(mayFail(from, now) ? 'unauthorised' : 'too-many');
    }
    if (!inPace(bearer.id, now)) throw new Problem('too-many');
    c.set('bearer', bearer);
    return next();
  });
  app.use(
    '*',
    bodyLimit({
      maxSize: largestBody,
      onError: () => {
        throw new Problem('too-large');
      },
    }),
  );
  for (const route of apiRoutes)
    app.on(route.method.toUpperCase(), route.path.replaceAll(/\{(\w+)\}/g, ':$1'), (c) =>
      answerTo(desk, route, c, c.get('bearer')),
    );
  app.all('*', () => {
    throw new Problem('not-found');
  });
  app.onError((error, c) => {
    if (!(error instanceof Problem)) desk.log.error({ error }, 'a request to the API failed');
    return problemAnswer(c, error instanceof Problem ? error : new Problem('fault'));
  });
  return app;
}

async function answerTo(
  desk: Desk,
  route: Route,
  c: Context,
  { who, scopes }: Bearer,
): Promise<Response> {
  if (!scopes.has(route.scope))
    throw new Problem('forbidden', `The token lacks the scope ${route.scope}`);
  if (route.needs && !may(who, route.needs))
    throw new Problem('forbidden', `${who.clerk.name} may not do this`);
  const path = parsed(z.object(route.params), storableJson(c.req.param()), 'not-found');
  const query = parsed(z.strictObject(route.query), storableJson(c.req.query()), 'invalid-request');
  const body = route.body
    ? parsed(route.body, storableJson(await c.req.json().catch(() => undefined)), 'invalid-request')
    : null;
  const answer = await route.handle({ desk, who, path, query, body });
  // Only what is described leaves: a column added later is no part of it by itself.
  const shown = route.answer.parse(answer) as { state?: unknown };
  return c.json(shown, route.method === 'post' && shown.state === 'pending' ? 202 : 200);
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

function problemAnswer(c: Context, problem: Problem): Response {
  if (problem.kind === 'unauthorised') c.header('WWW-Authenticate', 'Bearer');
  if (problem.kind === 'too-many') c.header('Retry-After', String(minuteMs / 1000));
  return c.body(JSON.stringify(problemBody(problem)), problems[problem.kind].status, {
    'Content-Type': 'application/problem+json',
  });
}
