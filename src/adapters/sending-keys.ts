/** The keys with which we sign our mails, and with which we show the mail server who we are: files that the administrator names. */
import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Config } from '../config.ts';
import type { DkimKey } from '../mail/sign.ts';

/** @throws with a sentence for the administrator */
export function dkimKey({ delivery: { dkim } }: Pick<Config, 'delivery'>): DkimKey | null {
  if (!dkim) return null;
  const { domain, selector, keyFile } = dkim;
  const key = readKey('delivery.dkim.keyFile', keyFile);
  if (key.asymmetricKeyType !== 'rsa' && key.asymmetricKeyType !== 'ed25519')
    throw new Error(`delivery.dkim.keyFile: ${keyFile} is neither an RSA nor an Ed25519 key`);
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  // RFC 8301 §3.2: verifiers need not consider less.
  if (key.asymmetricKeyType === 'rsa' && bits < 1024)
    throw new Error(`delivery.dkim.keyFile: ${keyFile} has ${bits} bits; take at least 2048`);
  return { domain, selector, key };
}

/** @throws with a sentence for the administrator */
export function clientCertificate({
  environment: { SMTP_CERT, SMTP_KEY },
}: Pick<Config, 'environment'>): { cert: Buffer; key: Buffer } | null {
  if (!SMTP_CERT && !SMTP_KEY) return null;
  if (!SMTP_CERT || !SMTP_KEY) throw new Error('SMTP_CERT and SMTP_KEY go together: set both');
  readKey('SMTP_KEY', SMTP_KEY);
  return { cert: readNamed('SMTP_CERT', SMTP_CERT), key: readNamed('SMTP_KEY', SMTP_KEY) };
}

function readNamed(name: string, path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    throw new Error(`${name}: ${path} cannot be read`);
  }
}

function readKey(name: string, path: string) {
  const pem = readNamed(name, path);
  try {
    return createPrivateKey(pem);
  } catch {
    throw new Error(
      `${name}: ${path} holds no private key that can be read (PEM, without a password)`,
    );
  }
}
