/** An SMTP server that behaves until a test overrides one answer (habit 11). */
import { createServer, type Socket } from 'node:net';

/** A reply, `drop` (hang up) or `silence`. */
export type Reply = string;

export interface Script {
  greeting?: Reply;
  ehlo?: Reply;
  auth?: Reply;
  mail?: Reply | (() => Reply);
  rcpt?: Reply | ((times: number) => Reply);
  data?: Reply;
  /** After the final dot. */
  content?: Reply;
  /** Once part of the content has come. */
  midway?: 'drop';
  /** More at once are turned away as they come. */
  mostConnections?: number;
}

export async function scriptedSmtp(script: Script) {
  const received: string[] = [];
  const logins: string[] = [];
  const envelopes: string[] = [];
  const sockets = new Set<Socket>();
  let recipients = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    let text = '';
    let inContent = false;
    const say = (reply: Reply) => {
      if (reply === 'drop') socket.destroy();
      else if (reply !== 'silence') socket.write(`${reply}\r\n`);
    };
    const command = (line: string) => {
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'EHLO' || (verb === 'HELO' && script.ehlo))
        say(script.ehlo ?? '250-test\r\n250 AUTH PLAIN');
      else if (verb === 'AUTH') {
        logins.push(line);
        say(script.auth ?? '235 2.7.0 In');
      } else if (verb === 'MAIL') {
        envelopes.push(line);
        say(typeof script.mail === 'function' ? script.mail() : (script.mail ?? '250 2.1.0 Ok'));
      } else if (verb === 'RCPT') {
        recipients += 1;
        envelopes.push(line);
        say(
          typeof script.rcpt === 'function'
            ? script.rcpt(recipients)
            : (script.rcpt ?? '250 2.1.5 Ok'),
        );
      } else if (verb === 'DATA') {
        inContent = (script.data ?? '354').startsWith('354');
        say(script.data ?? '354 Go on');
      } else if (verb === 'QUIT') {
        say('221 Bye');
        socket.end();
      } else say(verb === 'STAR' ? '502 5.5.1 Not here' : '250 Ok');
    };
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      for (;;) {
        if (inContent && script.midway) return void socket.destroy();
        const end = inContent ? text.indexOf('\r\n.\r\n') : text.indexOf('\r\n');
        if (end < 0) return;
        const piece = text.slice(0, end);
        text = text.slice(end + (inContent ? 5 : 2));
        if (!inContent) command(piece);
        else {
          inContent = false;
          received.push(`${piece}\r\n`);
          say(script.content ?? '250 2.0.0 Queued as 1');
        }
      }
    });
    if (script.mostConnections && sockets.size > script.mostConnections)
      return void socket.end('421 4.7.0 Too many connections\r\n');
    say(script.greeting ?? '220 test ESMTP');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `smtp://desk:secret@127.0.0.1:${port}`,
    received,
    /** The AUTH lines. */
    logins,
    /** MAIL and RCPT. */
    envelopes,
    dropConnections() {
      for (const socket of sockets) socket.destroy();
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
