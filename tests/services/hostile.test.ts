/**
 * Hostile mail against the whole service: started as an administrator starts it, with a mailbox full of
 * damaged and malicious mails. It goes on, keeps every one of them, acts on none, and answers meanwhile.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { holderOf } from '../../src/database/data-lock.ts';
import { mailFile } from '../desk.ts';
import { mutated, randomOf } from '../hostile/mutate.ts';
import { mutatedPdf } from '../hostile/mutated-pdf.ts';

const root = join(import.meta.dirname, '../..');
const flags = ['--disable-warning=ExperimentalWarning'];
const dir = mkdtempSync(join(tmpdir(), 'desk-hostile-'));
const mutations = Number(process.env.MUTATIONS ?? 24);
let mailServer: ChildProcess;
let service: ChildProcess;
let control: string;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A mail in the IPU's name that our own server vouches for, so that its documents are opened. */
function mailing(filename: string, bytes: Uint8Array, n: number): Buffer {
  const lines = [
    'Authentication-Results: mx.parlament.example; dkim=pass header.d=ipu.org; dmarc=pass header.from=ipu.org',
    'From: IPU Human Rights <hrteam@ipu.org>',
    'To: solidarity@parlament.example',
    `Subject: Decisions on the human rights of parliamentarians ${n}`,
    `Message-ID: <hostile.${n}@ipu.org>`,
    'Date: Thu, 03 Dec 2020 14:42:07 +0000',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=apart',
    '',
    '--apart',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Please find attached the decision of the Governing Council.',
    '',
    '--apart',
    'Content-Type: application/octet-stream',
    `Content-Disposition: attachment; filename="${filename}"`,
    'Content-Transfer-Encoding: base64',
    '',
    ...(Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,76}/g) ?? []),
    '--apart--',
    '',
  ];
  return Buffer.from(lines.join('\r\n'), 'latin1');
}

const head = 'From: IPU <hrteam@ipu.org>\r\nSubject: Decision on human rights\r\n';
const typed = (type: string, body: string) =>
  Buffer.from(`${head}MIME-Version: 1.0\r\nContent-Type: ${type}\r\n\r\n${body}`, 'latin1');
function nested(depth: number): string {
  let raw = 'Subject: inmost\r\n\r\nText';
  for (let i = 0; i < depth; i += 1) raw = `Content-Type: message/rfc822\r\n\r\n${raw}`;
  return raw;
}

/** Made by hand; each is the death of some reader. */
const malicious: readonly Buffer[] = [
  typed('text/plain', '\r\n'.repeat(5_000_000)),
  typed('text/html', '<p>a <b>c</b></p>'.repeat(300_000)),
  typed('text/html', `${'<table><tr><td>'.repeat(100_000)}x`),
  typed('text/html', '<img src="http://127.0.0.1:1/x.png"><script>process.exit(1)</script>'),
  typed('application/pdf', '%PDF-1.7\n'.repeat(500_000)),
  Buffer.from(`${head}${'X-Spam: yes\r\n'.repeat(10_000)}\r\nText`),
  Buffer.from(`${head}To: ${'a@b.example, '.repeat(150_000)}\r\n\r\nText`),
  Buffer.from(`${head}${nested(1000)}`),
  Buffer.from(`Subject: =?utf-8?B?${'4oCu'.repeat(50_000)}?=\r\nFrom: a@b\r\nFrom: c@d\r\n\r\nx`),
  Buffer.from('\0'.repeat(100_000)),
  Buffer.from('no header at all'),
];

async function deliver(raw: Uint8Array): Promise<void> {
  await fetch(`${control}/deliver?mailbox=solidarity@parlament.example`, {
    method: 'POST',
    body: new Uint8Array(raw),
  });
}

