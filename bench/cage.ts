/** What a hostile document could do, tried one by one in the cage: what stops it, after what time and at how much memory. */
import { createSocket } from 'node:dgram';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { residentMemory } from '../src/reading/cage/memory.ts';
import { networkBar } from '../src/reading/cage/network.ts';
import { type CageOptions, defaults } from '../src/reading/cage/options.ts';
import { runCaged } from '../src/reading/cage/run.ts';
import { start } from '../src/reading/cage/start.ts';

interface Attempt {
  readonly name: string;
  readonly tries: string;
  /** `got` when it succeeded, else what stopped it. */
  readonly ended: string;
  readonly milliseconds: number;
  /** Most resident memory that was seen, in MB. */
  readonly megabytes: number;
}

export interface MeasuredCage {
  readonly node: string;
  /** What keeps it off the network; null: nothing does here. */
  readonly network: string | null;
  readonly limits: {
    readonly megabytes: number;
    readonly milliseconds: number;
    readonly answerMegabytes: number;
  };
  readonly attempts: readonly Attempt[];
}

/** As in the service, but for the time: a minute for each would be long to wait. */
const cage: CageOptions = {
  ...defaults,
  milliseconds: 8_000,
  program: fileURLToPath(new URL('./cage-attempts.ts', import.meta.url)),
};

/** Some attempts look for somebody who listens. */
async function listeners(dir: string) {
  const listen = (at: number | string): Promise<Server> =>
    new Promise((resolve) => {
      const server = createServer((socket) => socket.on('error', () => {}).destroy());
      server.listen(at as number, () => resolve(server));
    });
  const tcp = await listen(0);
  const unixPath = join(dir, 'socket');
  const unix = await listen(unixPath);
  const udp = createSocket('udp4', (_, from) => udp.send('x', from.port));
  await new Promise<void>((resolve) => udp.bind(0, '127.0.0.1', resolve));
  return {
    tcpPort: (tcp.address() as AddressInfo).port,
    unixPath,
    udpPort: udp.address().port,
    close() {
      tcp.close();
      unix.close();
      udp.close();
    },
  };
}

async function tried(name: string, tries: string, argument = ''): Promise<Attempt> {
  const child = start(cage);
  let most = 0;
  const watch = setInterval(async () => {
    most = Math.max(most, (await residentMemory(child.pid ?? 0)) ?? 0);
  }, 10);
  const begun = performance.now();
  const ending = await runCaged(Buffer.from(`${name}\n${argument}`), cage, child);
  clearInterval(watch);
  const words = {
    answered: () => (ending.how === 'answered' ? ending.answer.toString().slice(0, 40) : ''),
    killed: () => (ending.how === 'killed' ? `killed: ${ending.because}` : ''),
    died: () => 'it died of it',
  };
  return {
    name,
    tries,
    ended: words[ending.how](),
    milliseconds: Math.round(performance.now() - begun),
    megabytes: Math.round(most / 1_000_000),
  };
}

export async function measureCage(progress: (line: string) => void): Promise<MeasuredCage> {
  const dir = mkdtempSync(join(tmpdir(), 'desk-cage-'));
  const { tcpPort, udpPort, unixPath, close } = await listeners(dir);
  const written = join(dir, 'written');
  const plan: [name: string, tries: string, argument?: string][] = [
    ['read-file', 'read /etc/passwd', '/etc/passwd'],
    ['read-file', 'read its environment', '/proc/self/environ'],
    ['read-file', 'read a file of ours', join(import.meta.dirname, '../package-lock.json')],
    ['list-directory', 'list a directory', '/'],
    ['write-file', 'write a file', written],
    ['spawn', 'start a program'],
    ['fork', 'start another Node'],
    ['worker', 'start a thread'],
    ['eval', 'evaluate a text'],
    ['function', 'make a function of a text'],
    ['addon', 'load native code', '/lib/x86_64-linux-gnu/libc.so.6'],
    ['inspector', 'open the debugger'],
    ['variables', 'find a secret in its variables'],
    ['descriptors', 'find an open file or socket of the service'],
    ['tcp', 'connect to a port', String(tcpPort)],
    ['udp', 'send a datagram', String(udpPort)],
    ['dns', 'ask for a name'],
    ['unix-socket', 'connect to a socket file', unixPath],
    ['signal', 'signal the service', String(process.pid)],
    ['buffers', 'fill buffers'],
    ['heap', 'fill the heap'],
    ['wasm', 'fill memory of WebAssembly'],
    ['output', 'answer without end'],
    ['loop', 'go round without end'],
    ['silence', 'never answer'],
    ['crash', 'crash'],
  ];
  const attempts: Attempt[] = [];
  for (const each of plan) {
    progress(each[1]);
    attempts.push(await tried(...each));
  }
  close();
  if (existsSync(written)) throw new Error(`The cage let ${written} be written`);
  rmSync(dir, { recursive: true });
  return {
    node: process.version,
    network: networkBar(),
    limits: {
      megabytes: cage.memory / 1_000_000,
      milliseconds: cage.milliseconds,
      answerMegabytes: cage.mostAnswer / 1_000_000,
    },
    attempts,
  };
}
