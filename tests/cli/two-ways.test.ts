/** Every command that asks: the same words, exit code and effect, whether the service holds the embedded database or nobody does. */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { and, asc, eq, ne } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { sampleMailing } from '../../bench/sample-mailing.ts';
import { backup } from '../../src/cli/backup.ts';
import { showCase } from '../../src/cli/case.ts';
import { approve, reject } from '../../src/cli/decide.ts';
import * as members from '../../src/cli/members.ts';
import { erasePerson, exportPerson } from '../../src/cli/person.ts';
import { recordCase, recordYear } from '../../src/cli/record.ts';
import { releaseMails } from '../../src/cli/release.ts';
import * as report from '../../src/cli/report.ts';
import { resendNotice } from '../../src/cli/resend.ts';
import { resumeNotice } from '../../src/cli/resume.ts';
import { status } from '../../src/cli/status.ts';
import { verifyDesk } from '../../src/cli/verify.ts';
import { readConfig, readEnvironment } from '../../src/config.ts';
import { audit, commands, deliveries, mailings, notices } from '../../src/database/tables.ts';
import { distributeMailing } from '../../src/distribution/distribute-mailing.ts';
import type { Handler, JobName } from '../../src/jobs.ts';
import { importMembers } from '../../src/members/import-members.ts';
import { type OpenDesk, openDesk } from '../../src/open.ts';
import { giveOrder } from '../../src/post/give-order.ts';
import { type StatusServer, serveStatus } from '../../src/service/http.ts';
import { handlers } from '../../src/worker/handlers.ts';

const root = join(import.meta.dirname, '../..');
const list = join(root, 'samples/members.csv');
let dir: string;
/** Ids: a mailing that was distributed, two that wait for a yes. */
let known: { distributed: string; one: string; two: string };

const environment = (way: string) => ({
  DESK_CONFIG: join(root, 'samples/desk.yaml'),
  DESK_DATA_DIR: join(dir, way, 'data'),
  LOG_LEVEL: 'error',
});
const openAt = (way: string): Promise<OpenDesk> =>
  openDesk(readConfig(readEnvironment(environment(way))));

const does = (desk: OpenDesk, job: JobName, payload: object) =>
  (handlers[job] as Handler<JobName, OpenDesk>)(payload as never, desk);

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'desk-two-ways-'));
  mkdirSync(join(dir, 'alone'));
  const desk = await openAt('alone');
  const few = Buffer.from(
    'Navn;E-post;Udvalg\nJens Hansen;jens@parlament.example;IPU\nOle Friis;ole@parlament.example;UPN\n',
  );
  await importMembers(desk, few);
  const distributed = await sampleMailing(desk);
  const yes = { verb: 'approve', committees: [], official: false };
  const about = { kind: 'mailing', id: distributed };
  const command = await giveOrder(desk, {
    person: 'anna',
    job: 'decide-mailing',
    order: yes,
    about,
  });
  await does(desk, 'decide-mailing', { command });
  await distributeMailing(desk, distributed);
  const ole = eq(deliveries.address, 'ole@parlament.example');
  const response = '552 5.2.2 mailbox full';
  await desk.db.update(deliveries).set({ state: 'sending', claimedAt: new Date() }).where(ole);
  await desk.db.update(deliveries).set({ state: 'failed', response }).where(ole);
  await desk.db.update(notices).set({
    pausedAt: new Date(),
    pausedFor: { why: { kind: 'login-denied', times: 3 }, said: '535 no' },
  });
  known = { distributed, one: await sampleMailing(desk), two: await sampleMailing(desk) };
  await desk.close();
  cpSync(join(dir, 'alone'), join(dir, 'held'), { recursive: true });
  writeFileSync(join(dir, 'bad.csv'), 'Navn;E-post\nJens;jens\n');
}, 240_000);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** Runs a command as the command line does, in this process: starting one for each would take minutes. */
async function run(way: string, command: () => Promise<void>) {
  const said = { out: '', err: '' };
  const hears = (stream: 'out' | 'err') => (text: unknown) => {
    said[stream] += String(text);
    return true;
  };
  const ears = [
    vi.spyOn(process.stdout, 'write').mockImplementation(hears('out')),
    vi.spyOn(process.stderr, 'write').mockImplementation(hears('err')),
  ];
  for (const [name, value] of Object.entries(environment(way))) vi.stubEnv(name, value);
  try {
    await command();
    return { ...said, code: process.exitCode ?? 0 };
  } finally {
    process.exitCode = undefined;
    vi.unstubAllEnvs();
    for (const ear of ears) ear.mockRestore();
  }
}

