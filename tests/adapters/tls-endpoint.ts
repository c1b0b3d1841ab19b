/** A server that speaks just enough of a protocol to be given a password, over TLS of every quality. */
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { createSecureContext, type SecureContextOptions, TLSSocket } from 'node:tls';

const pem = (name: string) => readFileSync(join(import.meta.dirname, 'tls', name), 'utf8');
export const ownCa = pem('own-ca.crt');
const key = pem('mail.key');

/** What is wrong with a server; `good` is nothing. */
const qualities = {
  good: { cert: pem('mail-good.crt'), key },
  'self-signed': { cert: pem('mail-self-signed.crt'), key },
  expired: { cert: pem('mail-expired.crt'), key },
  'made out to another name': { cert: pem('mail-other-name.crt'), key },
  'TLS 1.1 at most': {
    cert: pem('mail-good.crt'),
    key,
    minVersion: 'TLSv1',
    maxVersion: 'TLSv1.1',
    ciphers: 'DEFAULT@SECLEVEL=0',
  },
  'without TLS': null,
} as const satisfies Record<string, SecureContextOptions | null>;

export type Quality = keyof typeof qualities;
/** And by which words the desk's administrator learns of it. */
export const flaws: readonly (readonly [Quality, RegExp])[] = [
  ['self-signed', /self.signed certificate/i],
  ['expired', /certificate has expired/],
  ['made out to another name', /does not match certificate's altnames/],
  ['TLS 1.1 at most', /unsupported protocol|protocol version|before secure TLS/],
  ['without TLS', /./],
];

/** What it says: first, and to what comes. */
interface Talk {
  readonly greeting?: string;
  readonly answer: (said: string) => string | Buffer | null;
}

/** PostgreSQL's AuthenticationCleartextPassword: "R", length 8, kind 3. */
const askForPassword = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 3]);

const talks = {
  imaps: {
    greeting: '* OK [CAPABILITY IMAP4rev1] ready\r\n',
    answer: (said) => `${said.split(' ')[0]} OK [CAPABILITY IMAP4rev1] done\r\n`,
  },
  smtps: {
    greeting: '220 test ESMTP\r\n',
    answer: (said) => (said.startsWith('EHLO') ? '250-test\r\n250 AUTH PLAIN\r\n' : '235 In\r\n'),
  },
  smtp: {
    answer: (said) => (said.startsWith('EHLO') ? '250-test\r\n250 AUTH PLAIN\r\n' : '235 In\r\n'),
  },
  postgres: { answer: (said) => (said.includes('user') ? askForPassword : null) },
  rediss: { answer: () => '+OK\r\n' },
} as const satisfies Record<string, Talk>;

export type Protocol = keyof typeof talks;

export interface Endpoint {
  /** Of a name that is not of the loopback, although it leads there. */
  readonly url: string;
  /** All that it could read, as text. */
  heard(): string;
  close(): Promise<void>;
}

export async function endpoint(protocol: Protocol, quality: Quality): Promise<Endpoint> {
  const options = qualities[quality];
  const talk: Talk = talks[protocol];
  const sockets = new Set<Socket>();
  let heard = '';

  /** The dialogue proper, over whatever carries it. */
  function converse(line: Socket): void {
    line.on('error', () => {});
    line.on('data', (chunk) => {
      heard += chunk.toString('latin1');
      const answer = talk.answer(chunk.toString('latin1'));
      if (answer) line.write(answer);
    });
    if (talk.greeting) line.write(talk.greeting);
  }
  function secured(socket: Socket): void {
    const secure = options && { isServer: true, secureContext: createSecureContext(options) };
    converse(secure ? new TLSSocket(socket, secure) : socket);
  }
  /** What goes before TLS where it is not there from the first byte. */
  function agree(socket: Socket): void {
    if (protocol === 'smtp') socket.write('220 test ESMTP\r\n');
    socket.on('data', function hear(chunk: Buffer) {
      heard += chunk.toString('latin1');
      const said = chunk.toString('latin1');
      if (protocol === 'postgres') {
        socket.off('data', hear);
        socket.write(options ? 'S' : 'N');
        secured(socket);
      } else if (said.startsWith('EHLO'))
        socket.write(options ? '250-test\r\n250 STARTTLS\r\n' : '250-test\r\n250 AUTH PLAIN\r\n');
      else if (said.startsWith('STARTTLS') && options) {
        socket.off('data', hear);
        socket.write('220 Go\r\n', () => secured(socket));
      } else socket.write(said.startsWith('AUTH') ? '235 In\r\n' : '502 Not here\r\n');
    });
  }

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    if (protocol === 'smtp' || protocol === 'postgres') agree(socket);
    else secured(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  const { port } = server.address() as AddressInfo;
  const path = protocol === 'postgres' ? '/desk?sslmode=verify-full' : '';
  return {
    url: `${protocol}://desk:s3cret@0.0.0.0:${port}${path}`,
    heard: () => heard,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
