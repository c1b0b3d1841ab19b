/** The files of a deployment, as far as they can be checked without a Docker engine. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { environmentSchema, secretNames } from '../src/config/environment.ts';

const root = join(import.meta.dirname, '..');
const text = (name: string) => readFileSync(join(root, name), 'utf8');

const service = z.looseObject({
  image: z.string().regex(/:\d+\.\d+/, 'is not pinned by version'),
  build: z.string().optional(),
  command: z.array(z.string()).optional(),
  profiles: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).optional(),
  volumes: z.array(z.string()).optional(),
  secrets: z.array(z.string()).optional(),
  read_only: z.boolean().optional(),
  tmpfs: z.array(z.string()).optional(),
  cap_drop: z.array(z.string()).optional(),
  security_opt: z.array(z.string()).optional(),
  healthcheck: z
    .object({
      test: z.array(z.string()).min(2),
      interval: z.string(),
      timeout: z.string(),
      retries: z.number(),
    })
    .optional(),
  depends_on: z
    .record(z.string(), z.object({ condition: z.literal('service_healthy') }))
    .optional(),
});
const composeFile = z.looseObject({
  name: z.string(),
  services: z.record(z.string(), service),
  secrets: z.record(z.string(), z.object({ file: z.string().startsWith('./secrets/') })),
  volumes: z.record(z.string(), z.null()),
});
const compose = composeFile.parse(parse(text('docker-compose.yml'), { merge: true }));

test('docker-compose runs the four workers on PostgreSQL and Redis, waits for both, and has a mail server for development', () => {
  const { services } = compose;
  for (const worker of ['inbox', 'distribution', 'reminders', 'reports']) {
    expect(services[worker]?.command).toEqual(['node', `workers/${worker}.ts`]);
    expect(existsSync(join(root, 'workers', `${worker}.ts`))).toBe(true);
    expect(Object.keys(services[worker]?.depends_on ?? {})).toEqual(['postgres', 'redis']);
  }
  for (const server of ['postgres', 'redis', 'mail'])
    expect(services[server]?.healthcheck, server).toBeDefined();
  expect(
    Object.entries(services)
      .filter(([, s]) => s.profiles?.includes('dev'))
      .map(([name]) => name),
  ).toEqual(['mail']);
});

test('every process of the desk has a read-only file system, no rights, and nothing to write but its data and /tmp', () => {
  for (const worker of ['inbox', 'distribution', 'reminders', 'reports']) {
    const {
      read_only,
      tmpfs,
      cap_drop,
      security_opt,
      volumes = [],
    } = compose.services[worker] ?? {};
    expect({ read_only, tmpfs, cap_drop, security_opt }).toEqual({
      read_only: true,
      tmpfs: ['/tmp'],
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    });
    const written = volumes.filter((volume) => !volume.endsWith(':ro'));
    expect(written).toEqual(['desk-data:/var/lib/solidarity-desk']);
  }
  expect(text('Dockerfile')).toContain('DESK_DATA_DIR=/var/lib/solidarity-desk');
});

test('it holds no secret: passwords are files, given to those who need them', () => {
  for (const { environment, secrets = [] } of Object.values(compose.services)) {
    const files = Object.entries(environment ?? {}).filter(([name]) => name.endsWith('_FILE'));
    expect(files.map(([, path]) => path).sort()).toEqual(
      secrets.map((name) => `/run/secrets/${name}`).sort(),
    );
    const values = Object.keys(environment ?? {}).filter((name) =>
      /(?:PASSWORD|SECRET|TOKEN|DATABASE_URL|IMAP_URL|SMTP_URL)$/.test(name),
    );
    expect(values).toEqual([]);
  }
  const named = Object.values(compose.services).flatMap(({ secrets = [] }) => secrets);
  expect(Object.keys(compose.secrets).sort()).toEqual([...new Set(named)].sort());
  expect(text('.gitignore').split('\n')).toContain('secrets');
  expect(text('docker-compose.yml')).not.toMatch(/:\/\/[^${\s]+:[^${@\s]+@(?!127\.0\.0\.1)/);
});

test('it sets only variables that the desk knows, and every named volume is declared', () => {
  const known = [
    ...Object.keys(environmentSchema.shape),
    ...secretNames.map((name) => `${name}_FILE`),
  ];
  expect(
    Object.keys(compose.services.inbox?.environment ?? {}).filter((name) => !known.includes(name)),
  ).toEqual([]);
  const named = Object.values(compose.services).flatMap((s) =>
    (s.volumes ?? []).map((v) => v.split(':')[0] ?? '').filter((v) => !v.startsWith('.')),
  );
  expect([...new Set(named)].sort()).toEqual(Object.keys(compose.volumes).sort());
});

test('the image is Node 24, runs as nobody special, and holds what it starts', () => {
  const lines = text('Dockerfile').split('\n');
  const froms = lines.filter((line) => line.startsWith('FROM '));
  expect(froms.every((line) => /^FROM node:24\.\d+\.\d+-/.test(line))).toBe(true);
  expect(lines.findLast((line) => line.startsWith('USER '))).toBe('USER node');
  expect(lines.some((line) => line.startsWith('HEALTHCHECK'))).toBe(true);
  const copied = lines.flatMap((line) => /^COPY (\S+) \.\//.exec(line)?.[1] ?? []);
  const ignored = text('.dockerignore').split('\n');
  for (const path of copied) {
    expect(existsSync(join(root, path)), path).toBe(true);
    expect(ignored, path).toContain(`!${path}`);
  }
});
