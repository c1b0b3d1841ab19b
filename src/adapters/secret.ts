import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The key of the tokens, 32 bytes in the data directory, made at first use. Every process of one desk
 * needs the same one: replies to notices that were sent under another key are not recognised.
 */
export function openSecret(dataDir: string): Buffer {
  const path = join(dataDir, 'secret.key');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (!existsSync(path)) {
    // Linked when it is whole: another process may open it at the same moment.
    const whole = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
    writeFileSync(whole, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600, flush: true });
    try {
      linkSync(whole, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(whole);
    }
  }
  const secret = Buffer.from(readFileSync(path, 'utf8').trim(), 'hex');
  if (secret.length !== 32)
    throw new Error(
      `${path} is damaged: 64 hexadecimal digits are expected. Restore it from the backup`,
    );
  return secret;
}
