/** An IMAP server whose behaviour at each message is scripted: for what no real server does on demand. */
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** What it does when a message is fetched; `break` cuts the connection, `garble` answers with nonsense. */
type Behaviour = 'give' | 'no' | 'nothing' | 'break' | 'silent' | 'garble' | 'busy';

export interface ScriptedImap {
  readonly url: string;
  /** Commands as they came. */
  readonly commands: string[];
  /** How it behaves at a UID from now on; `give` where nothing is said. */
  readonly behaviour: Map<number, Behaviour>;
  close(): Promise<void>;
}

/**
 * @param mails by UID
 * @param login decides on the argument of AUTHENTICATE XOAUTH2, decoded
 */
export async function scriptedImap(
  mails: ReadonlyMap<number, Buffer>,
  login: (proof: string) => boolean = () => true,
): Promise<ScriptedImap> {
  const commands: string[] = [];
  const behaviour = new Map<number, Behaviour>();
  const sockets = new Set<Socket>();
  const capabilities = 'IMAP4rev1 SASL-IR AUTH=XOAUTH2 AUTH=PLAIN';

  function answer(socket: Socket, line: string): void {
    const [tag = '', ...rest] = line.split(' ');
    const command = rest.join(' ');
    commands.push(command);
    const ok = (text = 'done') => socket.write(`${tag} OK ${text}\r\n`);
    const wanted = uidsIn(/^UID (?:FETCH|SEARCH UID) (\S+)/.exec(command)?.[1] ?? '', mails);
    const proof = /^AUTHENTICATE XOAUTH2 (\S+)/.exec(command)?.[1];
    if (proof !== undefined) {
      if (login(Buffer.from(proof, 'base64').toString())) ok(`[CAPABILITY ${capabilities}] in`);
      else socket.write(`${tag} NO [AUTHENTICATIONFAILED] expired\r\n`);
    } else if (command.startsWith('CAPABILITY')) {
      socket.write(`* CAPABILITY ${capabilities}\r\n`);
      ok();
    } else if (command.startsWith('AUTHENTICATE PLAIN')) ok(`[CAPABILITY ${capabilities}] in`);
    else if (command.startsWith('EXAMINE')) {
      socket.write(`* ${mails.size} EXISTS\r\n* OK [UIDVALIDITY 7] valid\r\n`);
      ok('[READ-ONLY] examined');
    } else if (command.startsWith('UID SEARCH')) {
      socket.write(`* SEARCH ${wanted.join(' ')}\r\n`);
      ok();
    } else if (command.startsWith('UID FETCH') && command.includes('RFC822.SIZE')) {
      for (const uid of wanted)
        socket.write(`* ${uid} FETCH (UID ${uid} RFC822.SIZE ${mails.get(uid)?.length})\r\n`);
      ok();
    } else if (command.startsWith('UID FETCH')) fetch(socket, tag, command, wanted);
    else if (command.startsWith('LOGOUT')) {
      socket.write('* BYE\r\n');
      ok();
      socket.end();
    } else ok();
  }

  function fetch(socket: Socket, tag: string, command: string, wanted: readonly number[]): void {
    const partial = /<(\d+)\.(\d+)>/.exec(command);
    const start = Number(partial?.[1] ?? 0);
    for (const uid of wanted) {
      const does = behaviour.get(uid) ?? 'give';
      if (does === 'break') return void socket.destroy();
      if (does === 'silent') return;
      if (does === 'no') return void socket.write(`${tag} NO Message is damaged\r\n`);
      if (does === 'busy') return void socket.write(`${tag} NO [UNAVAILABLE] Come back later\r\n`);
      if (does === 'garble') socket.write(`* ${uid} FETCH (UID ${uid} BODY[] ((((\r\n`);
      if (does !== 'give') continue;
      const raw = mails.get(uid) ?? Buffer.alloc(0);
      const part = partial ? raw.subarray(start, start + Number(partial[2])) : raw;
      socket.write(
        `* ${uid} FETCH (UID ${uid} BODY[]${partial ? `<${start}>` : ''} {${part.length}}\r\n`,
      );
      socket.write(part);
      socket.write(')\r\n');
    }
    socket.write(`${tag} OK done\r\n`);
  }

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => {});
    socket.once('close', () => sockets.delete(socket));
    let buffered = '';
    socket.on('data', (chunk) => {
      buffered += chunk.toString('latin1');
      const lines = buffered.split('\r\n');
      buffered = lines.pop() ?? '';
      for (const line of lines) answer(socket, line);
    });
    socket.write(`* OK [CAPABILITY ${capabilities}] ready\r\n`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `imap://desk:secret@127.0.0.1:${port}/INBOX`,
    commands,
    behaviour,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** The UIDs of a set that are there. */
function uidsIn(set: string, mails: ReadonlyMap<number, Buffer>): number[] {
  const ranges = set.split(',').map((part) => {
    const [from = 0, to = from] = part
      .split(':')
      .map((n) => (n === '*' ? Number.POSITIVE_INFINITY : Number(n)));
    return [from, to] as const;
  });
  return [...mails.keys()].filter((uid) => ranges.some(([from, to]) => uid >= from && uid <= to));
}
