import type { Desk } from '../../desk.ts';
import type { BytesOf } from './variant.ts';

const lineLength = 76;

/** Documents in base64 (RFC 2045 §6.8), each read and encoded once. */
export function encodedDocuments({ rawMail }: Pick<Desk, 'rawMail'>): BytesOf {
  const known = new Map<string, Promise<Buffer>>();
  return ({ sha256 }) => {
    const made = known.get(sha256) ?? rawMail.get(sha256).then(encoded);
    known.set(sha256, made);
    return made;
  };
}

function encoded(bytes: Buffer): Buffer {
  const lines = bytes.toString('base64').match(new RegExp(`.{1,${lineLength}}`, 'g')) ?? [];
  return Buffer.from(lines.join('\r\n'), 'latin1');
}
