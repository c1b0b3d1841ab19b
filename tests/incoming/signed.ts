/** Mails signed with keys made here, and a DNS that is a table: real signatures, no network. */
import { generateKeyPairSync } from 'node:crypto';
import { sealMessage } from 'mailauth/lib/arc/index.js';
import { dkimSign } from 'mailauth/lib/dkim/sign.js';
import type { Resolve } from '../../src/desk.ts';
import type { TrustRules } from '../../src/incoming/authenticate/rules.ts';
import { authenticate } from '../../src/incoming/authenticate.ts';
import { readMail } from '../../src/incoming/read-mail.ts';
import { rules } from './fixtures.ts';
import { inEnglish } from './in-english.ts';

const pem = { type: 'pkcs8', format: 'pem' } as const;

function rsa(bits: number) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: bits });
  const der = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  return { privateKey: privateKey.export(pem).toString(), record: `v=DKIM1; k=rsa; p=${der}` };
}

function ed25519() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64');
  return { privateKey: privateKey.export(pem).toString(), record: `v=DKIM1; k=ed25519; p=${raw}` };
}

export const keys = { strong: rsa(2048), fair: rsa(1024), weak: rsa(512), curve: ed25519() };

export const arrivedAt = new Date('2020-12-03T15:40:00Z');

/** The DNS of the story: name, then its TXT record. */
export const published: Record<string, string> = {
  'strong._domainkey.ipu.org': keys.strong.record,
  'fair._domainkey.ipu.org': keys.fair.record,
  'weak._domainkey.ipu.org': keys.weak.record,
  'curve._domainkey.ipu.org': keys.curve.record,
  'testing._domainkey.ipu.org': `${keys.strong.record}; t=y`,
  'revoked._domainkey.ipu.org': 'v=DKIM1; k=rsa; p=',
  'strong._domainkey.news.ipu.org': keys.strong.record,
  'strong._domainkey.parlament.example': keys.strong.record,
  'strong._domainkey.evil.example': keys.strong.record,
  'strong._domainkey.notipu.org': keys.strong.record,
  'strong._domainkey.ipu.org.evil.example': keys.strong.record,
  'strong._domainkey.relay.example': keys.strong.record,
};

const failing = (code: string) => Object.assign(new Error(code), { code });

/** @param asked collects the names that are asked for */
export const dnsOf =
  (table: Record<string, string>, asked: string[] = []): Resolve =>
  async (name, type) => {
    asked.push(name);
    const record = table[name.toLowerCase()];
    if (type !== 'TXT' || record === undefined) throw failing('ENOTFOUND');
    return [[record.slice(0, 200), record.slice(200)]];
  };

export const dnsFailing =
  (code: string): Resolve =>
  async () => {
    throw failing(code);
  };

export interface Letter {
  readonly lines?: readonly string[];
  readonly body?: string;
}

/** A short letter of the IPU, with CRLF line ends. */
export const letter = ({ lines, body = 'The decisions are attached.' }: Letter = {}): string =>
  [
    ...(lines ?? [
      'From: IPU Human Rights <hrteam@ipu.org>',
      'To: ipu@parlament.example',
      'Subject: Decisions of the Governing Council',
    ]),
    'Date: Thu, 03 Dec 2020 15:39:00 +0000',
    'Message-ID: <decisions@ipu.org>',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    body,
    '',
  ].join('\r\n');

interface Signing {
  readonly domain?: string;
  readonly selector?: string;
  readonly key?: keyof typeof keys;
  readonly fields?: string;
  readonly algorithm?: string;
  readonly maxBodyLength?: number;
  readonly signTime?: Date;
  readonly expires?: Date;
}

/** The letter with a DKIM signature on top. */
export async function signed(text: string, how: Signing = {}): Promise<string> {
  const { domain = 'ipu.org', key = 'strong', selector = key, fields, ...others } = how;
  const { signTime, expires, ...each } = others;
  const one = { signingDomain: domain, selector, privateKey: keys[key].privateKey, ...each };
  const { signatures, errors } = await dkimSign(text, {
    ...one,
    signatureData: [{ ...one, ...(fields ? { headerList: fields } : {}) }],
    signTime: signTime ?? new Date(arrivedAt.getTime() - 60_000),
    ...(expires ? { expires } : {}),
  });
  if (errors.length) throw new Error(errors.map(({ err }) => err.message).join('; '));
  return signatures + text;
}

/** The letter as a server passes it on: what it found, sealed (RFC 8617). */
export async function sealed(text: string, sealer: string, found: string): Promise<string> {
  const seal = await sealMessage(text, {
    signingDomain: sealer,
    selector: 'strong',
    privateKey: keys.strong.privateKey,
    cv: 'none',
    authResults: `mx.${sealer}; ${found}`,
    signTime: new Date(arrivedAt.getTime() - 60_000),
  } as Parameters<typeof sealMessage>[1]);
  return seal.toString() + text;
}

/** The desk's verdict on a mail. */
export async function judged(
  text: string,
  resolve: Resolve = dnsOf(published),
  changed: Partial<TrustRules> = {},
) {
  const raw = Buffer.from(text);
  const arrival = { raw, mail: await readMail(raw), at: arrivedAt };
  const { verdict, unanswered } = await authenticate(
    arrival,
    { ...rules, authservId: '', ...changed },
    resolve,
  );
  return { ...verdict, why: inEnglish(verdict.evidence).join('; '), unanswered };
}
