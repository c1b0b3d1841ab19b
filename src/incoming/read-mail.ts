/**
 * Raw bytes into a `ParsedMail`. Every mail is read, however broken or large: what cannot be
 * understood is named among its problems, because a mail that throws would stop all that follow it.
 */
import { Worker } from 'node:worker_threads';
import { headerExtent } from './header.ts';
import type { ParsedMail } from './mail.ts';
import { parseMail, unparsed } from './parse-mail.ts';

/** Longer ones can take seconds at a stretch; meanwhile the service has to answer others. */
const longestHere = { mail: 3 * 1024 * 1024, header: 32 * 1024 };
const mostMilliseconds = 120_000;
const mostMegabytes = 1024;

export const readMail = (raw: Buffer): Promise<ParsedMail> =>
  raw.length > longestHere.mail || headerExtent(raw).bytes > longestHere.header
    ? parseAside(raw)
    : parseMail(raw);

/** In a thread: it keeps the service free, and is no cage (mail is parsed by code that evaluates nothing). */
async function parseAside(raw: Buffer): Promise<ParsedMail> {
  const thread = new Worker(new URL('./parse-thread.ts', import.meta.url), {
    workerData: new Uint8Array(raw),
    execArgv: ['--disable-warning=ExperimentalWarning'],
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
  });
  const timer = setTimeout(() => void thread.terminate(), mostMilliseconds);
  const { promise, resolve } = Promise.withResolvers<ParsedMail | null>();
  thread.once('message', resolve);
  thread.once('error', () => resolve(null));
  thread.once('exit', () => resolve(null));
  const parsed = await promise;
  clearTimeout(timer);
  void thread.terminate();
  return parsed ? withBuffers(parsed) : unparsed(raw);
}

/** On the way from a thread, buffers become plain bytes. */
const withBuffers = (mail: ParsedMail): ParsedMail => ({
  ...mail,
  attachments: mail.attachments.map((part) => ({
    ...part,
    bytes: Buffer.from(part.bytes.buffer, part.bytes.byteOffset, part.bytes.byteLength),
  })),
  embedded: mail.embedded.map(withBuffers),
});
