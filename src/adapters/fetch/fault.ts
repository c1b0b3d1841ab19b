/** Why a document could not be had this time, for a clerk. */
import type { LinkFault } from '../../domain/link-fault.ts';
import { TooSlow } from './get.ts';
import { UnknownCoding } from './read-body.ts';

const certificate = /CERT|SIGNATURE|ALTNAME|ISSUER/;

/** @param error as the lookup, the connection, TLS, HTTP or unpacking threw it */
export function faultOf(error: unknown, host: string): LinkFault {
  const { code = '' } = error as NodeJS.ErrnoException;
  if (error instanceof TooSlow) return { kind: 'slow', host };
  if (error instanceof UnknownCoding) return { kind: 'packed-unknown', host };
  if (certificate.test(code)) return { kind: 'unproven', host, code };
  if (code === 'HPE_HEADER_OVERFLOW') return { kind: 'headers-endless', host };
  if (code.startsWith('HPE_')) return { kind: 'no-http', host, code };
  if (code.startsWith('Z_') || code.startsWith('ERR_BROTLI') || code === 'ERR__ERROR_FORMAT')
    return { kind: 'not-unpacked', host, code };
  return code ? { kind: 'unreachable-for', host, code } : { kind: 'unreachable', host };
}
