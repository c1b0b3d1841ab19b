/** The newest refresh token, in a file that only our user can read. */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RefreshTokens } from './oauth.ts';

/**
 * @param configured the token that was set; when another one is set, what was kept for this one is forgotten
 */
export function keptRefreshToken(dataDir: string, configured: string): RefreshTokens {
  const path = join(dataDir, 'oauth-refresh-token');
  const of = createHash('sha256').update(configured).digest('hex');
  return {
    read() {
      if (!existsSync(path)) return null;
      const [first, token] = readFileSync(path, 'utf8').split('\n');
      return first === of && token ? token : null;
    },
    write(token) {
      // A name of its own: another process may be doing the same.
      const beside = `${path}.${randomUUID()}`;
      writeFileSync(beside, `${of}\n${token}\n`, { mode: 0o600, flush: true });
      renameSync(beside, path);
    },
  };
}
