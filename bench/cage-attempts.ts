/**
 * Runs in the cage and tries what a document that had taken over the process would try: the attempt's name and its argument
 * come on the input, a line each. Says `got` when it succeeded, else the error's code.
 */
import { fork, spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { fstatSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { open } from 'node:inspector';
import { connect, type NetConnectOpts } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { Worker } from 'node:worker_threads';

const megabyte = 1_048_576;
const forever = new Promise<never>(() => {});

const connected = (to: NetConnectOpts) =>
  new Promise<void>((resolve, reject) => {
    connect(to)
      .on('connect', () => resolve())
      .on('error', reject);
  });

/** Memory counts when it is written to. */
function fill(next: (round: number) => Uint8Array | number[]): void {
  const kept: unknown[] = [];
  for (let round = 0; ; round += 1) kept.push(next(round).fill(1));
}

const attempts: Record<string, (argument: string) => unknown> = {
  // biome-ignore lint/security/noGlobalEval: that it is refused is what is looked at
  eval: () => globalThis.eval('1 + 1'),
  function: () => new Function('return 1')(),
  'read-file': (path) => readFileSync(path, 'utf8'),
  'list-directory': (path) => readdirSync(path),
  'write-file': (path) => writeFileSync(path, 'x'),
  spawn: () => {
    const { error } = spawnSync('/bin/true');
    if (error) throw error;
  },
  fork: () => fork('/bin/true'),
  worker: () => new Worker('1', { eval: true }),
  addon: (path) => process.dlopen({ exports: {} }, path),
  inspector: () => open(0),
  variables: () => {
    // The shell's own.
    if (Object.keys(process.env).some((name) => !/^(?:PWD|SHLVL|_|OLDPWD)$/.test(name))) return;
    throw Object.assign(new Error(), { code: 'none there' });
  },
  descriptors: () => {
    // 0 to 2 are the pipes to and from the service.
    for (let fd = 3; fd < 1024; fd += 1)
      try {
        const stat = fstatSync(fd);
        if (stat.isFile() || stat.isSocket() || stat.isDirectory()) return;
      } catch {}
    throw Object.assign(new Error(), { code: 'none there' });
  },
  tcp: (port) => connected({ host: '127.0.0.1', port: Number(port) }),
  'unix-socket': (path) => connected({ path }),
  udp: (port) =>
    new Promise<void>((resolve, reject) => {
      const socket = createSocket('udp4', () => resolve()).on('error', reject);
      socket.send('x', Number(port), '127.0.0.1', (error) => error && reject(error));
    }),
  dns: () => lookup('example.org'),
  signal: (pid) => process.kill(Number(pid), 0),
  buffers: () => fill(() => Buffer.allocUnsafeSlow(16 * megabyte)),
  heap: () => fill(() => new Array<number>(megabyte)),
  wasm: () => {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 65_536 });
    fill((round) => {
      memory.grow(256);
      return new Uint8Array(memory.buffer, round * 16 * megabyte, 16 * megabyte);
    });
  },
  loop: () => {
    for (;;);
  },
  silence: () => {
    setInterval(() => {}, 1000);
    return forever;
  },
  output: () => {
    const piece = Buffer.alloc(megabyte, 'x');
    const more = () => process.stdout.write(piece, more);
    more();
    return forever;
  },
  crash: () => process.abort(),
};

const [name = '', argument = ''] = (await buffer(process.stdin)).toString().split('\n');
// An attempt that nobody answers has failed too.
const patience = setTimeout(() => say('no answer'), 3000);
const say = (word: string) => process.stdout.write(word, () => process.exit(0));
try {
  if (name === 'silence') clearTimeout(patience);
  await attempts[name]?.(argument);
  say('got');
} catch (error) {
  say(String((error as NodeJS.ErrnoException).code ?? (error as Error).name));
}
