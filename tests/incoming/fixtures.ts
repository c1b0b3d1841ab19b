/** The letters of `tests/mails` and the sample parliament's rules. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Resolve } from '../../src/desk.ts';
import type { TrustRules } from '../../src/incoming/authenticate/rules.ts';
import { authenticate } from '../../src/incoming/authenticate.ts';
import { readMail } from '../../src/incoming/read-mail.ts';
import { recognise } from '../../src/incoming/recognise.ts';

const dir = new URL('../mails/', import.meta.url);

export const rules: TrustRules = {
  authservId: 'mx.parlament.example',
  trustedSenders: ['ipu.org'],
  internalDomains: ['parlament.example'],
  trustedSealers: [],
  forwarders: [],
  ourNames: ['Folketinget', 'Karen Holm'],
};

/** A DNS in which nothing is published. */
export const emptyDns: Resolve = async (name) => {
  throw Object.assign(new Error(`no such name: ${name}`), { code: 'ENOTFOUND' });
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
  const bytes = Buffer.from(raw);
  const arrival = { raw: bytes, mail: await readMail(bytes), at: new Date() };
  const arrived = await authenticate(arrival, rules, emptyDns);
  return { ...arrived, recognised: recognise(arrived, context) };
}