beforeAll(async () => {
  mailServer = spawn(
    process.execPath,
    [
      ...flags,
      'demo/mail-server/run.ts',
      JSON.stringify({
        domain: 'parlament.example',
        deskAddress: 'solidarity@parlament.example',
        users: ['anna.lund@parlament.example'],
        gone: [],
      }),
    ],
    { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const ports = JSON.parse(
    await new Promise<string>((resolve) =>
      mailServer.stdout?.once('data', (line: Buffer) => resolve(line.toString())),
    ),
  );
  control = `http://127.0.0.1:${ports.controlPort}`;
  const config = readFileSync(join(root, 'samples/desk.yaml'), 'utf8').replace(
    /^mail:$/m,
    'mail:\n  hourlyLimit: 100000',
  );
  writeFileSync(join(dir, 'desk.yaml'), config);
  service = spawn(process.execPath, [...flags, 'src/cli/desk.ts', 'start'], {
    cwd: root,
    env: {
      ...process.env,
      DESK_CONFIG: join(dir, 'desk.yaml'),
      DESK_DATA_DIR: join(dir, 'data'),
      IMAP_URL: ports.imapUrl,
      SMTP_URL: ports.smtpUrl,
      CONSOLE_PORT: '0',
      LOG_LEVEL: 'fatal',
      POLL_SECONDS: '2',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}, 90_000);

afterAll(() => {
  service?.kill('SIGKILL');
  mailServer?.kill();
  rmSync(dir, { recursive: true, force: true });
});

test(`${mutations} damaged and ${malicious.length} malicious mails: all are kept, none is acted on, and a real one is read`, async () => {
  await expect
    .poll(() => holderOf(join(dir, 'data')), { timeout: 60_000, interval: 50 })
    .toMatchObject({ pid: service.pid, port: expect.any(Number) });
  const { port, key } = holderOf(join(dir, 'data')) ?? { port: 0, key: '' };
  const ask = async (path: string) =>
    fetch(`http://127.0.0.1:${port}${path}`, { headers: { authorization: `Bearer ${key}` } });
  const waits: number[] = [];
  let over = false;
  const watching = (async () => {
    while (!over) {
      const begun = performance.now();
      await (await ask('/healthz')).text();
      waits.push(performance.now() - begun);
      await wait(50);
    }
  })();

  const random = randomOf(20201103);
  for (const raw of malicious) await deliver(raw);
  for (let n = 0; n < mutations; n += 1) {
    const bytes = n % 2 ? mutatedPdf(n) : mutated(7, n);
    const isMail = bytes[0] !== 0x50 && bytes[0] !== 0x25 && random() < 0.5;
    await deliver(isMail ? bytes : mailing(`Decision ${n}.pdf`, bytes, n));
  }
  await deliver(mailFile('09-en-fr-pair'));

  const total = malicious.length + mutations + 1;
  const settled = async () => {
    const status = await (await ask('/console/api/v1/status')).json();
    const { stored = 0, recognised = 0, ...rest } = status.messages as Record<string, number>;
    const kept = Object.values(rest).reduce((sum, n) => sum + n, 0);
    const reading = status.mailings.filter((m: { state: string }) => m.state === 'received');
    return { waiting: stored + recognised + reading.length, kept };
  };
  await expect
    .poll(settled, { timeout: 240_000, interval: 1000 })
    .toEqual({ waiting: 0, kept: total });
  over = true;
  await watching;
  expect(service.exitCode).toBeNull();
  const { mailings } = await (await ask('/console/api/v1/status')).json();
  const outside = mailings.filter(
    (m: { state: string }) => !['read', 'quarantined'].includes(m.state),
  );
  expect(outside).toEqual([]);
  const gabon = await (await ask('/console/api/v1/cases/GAB-04')).json();
  expect(gabon.decisions.length).toBeGreaterThan(0);
  const sorted = waits.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
  process.stdout.write(
    `/healthz meanwhile, ${waits.length} times: half in ${at(0.5)} ms, 95 % in ${at(0.95)} ms, all in ${at(1)} ms\n`,
  );
  // How soon is a figure; that it is heard between any two of them is a promise.
  expect(waits.length).toBeGreaterThan(total);
}, 300_000);
