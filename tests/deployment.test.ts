/** The files of a deployment, as far as they can be checked without a Docker engine. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { environmentSchema, secretNames } from '../src/config/environment.ts';
import { queueNames } from '../src/jobs.ts';
import { readCompose, readDockerfile, secondsOf } from './compose-file.ts';

const root = join(import.meta.dirname, '..');
const text = (name: string) => readFileSync(join(root, name), 'utf8');

const compose = readCompose();
const workers = [...queueNames, 'console'];
const ours = Object.entries(compose.services).filter(([, { build }]) => build);

test('docker-compose runs every worker on PostgreSQL and Redis, waits for both, and has a mail server for development', () => {
  expect(ours.map(([name]) => name)).toEqual(workers);
  for (const [name, service] of ours) {
    expect(service.command).toEqual(['node', `workers/${name}.ts`]);
    expect(existsSync(join(root, 'workers', `${name}.ts`))).toBe(true);
    expect(Object.keys(service.depends_on ?? {})).toEqual(['postgres', 'redis']);
  }
  for (const server of ['postgres', 'redis', 'mail'])
    expect(compose.services[server]?.healthcheck, server).toBeDefined();
  expect(
    Object.entries(compose.services)
      .filter(([, s]) => s.profiles?.includes('dev'))
      .map(([name]) => name),
  ).toEqual(['mail']);
});

test('each of our containers writes to its volume only, may nothing, and has two minutes to finish', () => {
  for (const [name, service] of ours) {
    expect(service, name).toMatchObject({
      init: true,
      read_only: true,
      tmpfs: ['/tmp'],
      security_opt: ['no-new-privileges:true'],
      cap_drop: ['ALL'],
    });
    expect(secondsOf(service.stop_grace_period ?? '0s'), name).toBeGreaterThanOrEqual(120);
    const writable = (service.volumes ?? []).filter((volume) => !volume.endsWith(':ro'));
    expect(writable).toEqual(['desk-data:/var/lib/solidarity-desk']);
  }
});

test('two read and send; the console alone is reached from outside, by this machine', () => {
  const replicas = (name: string) => compose.services[name]?.deploy?.replicas ?? 1;
  expect(workers.map((name) => [name, replicas(name)])).toEqual([
    ['inbox', 2],
    ['distribution', 2],
    ['reminders', 1],
    ['reports', 1],
    ['console', 1],
  ]);
  const published = ours.filter(([, { ports, environment }]) => ports || environment?.CONSOLE_HOST);
  expect(published.map(([name]) => name)).toEqual(['console']);
  expect(compose.services.console?.environment?.CONSOLE_HOST).toBe('0.0.0.0');
  const byDefault = environmentSchema.parse({}).CONSOLE_PORT;
  expect(compose.services.console?.ports).toEqual([`127.0.0.1:${byDefault}:${byDefault}`]);
  expect(text('Dockerfile')).toContain(`EXPOSE ${byDefault}`);
  // PostgreSQL and Redis are on a network of their own that leads nowhere.
  expect(compose.networks.servers?.internal).toBe(true);
  for (const server of ['postgres', 'redis'])
    expect(compose.services[server]).toMatchObject({ networks: ['servers'] });
});

test('it holds no secret: they stand in files that are neither committed nor in the image', () => {
  for (const [name, { environment = {}, secrets = [] }] of Object.entries(compose.services)) {
    const named = Object.entries(environment).filter(([variable]) => variable.endsWith('_FILE'));
    expect(named.map(([, path]) => path).sort(), name).toEqual(
      secrets.map((secret) => `/run/secrets/${secret}`).sort(),
    );
    const known: readonly string[] = [...secretNames, 'POSTGRES_PASSWORD'];
    for (const [variable] of named) expect(known).toContain(variable.replace(/_FILE$/, ''));
    for (const [variable, value] of Object.entries(environment))
      if (known.includes(variable)) expect(value, name).toBe('redis://redis:6379');
    for (const secret of secrets) expect(Object.keys(compose.secrets)).toContain(secret);
  }
  expect(text('.gitignore').split('\n')).toEqual(expect.arrayContaining(['secrets/', '.env']));
  expect(text('.dockerignore')).not.toContain('secrets');
  expect(text('docker-compose.yml')).not.toMatch(
    /:\/\/[^${\s]+:(?!PASSWORD@)[^${@\s]+@(?!127\.0\.0\.1)/,
  );
});

test('it sets only variables that the desk knows, and every named volume is declared', () => {
  const known = Object.keys(environmentSchema.shape);
  const set = ours.flatMap(([, { environment }]) => Object.keys(environment ?? {}));
  expect(set.filter((name) => !known.includes(name.replace(/_FILE$/, '')))).toEqual([]);
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
  expect(readDockerfile().health[0]).toBe('node');
  const copied = lines.flatMap((line) => /^COPY (\S+) \.\//.exec(line)?.[1] ?? []);
  const ignored = text('.dockerignore').split('\n');
  for (const path of copied) {
    expect(existsSync(join(root, path)), path).toBe(true);
    expect(ignored, path).toContain(`!${path}`);
  }
});
