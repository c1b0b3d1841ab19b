/** The key of the tokens in a backup: only behind a passphrase, or not at all. */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  randomBytes,
  type ScryptOptions,
  scrypt,
} from 'node:crypto';
import { z } from 'zod';

const base64 = z.base64();
export const sealedKey = z
  .object({
    /** scrypt (RFC 7914), then AES-256-GCM. */
    n: z.int(),
    r: z.int(),
    p: z.int(),
    salt: base64,
    nonce: base64,
    tag: base64,
    sealed: base64,
  })
  .strict();
export type SealedKey = z.infer<typeof sealedKey>;

/** A quarter of a second and 128 MB for each guess. */
const cost = { n: 2 ** 17, r: 8, p: 1 };
/** A manifest that asks for more is not ours. */
const mostCost = 2 ** 20;

const derive = (passphrase: string, salt: Buffer, { n, r, p }: typeof cost): Promise<Buffer> => {
  const options: ScryptOptions = { N: n, r, p, maxmem: 256 * n * r };
  return new Promise((resolve, reject) =>
    scrypt(passphrase.normalize('NFC'), salt, 32, options, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  );
};

/** Tells whether a key is the one, and nothing else about it. */
export const keyFingerprint = (secret: Buffer): string =>
  createHmac('sha256', secret).update('fingerprint of a backup').digest('hex');

export async function sealKey(secret: Buffer, passphrase: string): Promise<SealedKey> {
  const [salt, nonce] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv('aes-256-gcm', await derive(passphrase, salt, cost), nonce);
  const sealed = Buffer.concat([cipher.update(secret), cipher.final()]);
  const text = (bytes: Buffer) => bytes.toString('base64');
  return {
    ...cost,
    salt: text(salt),
    nonce: text(nonce),
    tag: text(cipher.getAuthTag()),
    sealed: text(sealed),
  };
}

/** Null: the passphrase is another one, or the seal was tampered with. */
export async function openKey(key: SealedKey, passphrase: string): Promise<Buffer | null> {
  if (key.n * key.r * key.p > mostCost) return null;
  const bytes = (text: string) => Buffer.from(text, 'base64');
  const derived = await derive(passphrase, bytes(key.salt), key);
  const decipher = createDecipheriv('aes-256-gcm', derived, bytes(key.nonce), {
    authTagLength: 16,
  });
  decipher.setAuthTag(bytes(key.tag));
  try {
    return Buffer.concat([decipher.update(bytes(key.sealed)), decipher.final()]);
  } catch {
    return null;
  }
}
