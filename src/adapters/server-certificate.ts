/** Until when the TLS certificate of a mail server is valid, asked of the server itself. */
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { readServerUrl } from './server-url.ts';

/** How a server is asked for TLS on a line that began without (RFC 3207 §4, RFC 9051 §6.2.1). */
const dialogues: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  'smtp:': [
    [/^220 /m, 'EHLO desk\r\n'],
    [/^250 /m, 'STARTTLS\r\n'],
    [/^220 /m, ''],
  ],
  'imap:': [
    [/^\* OK/m, 'a1 STARTTLS\r\n'],
    [/^a1 OK/m, ''],
  ],
};
const ports = { 'smtp:': 587, 'smtps:': 465, 'imap:': 143, 'imaps:': 993 };

/**
 * @param address `imaps://…`, `smtp://…` and the like; plain ones are asked for STARTTLS
 * @returns null where TLS is not used: on the loopback without it
 * @throws when the server does not answer, or offers no certificate
 */
export async function certificateEnd(address: string, patienceMs = 10_000): Promise<Date | null> {
  const { host, port, secure, loopback } = readServerUrl('The URL', address, ports);
  if (!secure && loopback) return null;
  const socket = connect({ host, port });
  try {
    socket.setTimeout(patienceMs, () => socket.destroy(new Error('The server keeps silent')));
    for (const [expected, say] of secure ? [] : (dialogues[new URL(address).protocol] ?? []))
      await exchange(socket, expected, say);
    return await endOf(socket, host);
  } finally {
    socket.destroy();
  }
}

/** Waits for a line, then says the next one. */
function exchange(socket: Socket, expected: RegExp, say: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let heard = '';
    const settle = (end: () => void) => {
      socket.off('data', hear).off('error', reject).off('close', close);
      end();
    };
    const close = () => settle(() => reject(new Error('The server hung up')));
    const hear = (bytes: Buffer) => {
      heard += bytes.toString('latin1');
      if (/^(?:[45]\d\d|\S+ (?:NO|BAD)) /m.test(heard))
        settle(() => reject(new Error('The server offers no TLS')));
      else if (expected.test(heard))
        settle(() => {
          if (say) socket.write(say);
          resolve();
        });
    };
    socket.on('data', hear).on('error', reject).on('close', close);
  });
}

/** It is only looked at, and nothing is said to the server: an expired or foreign one is looked at too. */
const endOf = (socket: Socket, host: string): Promise<Date> =>
  new Promise((resolve, reject) => {
    const servername = /^[\d.]+$|:/.test(host) ? {} : { servername: host };
    const tls = connectTls({ socket, rejectUnauthorized: false, ...servername }, () => {
      const { valid_to } = tls.getPeerCertificate();
      tls.destroy();
      if (valid_to) resolve(new Date(valid_to));
      else reject(new Error('The server shows no certificate'));
    });
    tls.on('error', reject);
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('The server hung up')));
  });
