/** What docker-compose.yml starts, started without an engine: the same commands in the same environment, as processes, on real servers. */
import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { type ComposeService, readCompose, readDockerfile } from '../compose-file.ts';
import { expectToldOnce, isDistributed, type Many, mailingArrives, startMany } from './many.ts';
import { freePort } from './servers.ts';
import { until } from './until.ts';
import { type NodeProcess, run } from './worker-processes.ts';

const { services } = readCompose();
const image = readDockerfile();
const checkout = join(import.meta.dirname, '../..');

/** Writes the secrets as the compose file names them. @returns where the paths of a container lie on this machine */
async function mount({ environment: real }: Many): Promise<(value: string) => string> {
  const dir = dirname(real.DESK_CONFIG ?? '');
  const secrets = join(dir, 'secrets');
  await mkdir(secrets);
  for (const name of ['DATABASE_URL', 'IMAP_URL', 'SMTP_URL'] as const)
    await writeFile(join(secrets, name.toLowerCase()), `${real[name]}\n`);
  return (value) =>
    value
      .replace('/run/secrets', secrets)
      .replace('/etc/solidarity-desk', dir)
      .replace('/var/lib/solidarity-desk', join(dir, 'data'))
      .replace('redis://redis:6379', real.REDIS_URL ?? '');
}

async function start(
  service: ComposeService,
  mounted: (value: string) => string,
  port: number,
): Promise<NodeProcess> {
  const [program, file = '', ...args] = service.command ?? [];
  expect(program).toBe('node');
  const inside = { ...image.environment, ...service.environment };
  const environment = Object.fromEntries(
    Object.entries(inside).map(([name, value]) => [
      name,
      mounted(value.replace(/^\$\{\w+:-(.*)\}$/, '$1')),
    ]),
  );
  // Here they share one machine, and with it the port that each has to itself in a container.
  return run(file, args, { ...environment, CONSOLE_PORT: String(port) });
}

const portOf = (one: NodeProcess): string => /"port":(\d+)/.exec(one.log())?.[1] ?? '';

test('every container of docker-compose.yml comes up healthy, and together they tell 60 members', async () => {
  const members = 60;
  await using many = await startMany();
  await many.takeMembers(members, 3);
  await using closing = new AsyncDisposableStack();
  const mounted = await mount(many);
  const consolePort = await freePort();
  const running: NodeProcess[] = [];
  for (const [name, service] of Object.entries(services)) {
    if (!service.build) continue;
    for (let i = 0; i < (service.deploy?.replicas ?? 1); i += 1)
      running.push(
        closing.use(await start(service, mounted, name === 'console' ? consolePort : 0)),
      );
  }
  expect(running).toHaveLength(7);
  for (const one of running)
    await until(`it has started: ${one.log()}`, async () => one.log().includes('"msg":"started"'));

  const [program = '', ...args] = image.health;
  for (const one of running)
    execFileSync(program, args, {
      env: { PATH: `${checkout}/node_modules/.bin:${process.env.PATH}`, CONSOLE_PORT: portOf(one) },
    });
  // Another address of this machine than the one that is for itself.
  const reaches = (port: string) =>
    fetch(`http://127.0.0.2:${port}/console/sign-in`).then(
      ({ status }) => status,
      () => 'not reached',
    );
  const reached = await Promise.all(running.map((one) => reaches(portOf(one))));
  expect(reached.filter((answer) => answer === 200)).toHaveLength(1);
  expect(reached.filter((answer) => answer === 'not reached')).toHaveLength(6);

  await mailingArrives(many);
  await until('all are told', () => isDistributed(many));
  await expectToldOnce(many, members);
  const finished = await Promise.all(running.map((one) => one.stop()));
  expect(finished.map(({ code }) => code)).toEqual(running.map(() => 0));
});
