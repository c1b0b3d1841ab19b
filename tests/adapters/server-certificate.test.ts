/** Until when a mail server's certificate is good: asked with TLS from the first byte, and by STARTTLS. */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { createServer as createTlsServer, TLSSocket } from 'node:tls';
import { SMTPServer } from 'smtp-server';
import { afterEach, expect, test } from 'vitest';
import { certificateEnd } from '../../src/adapters/server-certificate.ts';

const pem = (name: string) => readFileSync(join(import.meta.dirname, 'tls', name));
const [cert, key] = [pem('server.crt'), pem('server.key')];
const ends = new Date(new X509Certificate(cert).validTo);
/** This machine, under a name that is not taken for it. */
const elsewhere = '0.0.0.0';

const open: (Server | SMTPServer)[] = [];
afterEach(async () => {
  for (const server of open.splice(0))
    await new Promise<void>((done) => server.close(() => done()));
});
async function portOf(server: Server): Promise<number> {
  open.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

/** As an IMAP server answers until TLS begins. */
const imap = (answer: string) =>
  createServer((socket) => {
    socket.on('error', () => {});
    socket.write('* OK IMAP4rev2 ready\r\n');
    socket.once('data', () => {
      socket.write(answer);
      if (!answer.startsWith('a1 OK')) return;
      const tls = new TLSSocket(socket, { isServer: true, cert, key });
      tls.on('error', () => {});
    });
  });

test.each(['imaps', 'smtps'])('%s', async (protocol) => {
  const port = await portOf(
    createTlsServer({ cert, key }, (socket) => socket.on('error', () => {})),
  );
  expect(await certificateEnd(`${protocol}://user:secret@127.0.0.1:${port}`)).toEqual(ends);
});

test('smtp with STARTTLS', async () => {
  const server = new SMTPServer({ cert, key, authOptional: true, logger: false });
  server.on('error', () => {});
  open.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
  const { port } = server.server.address() as { port: number };
  expect(await certificateEnd(`smtp://${elsewhere}:${port}`)).toEqual(ends);
});

test('imap with STARTTLS', async () => {
  const port = await portOf(imap('a1 OK begin\r\n'));
  expect(await certificateEnd(`imap://${elsewhere}:${port}/INBOX`)).toEqual(ends);
});

test('without TLS there is none: on the loopback it is not asked for', async () => {
  expect(await certificateEnd('imap://127.0.0.1:1/INBOX')).toBeNull();
});

test.each<[string, () => Promise<number>, RegExp]>([
  ['refuses STARTTLS', () => portOf(imap('a1 BAD what?\r\n')), /offers no TLS/],
  ['keeps silent', () => portOf(imap('')), /silent/],
  ['is not there', async () => 1, /ECONNREFUSED/],
])('a server that %s gives no answer, and is not waited for', async (_how, port, says) => {
  await expect(certificateEnd(`imap://${elsewhere}:${await port()}/INBOX`, 300)).rejects.toThrow(
    says,
  );
});
