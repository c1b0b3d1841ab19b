import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { ConfigError } from '../config/error.ts';
import { parseConfig, readEnvironment } from '../config.ts';
import { authenticate } from '../incoming/authenticate.ts';
import { mailingDocuments } from '../incoming/documents.ts';
import { readMail } from '../incoming/read-mail.ts';
import { recognise } from '../incoming/recognise.ts';
import { readInCage } from '../reading/cage.ts';
import { documentFields, mailFields } from './understood.ts';

interface TrustRules {
  readonly authservId: string;
  readonly trustedSenders: readonly string[];
  readonly internalDomains: readonly string[];
}

/** `desk read FILE…`: one answer per file; a file that cannot be opened is an answer too, and exit code 1. */
export async function read(
  files: readonly string[],
  { json, config }: { json?: boolean; config?: string },
): Promise<void> {
  const rules = await trustRules(config);
  const readDocument = readInCage();
  for (const file of files) {
    const answer = await understand(file);
    process.stdout.write(
      json
        ? `${JSON.stringify({ file, ...answer })}\n`
        : `${file}\n${JSON.stringify(answer, null, 2)}\n`,
    );
  }

  async function understand(file: string): Promise<object> {
    let bytes: Buffer;
    try {
      bytes = await readFile(file);
    } catch (error) {
      process.exitCode = 1;
      return {
        error: `cannot be opened: ${(error as NodeJS.ErrnoException).code ?? String(error)}`,
      };
    }
    if (!isMail(file, bytes))
      return documentFields(await readDocument({ filename: basename(file), bytes }));
    const mail = await readMail(bytes);
    const arrived = authenticate(mail, rules);
    const recognised = recognise(arrived);
    const attached = recognised.kind === 'mailing' ? mailingDocuments(mail) : [];
    const documents = [];
    for (const { via, filename, bytes: content } of attached)
      documents.push({ via, read: await readDocument({ filename, bytes: content }) });
    return mailFields({ mail, verdict: arrived.verdict, recognised, documents });
  }
}

/** By its name, else by its beginning: a header field (RFC 5322 §2.2). */
const isMail = (file: string, bytes: Buffer): boolean =>
  extname(file).toLowerCase() === '.eml' ||
  (extname(file) === '' && /^[!-9;-~]+:[ \t]/.test(bytes.toString('latin1', 0, 200)));

async function trustRules(path: string | undefined): Promise<TrustRules> {
  const chosen = path ?? readEnvironment(process.env).DESK_CONFIG;
  const text = await readFile(chosen, 'utf8').catch(() => null);
  if (text === null) {
    if (path) throw new ConfigError([`${path}: no such file`]);
    // Without a configuration nobody is trusted, and that shows in the answer.
    return { authservId: '', trustedSenders: ['ipu.org'], internalDomains: [] };
  }
  const { mail } = parseConfig(text, chosen);
  return {
    authservId: mail.authservId ?? '',
    trustedSenders: mail.trustedSenders,
    internalDomains: mail.internalDomains,
  };
}
