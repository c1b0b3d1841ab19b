/** The letters of `tests/mails` and the sample parliament's rules. */
import { readdirSync, readFileSync } from 'node:fs';
import { authenticate, type TrustRules } from '../../src/incoming/authenticate.ts';
import { readMail } from '../../src/incoming/read-mail.ts';
import { recognise } from '../../src/incoming/recognise.ts';

const dir = new URL('../mails/', import.meta.url);

export const rules: TrustRules = {
  authservId: 'mx.parlament.example',
  trustedSenders: ['ipu.org'],
  internalDomains: ['parlament.example'],
};

const context = {
  isOurMessageId: (id: string) => id.endsWith('@desk.parlament.example>'),
};

export const mailNames = readdirSync(dir)
  .filter((name) => name.endsWith('.eml'))
  .map((name) => name.slice(0, -4));

export const rawMail = (name: string): Buffer => readFileSync(new URL(`${name}.eml`, dir));

export const expectedOf = (name: string) =>
  JSON.parse(readFileSync(new URL(`${name}.expected.json`, dir), 'utf8'));

/** The three steps in a row. */
export async function arrive(raw: Buffer | string) {
  const arrived = authenticate(await readMail(Buffer.from(raw)), rules);
  return { ...arrived, recognised: recognise(arrived, context) };
}