/** The moment of asking, the place of a desk, and ids that chance made are no part of the answer. */
const timeless = (text: string): string =>
  text
    .replace(/(As of |"at":")\d{4}-[\d-]+T[\d:.]+Z/g, '$1…')
    .replace(/(erases them again )\([\da-f-]{36}\)/g, '$1(…)')
    .replace(/desk-\d{4}-[\d-]+T[\d-]+Z/g, 'desk-…')
    .replaceAll(join(dir, 'alone'), '…')
    .replaceAll(join(dir, 'held'), '…');

/** In the folder of the desk that is asked. */
const beside = (name: string): string => join(process.env.DESK_DATA_DIR ?? '', '..', name);

/** A service that carries out orders, and leaves all else as it is. */
async function holding<T>(use: (desk: OpenDesk, http: StatusServer) => Promise<T>): Promise<T> {
  const desk = await openAt('held');
  const http = await serveStatus(desk, null, 0);
  desk.database.lock?.announce({ port: http.port, key: http.key });
  let over = false;
  const works = (async () => {
    while (!over) {
      const taken = await desk.db.select().from(commands).where(eq(commands.state, 'taken'));
      for (const { id, job } of taken) await does(desk, job as JobName, { command: id });
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  try {
    return await use(desk, http);
  } finally {
    over = true;
    await works;
    await http.close();
    await desk.close();
  }
}

/** Who did what, in the order in which it was done. */
const entriesOf = async (desk: OpenDesk) =>
  (await desk.db.select().from(audit).where(ne(audit.who, 'desk')).orderBy(asc(audit.id))).map(
    ({ who, what, thing, details }) => ({ who, what, thing, details }),
  );

test('each command says and does the same', async () => {
  const { distributed, one, two } = known;
  const bad = join(dir, 'bad.csv');
  const anna = { as: 'anna' };
  const year = String(new Date().getFullYear());
  const out = join(dir, 'out');
  const commandsInTurn: readonly (readonly [shown: string, code: number, () => Promise<void>])[] = [
    ['status', 0, () => status(undefined, {})],
    ['status --json', 0, () => status(undefined, { json: true })],
    ['status MAILING', 0, () => status(distributed.slice(0, 13), {})],
    ['status MAILING --json', 0, () => status(distributed, { json: true })],
    ['status MAILING --csv --bom', 0, () => status(distributed, { csv: true, bom: true })],
    ['status of an id that there is not', 1, () => status('ffff', {})],
    ['status of what was not distributed', 1, () => status(one, {})],
    ['case', 0, () => showCase('gab/04', {})],
    ['case --json', 0, () => showCase('GAB-04', { json: true })],
    ['case that nobody knows', 1, () => showCase('XXX-99', {})],
    ['record year', 0, () => recordYear(year, { house: true, json: true, out })],
    ['record year that is none', 2, () => recordYear('20', { out })],
    ['record year of nothing', 1, () => recordYear('1950', { out })],
    ['record case', 0, () => recordCase('GAB-04', { json: true, out })],
    ['record case that nobody knows', 1, () => recordCase('GAB-99', { out })],
    ['record case that is no code', 2, () => recordCase('Gabon', { out })],
    ['report list of none', 0, () => report.list({})],
    ['report write of none', 1, () => report.write('7', { out })],
    ['members list', 0, () => members.list({})],
    ['members list --json', 0, () => members.list({ json: true })],
    [
      'members import --dry-run --complete',
      0,
      () => members.importFile(list, { dryRun: true, complete: true }),
    ],
    ['members import of a bad list', 1, () => members.importFile(bad, {})],
    ['members import --json of a bad list', 1, () => members.importFile(bad, { json: true })],
    ['approve by who may not', 1, () => approve(one, [], { as: 'bo' })],
    ['approve by nobody', 1, () => approve(one, [], { as: 'nobody' })],
    ['approve for no committee', 1, () => approve(one, ['XYZ'], anna)],
    ['approve nothing', 1, () => approve('ffff', [], anna)],
    ['resend what is paused', 1, () => resendNotice(distributed, {})],
    ['resume', 0, () => resumeNotice(distributed)],
    ['resume again', 0, () => resumeNotice(distributed)],
    ['resend --dry-run', 0, () => resendNotice(distributed, { dryRun: true })],
    ['resend', 0, () => resendNotice(distributed, { uncertain: true })],
    ['resend again', 0, () => resendNotice(distributed, {})],
    ['reject', 0, () => reject(two.slice(0, 13), ['sent', 'twice'], anna)],
    ['reject again', 1, () => reject(two, [], anna)],
    ['approve', 0, () => approve(one, ['ipu'], { ...anna, official: true })],
    ['approve again', 1, () => approve(one, [], anna)],
    ['report draft', 0, report.draft],
    ['report draft again', 1, report.draft],
    ['report list', 0, () => report.list({})],
    ['report list --json', 0, () => report.list({ json: true })],
    ['report write', 0, () => report.write('1', { out })],
    ['report write of no version', 1, () => report.write('1', { out, version: '7' })],
    ['members import', 0, () => members.importFile(list, {})],
    ['members import --json again', 0, () => members.importFile(list, { json: true })],
    ['members list at the end', 0, () => members.list({})],
    ['members export', 0, () => exportPerson('m01', { out })],
    ['members export of nobody', 1, () => exportPerson('m99', { out })],
    ['members erase --dry-run', 0, () => erasePerson('m01', { dryRun: true })],
    ['members erase', 0, () => erasePerson('m01', {})],
    ['members erase of nobody', 1, () => erasePerson('m01', {})],
    ['members erase --json of nobody', 1, () => erasePerson('m01', { json: true })],
    [
      'members erase while a mail is on its way',
      1,
      () => erasePerson('jens@parlament.example', {}),
    ],
    ['release without a word', 2, () => releaseMails({})],
    ['release of what does not stand still', 1, () => releaseMails({ send: true })],
    ['backup', 0, () => backup(beside('backups'), {})],
    ['backup --json', 0, () => backup(beside('others'), { json: true })],
    ['backup into the data', 1, () => backup(beside('data'), {})],
    ['verify', 0, () => verifyDesk({})],
    ['verify --against', 0, () => verifyDesk({ against: beside('backups') })],
    ['verify --json', 0, () => verifyDesk({ json: true })],
  ];
  const held = await holding(async (desk) => {
    for (const [shown, code, command] of commandsInTurn) {
      const alone = await run('alone', command);
      const served = await run('held', command);
      expect(timeless(alone.out), shown).toBe(timeless(served.out));
      expect(timeless(alone.err), shown).toBe(timeless(served.err));
      expect([shown, alone.code, served.code]).toEqual([shown, code, code]);
      expect(served.out + served.err, shown).not.toBe('');
    }
    return entriesOf(desk);
  });
  const alone = await openAt('alone');
  expect(await entriesOf(alone)).toEqual(held);
  expect(held.map(({ who, what }) => `${who}: ${what}`)).toEqual(
    expect.arrayContaining([
      'command-line: resumed',
      'command-line: resend',
      'command-line: members-imported',
      'command-line: taken out',
      expect.stringMatching(/^command-line: erased/),
      'anna: reject',
      'anna: approve',
    ]),
  );
  const [approved] = await alone.db
    .select()
    .from(mailings)
    .where(and(eq(mailings.id, one), eq(mailings.state, 'approved')));
  expect(approved).toMatchObject({ committees: ['IPU'], official: true, approvedBy: 'anna' });
  await alone.close();
  expect(readdirSync(out).length).toBeGreaterThan(2);
}, 600_000);

test('a command is a process, and finds the service by itself', async () => {
  const asked = () =>
    new Promise<string>((resolve) =>
      execFile(
        process.execPath,
        [join(root, 'src/cli/desk.ts'), 'members', 'list'],
        { env: { ...process.env, ...environment('held') } },
        (_, said, faults) => resolve(said + faults),
      ),
    );
  const served = await holding(asked);
  expect(served).toContain('get notices');
  expect(await asked()).toBe(served);
});

describe('an order whose answer is lost', () => {
  /** Passes requests on to the service; the answer to the first order goes nowhere. */
  const losing = (port: number, then: () => Promise<void>) =>
    new Promise<{ port: number; close(): void }>((resolve) => {
      let lost = false;
      const server = createServer(async (request, response) => {
        const answer = await fetch(`http://127.0.0.1:${port}${request.url}`, {
          method: request.method ?? 'GET',
          headers: {
            authorization: request.headers.authorization ?? '',
            'idempotency-key': String(request.headers['idempotency-key']),
          },
          ...(request.method === 'POST' && { body: Buffer.concat(await request.toArray()) }),
        });
        const text = await answer.text();
        if (request.method === 'POST' && !lost) {
          lost = true;
          await then();
          request.socket.destroy();
        } else response.writeHead(answer.status).end(text);
      });
      server.listen(0, '127.0.0.1', () =>
        resolve({ port: (server.address() as AddressInfo).port, close: () => server.close() }),
      );
    });
  const few = () => join(dir, 'few.csv');
  const taken = async (desk: OpenDesk) =>
    (await entriesOf(desk)).filter(({ what }) => what === 'members-imported').length;

  test('is asked for again, and given once', async () => {
    writeFileSync(few(), 'Navn;E-post\nNora Ny;nora@parlament.example\n');
    await holding(async (desk, http) => {
      const before = await taken(desk);
      const between = await losing(http.port, async () => {});
      desk.database.lock?.announce({ port: between.port, key: http.key });
      const { out, code } = await run('held', () => members.importFile(few(), {}));
      expect([out, code]).toEqual([expect.stringMatching(/^1 added, 0 changed/), 0]);
      expect(await taken(desk)).toBe(before + 1);
      between.close();
    });
  });

  test('is found in the database when the service is gone', async () => {
    writeFileSync(few(), 'Navn;E-post\nOlga Ny;olga@parlament.example\n');
    const desk = await openAt('held');
    const before = await taken(desk);
    const http = await serveStatus(desk, null, 0);
    const between = await losing(http.port, async () => {
      await http.close();
      await desk.close();
    });
    desk.database.lock?.announce({ port: between.port, key: http.key });
    const { out, code } = await run('held', () => members.importFile(few(), {}));
    expect([out, code]).toEqual([expect.stringMatching(/^1 added, 0 changed/), 0]);
    between.close();
    const after = await openAt('held');
    expect(await taken(after)).toBe(before + 1);
    await after.close();
  });
});
