/** docker-compose.yml as this project uses it (https://github.com/compose-spec/compose-spec), strictly: a misspelt key is found. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const duration = z.string().regex(/^\d+(s|m)$/);
const path = z.string().startsWith('/');

const service = z.strictObject({
  image: z.string().regex(/^[\w./-]+:\d+\.\d+[\w.-]*$/, 'is not pinned by version'),
  build: z.literal('.').optional(),
  command: z.array(z.string()).optional(),
  profiles: z.array(z.string()).optional(),
  restart: z.literal('unless-stopped'),
  init: z.boolean().optional(),
  read_only: z.boolean().optional(),
  tmpfs: z.array(path).optional(),
  security_opt: z.array(z.literal('no-new-privileges:true')).optional(),
  cap_drop: z.array(z.literal('ALL')).optional(),
  stop_grace_period: duration.optional(),
  environment: z.record(z.string(), z.string()).optional(),
  secrets: z.array(z.string()).optional(),
  volumes: z.array(z.string().regex(/^(\.\/)?[\w.-]+:\/[\w./-]+(:ro)?$/)).optional(),
  networks: z.array(z.string()).optional(),
  ports: z.array(z.string().regex(/^127\.0\.0\.1:\d+:\d+$/, 'is open to the network')).optional(),
  deploy: z.strictObject({ replicas: z.int().min(1) }).optional(),
  healthcheck: z
    .strictObject({
      test: z.array(z.string()).min(2),
      interval: duration,
      timeout: duration,
      retries: z.number(),
    })
    .optional(),
  depends_on: z
    .record(z.string(), z.strictObject({ condition: z.literal('service_healthy') }))
    .optional(),
});

const file = z.strictObject({
  name: z.string(),
  'x-desk': z.unknown(),
  services: z.record(z.string(), service),
  networks: z.record(z.string(), z.strictObject({ internal: z.boolean() })),
  secrets: z.record(z.string(), z.strictObject({ file: z.string().startsWith('./secrets/') })),
  volumes: z.record(z.string(), z.null()),
});

const root = join(import.meta.dirname, '..');

/** @throws when it is not as it should be, with the path of the fault */
export const readCompose = (): z.infer<typeof file> =>
  file.parse(parse(readFileSync(join(root, 'docker-compose.yml'), 'utf8'), { merge: true }));

export type ComposeService = z.infer<typeof service>;

/** In seconds. */
export const secondsOf = (text: string): number =>
  Number(text.slice(0, -1)) * (text.endsWith('m') ? 60 : 1);

/** The `ENV` of the image, and the command that asks whether a container is healthy. */
export function readDockerfile(): { environment: Record<string, string>; health: string[] } {
  const text = readFileSync(join(root, 'Dockerfile'), 'utf8').replaceAll('\\\n', ' ');
  const lines = text.split('\n');
  const env = lines.find((line) => line.startsWith('ENV ')) ?? '';
  const health = lines.find((line) => line.startsWith('HEALTHCHECK ')) ?? '';
  return {
    environment: Object.fromEntries(
      [...env.matchAll(/(\w+)=(?:"([^"]*)"|(\S+))/g)].map((m) => [m[1], m[2] ?? m[3]]),
    ),
    health: z.array(z.string()).parse(JSON.parse(/CMD (\[.*\])/.exec(health)?.[1] ?? 'null')),
  };
}
