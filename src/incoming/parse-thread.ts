/** Parses one mail in a thread of its own; started by `read-mail.ts` only. */
import { parentPort, workerData } from 'node:worker_threads';
import { parseMail } from './parse-mail.ts';

parentPort?.postMessage(await parseMail(Buffer.from(workerData as Uint8Array)));
