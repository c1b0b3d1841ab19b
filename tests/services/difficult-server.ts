/**
 * A mail server that makes difficulties (RFC 5321): each recipient's dialogue goes as its script says,
 * and what was accepted is counted by recipient and Message-ID.
 */
import { createServer, type Socket } from 'node:net';
import { freePort } from './servers.ts';

/** How one dialogue about one recipient goes. */
export type Behaviour =
  | 'accept'
  /** 451 in the answer to the content. */
  | 'later'
  /** 450 4.2.0 in the answer to RCPT. */
  | 'greylist'
  /** 550 5.1.1 in the answer to RCPT. */
  | 'no-such-user'
  /** 554 5.7.1 in the answer to the content. */
  | 'policy'
  /** The line is cut at RCPT. */
  | 'drop-before'
  /** Takes the content and cuts the line without an answer. */
  | 'take-and-drop'
  /** Cuts the line at the end of the content, without having taken it. */
  | 'drop-at-end'
  /** Takes the content and never answers; the line stays open. */
  | 'take-and-say-nothing'
  /** 421 in the answer to MAIL, and the line is closed. */
  | 'closing'
  /** Takes it, but answers late and letter by letter. */
  | 'slow';

export interface DifficultServer extends AsyncDisposable {
  readonly url: string;
  /** How often the content of a mail was taken, by `recipient <message id>`. */
  readonly accepted: ReadonlyMap<string, number>;
  /** How many lines were open at once, at most. */
  readonly mostConnections: () => number;
}

export interface Script {
  /** @param attempt how often this recipient was named before, from 0 */
  behaviour(recipient: string, attempt: number): Behaviour;
  /** Milliseconds before each answer to a content. */
  readonly answerDelayMs?: number;
  /** More lines at once are refused with 421 as they come. */
  readonly connections?: number;
}

export async function startDifficultServer(script: Script): Promise<DifficultServer> {
  const accepted = new Map<string, number>();
  const attempts = new Map<string, number>();
  const open = new Set<Socket>();
  let most = 0;
  const server = createServer((socket) => {
    open.add(socket);
    most = Math.max(most, open.size);
    socket.on('error', () => {}).on('close', () => open.delete(socket));
    if (script.connections && open.size > script.connections) {
      socket.end('421 4.7.0 too many connections\r\n');
      return;
    }
    converse(socket, script, { accepted, attempts });
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${port}`,
    accepted,
    mostConnections: () => most,
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Counted {
  readonly accepted: Map<string, number>;
  readonly attempts: Map<string, number>;
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const addressIn = (line: string): string => /<([^>]*)>/.exec(line)?.[1]?.toLowerCase() ?? '';

/** Command by command; a client that pipelines is read in order all the same. */
function converse(socket: Socket, script: Script, counted: Counted): void {
  let buffered = '';
  let recipient = '';
  let behaviour: Behaviour = 'accept';
  let inContent = false;
  let busy = Promise.resolve();
  const say = (line: string) => void socket.write(`${line}\r\n`);

  async function command(line: string): Promise<void> {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'EHLO') return say('250-difficult\r\n250-8BITMIME\r\n250 ENHANCEDSTATUSCODES');
    if (verb === 'QUIT') {
      socket.end('221 2.0.0 bye\r\n');
      return;
    }
    if (verb === 'RCPT') {
      recipient = addressIn(line);
      const attempt = counted.attempts.get(recipient) ?? 0;
      counted.attempts.set(recipient, attempt + 1);
      behaviour = script.behaviour(recipient, attempt);
      if (behaviour === 'drop-before') return void socket.destroy();
      if (behaviour === 'closing') return void socket.end('421 4.3.2 shutting down\r\n');
      if (behaviour === 'greylist') return say('450 4.2.0 greylisted, please try again later');
      if (behaviour === 'no-such-user') return say('550 5.1.1 no such user');
      return say('250 2.1.5 ok');
    }
    if (verb === 'DATA') {
      inContent = true;
      return say('354 go on');
    }
    return say('250 2.0.0 ok');
  }

  async function content(raw: string): Promise<void> {
    if (behaviour === 'drop-at-end') return void socket.destroy();
    await wait(script.answerDelayMs ?? 0);
    if (behaviour === 'later') return say('451 4.3.0 try again later');
    if (behaviour === 'policy') return say('554 5.7.1 refused by policy');
    const messageId = /^message-id:\s*(\S+)/im.exec(raw)?.[1] ?? '';
    const key = `${recipient} ${messageId}`;
    counted.accepted.set(key, (counted.accepted.get(key) ?? 0) + 1);
    if (behaviour === 'take-and-drop') return void socket.destroy();
    if (behaviour === 'take-and-say-nothing') return;
    if (behaviour === 'slow')
      for (const letter of '250 2.0.0 taken') {
        await wait(20);
        socket.write(letter);
      }
    say(behaviour === 'slow' ? '' : '250 2.0.0 taken');
  }

  async function work(): Promise<void> {
    for (;;) {
      const end = buffered.indexOf(inContent ? '\r\n.\r\n' : '\r\n');
      if (end < 0) return;
      const part = buffered.slice(0, end);
      buffered = buffered.slice(end + (inContent ? 5 : 2));
      if (inContent) {
        inContent = false;
        await content(part);
      } else await command(part);
    }
  }

  socket.setNoDelay(true);
  say('220 difficult ESMTP');
  socket.on('data', (chunk) => {
    buffered += chunk.toString('latin1');
    busy = busy.then(work);
  });
}
