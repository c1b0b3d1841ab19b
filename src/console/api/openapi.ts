/** The published description of the API (OpenAPI 3.1), from the schemas that it is served with. */
import { z } from 'zod';
import { stepByStep } from '../../keeping/progress.ts';
import { answerNames, requestNames } from './named.ts';
import { problemSchema, problems } from './problem.ts';
import { apiRoot } from './root.ts';
import type { Route } from './route.ts';
import { apiRoutes } from './routes.ts';
import { machine, scopeMeanings, scopes } from './scopes.ts';

type Json = Record<string, unknown>;

const uri = (id: string): string => `#/components/schemas/${id}`;

/** @throws when a route answers or takes what has no name */
function reference(names: typeof answerNames, schema: z.ZodType): Json {
  const id = names.get(schema)?.id;
  if (!id) throw new Error('A schema of the API has no name');
  return { $ref: uri(id) };
}

type Schemas = Record<string, Json>;

/** A format says what its long pattern says, and that a number is no larger than programs count goes without saying. */
const override = ({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void => {
  if (jsonSchema.format) delete jsonSchema.pattern;
  // JSON Schema says so by `contentEncoding`.
  if (jsonSchema.format === 'base64') delete jsonSchema.format;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
};

function components(): Schemas {
  const all = [
    z.toJSONSchema(answerNames, { uri, override, io: 'output' }),
    z.toJSONSchema(requestNames, { uri, override, io: 'input' }),
  ].flatMap(({ schemas: { __shared: shared, ...own } }) => [
    ...Object.entries(own),
    // What has a name within the published format of reports.
    ...Object.entries((shared?.$defs ?? {}) as Schemas).map(
      ([name, schema]) => [nameOfShared(name), schema] as const,
    ),
  ]);
  const named = new Map<string, Json>();
  for (const [name, { $schema: _, $id: __, id: ___, ...schema }] of all) {
    if (named.has(name)) throw new Error(`Two schemas of the API are called ${name}`);
    named.set(name, pointed(schema) as Json);
  }
  return Object.fromEntries([...named].sort(([a], [b]) => a.localeCompare(b)));
}

const nameOfShared = (id: string): string => `Report${id[0]?.toUpperCase()}${id.slice(1)}`;

/** References to what is shared, as it is called in the whole description. */
function pointed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(pointed);
  if (schema === null || typeof schema !== 'object') return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [
      key,
      key === '$ref' && typeof value === 'string'
        ? value.replace(/^#\/components\/schemas\/__shared#\/\$defs\/(\w+)$/, (_, id) =>
            uri(nameOfShared(id)),
          )
        : pointed(value),
    ]),
  );
}

function parameters({ method, params, query }: Route): Json[] {
  const one = (place: 'path' | 'query', name: string, schema: z.ZodType): Json => {
    const { $schema: _, description, ...shape } = z.toJSONSchema(schema, { override });
    const required = place === 'path';
    return { name, in: place, required, ...(description && { description }), schema: shape };
  };
  return [
    ...(method === 'post' ? [{ $ref: '#/components/parameters/idempotencyKey' }] : []),
    ...Object.entries(params).map(([name, schema]) => one('path', name, schema)),
    ...Object.entries(query).map(([name, schema]) => one('query', name, schema)),
  ];
}

const content = (type: string, schema: Json): Json => ({ [type]: { schema } });

function operation(route: Route): Json {
  const { name, summary, scope, needs, body, file, answer, long } = route;
  const gives = route.method === 'post';
  const fails = (kind: keyof typeof problems) => [
    String(problems[kind].status),
    { $ref: `#/components/responses/${kind}` },
  ];
  return {
    operationId: name,
    summary,
    description: [
      scope === machine
        ? 'For the command line of the machine only: no token opens it.'
        : `Scope \`${scope}\`.${needs ? ` The clerk who made the token has to be allowed \`${needs}\`.` : ''}`,
      ...(long
        ? [
            `May take minutes. With \`Accept: ${stepByStep}\` it is answered in lines of JSON: \`{"step": …}\` for each step, an empty line now and then, and in the last one \`{"status": …, "answer": …}\`.`,
          ]
        : []),
    ].join(' '),
    security: [scope === machine ? { commandLine: [] } : { token: [scope] }],
    parameters: parameters(route),
    ...(body && {
      requestBody: {
        required: true,
        content: content('application/json', reference(requestNames, body)),
      },
    }),
    ...(file && {
      requestBody: {
        required: true,
        description: `${file.description} Up to ${file.largest / 1024 / 1024} MB.`,
        content: { 'application/octet-stream': {} },
      },
    }),
    responses: {
      200: {
        description: gives ? 'It was done.' : 'Found.',
        content: content('application/json', reference(answerNames, answer)),
      },
      ...(gives && {
        202: {
          description: 'The order is kept, and carried out in a moment.',
          content: content('application/json', reference(answerNames, answer)),
        },
      }),
      ...Object.fromEntries([
        fails('unauthorised'),
        fails('forbidden'),
        ...(Object.keys(route.params).length ? [fails('not-found')] : []),
        ...(gives ? [fails('refused'), fails('too-large')] : []),
        fails('invalid-request'),
        fails('too-many'),
        fails('fault'),
      ]),
    },
  };
}

const idempotencyKey: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'A key that the program makes for this request (draft-ietf-httpapi-idempotency-key-header), kept for 24 hours. The same request again is answered with its first answer; another one with this key 422, and 409 while the first has no answer.',
  schema: {
    type: 'string',
    minLength: 1,
    maxLength: 257,
    examples: ['"8e03978e-40d5-43dd-bc93-6894a57f9324"'],
  },
};

/** The whole description. */
export function openApi(): Json {
  const paths: Record<string, Json> = {};
  for (const route of apiRoutes) {
    const at = paths[route.path] ?? {};
    at[route.method] = operation(route);
    paths[route.path] = at;
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Solidarity Desk',
      version: '1',
      description: [
        'What the console shows and does, for other programs of the parliament.',
        'A token is made on the page *System* of the console; it acts in the name of the clerk who made it.',
        'Its scopes:',
        ...scopes.map((scope) => `- \`${scope}\`: ${scopeMeanings[scope]}`),
      ].join('\n'),
    },
    servers: [{ url: apiRoot }],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'A token of the console.' },
        commandLine: {
          type: 'http',
          scheme: 'bearer',
          description: 'The key of the running process, from the loopback of its machine.',
        },
      },
      parameters: { idempotencyKey },
      responses: Object.fromEntries(
        Object.entries(problems).map(([kind, { title }]) => [
          kind,
          {
            description: title,
            content: content('application/problem+json', reference(answerNames, problemSchema)),
          },
        ]),
      ),
      schemas: components(),
    },
  };
}
