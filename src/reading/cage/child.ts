/** The program in the cage: bytes in, one JSON object out, and the end. Started by `run.ts` only. */
import { buffer } from 'node:stream/consumers';
import { type ReadBytes, readDocument, unread } from '../read-document.ts';

const parent = process.ppid;
const lookEvery = 500;

// Without its parent nobody waits for the answer.
setInterval(() => process.ppid !== parent && process.exit(1), lookEvery).unref();

// Libraries may write to the console; the output belongs to the answer.
for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) console[method] = () => {};

const pages = Number(process.argv[2]);
let answer: ReadBytes;
try {
  answer = await readDocument(new Uint8Array(await buffer(process.stdin)), { pages });
} catch {
  // Whatever a broken file made the libraries do, to a clerk it is the file that is broken.
  answer = unread('damaged', 'The file is damaged: reading it failed.');
}
process.stdout.write(JSON.stringify(answer), () => process.exit(0));
