/** Takes mails over SMTP and hands them to the parliament's post room. */
import { SMTPServer } from 'smtp-server';

export interface PostRoom {
  /** @returns the address that logged in, null for a wrong password */
  login(user: string, password: string): string | null;
  /** An SMTP reply for a recipient that is not taken, `550 5.1.1 …`; undefined when it is. */
  refusal(recipient: string, authenticatedAs: string | null): string | undefined;
  /** What is answered after the final dot: undefined, a refusal, or nothing at all. */
  take(mail: {
    from: string;
    to: string[];
    raw: Buffer;
    authenticatedAs: string | null;
  }): string | undefined;
}

/** `451 4.7.1 Try later` as smtp-server wants it. */
function replyError(reply: string): Error {
  const code = Number(reply.slice(0, 3));
  return Object.assign(new Error(reply.slice(4)), { responseCode: code });
}

/** @param delayMs how long a mail lies here, taken, before the sender hears of it */
export async function startSmtpServer(port: number, host: string, room: PostRoom, delayMs = 0) {
  const server = new SMTPServer({
    name: host,
    banner: 'Development mail server',
    authOptional: true,
    allowInsecureAuth: true,
    hideSTARTTLS: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 500,
    logger: false,
    onAuth(auth, _session, done) {
      const user = room.login(auth.username ?? '', auth.password ?? '');
      if (user === null) done(replyError('535 5.7.8 Wrong user or password'));
      else done(null, { user });
    },
    onRcptTo(address, session, done) {
      const refusal = room.refusal(address.address, (session.user as string) ?? null);
      done(refusal === undefined ? null : replyError(refusal));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
        const to = session.envelope.rcptTo.map((recipient) => recipient.address);
        const authenticatedAs = (session.user as string) ?? null;
        const refusal = room.take({ from, to, raw: Buffer.concat(chunks), authenticatedAs });
        const answer = () =>
          refusal === undefined ? done(null, 'Queued') : done(replyError(refusal));
        if (delayMs) setTimeout(answer, delayMs);
        else answer();
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
