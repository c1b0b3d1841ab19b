/** Why a document could not be had this time, in words for a clerk. */
import { TooSlow } from './get.ts';
import { UnknownCoding } from './read-body.ts';

const certificate = /CERT|SIGNATURE|ALTNAME|ISSUER/;

/** @param error as the lookup, the connection, TLS, HTTP or unpacking threw it */
export function faultOf(error: unknown, host: string): string {
  const { code = '' } = error as NodeJS.ErrnoException;
  if (error instanceof TooSlow) return `${host} was too slow.`;
  if (error instanceof UnknownCoding) return `${host} packed the file in an unknown way.`;
  if (certificate.test(code)) return `${host} could not prove that it is ${host} (${code}).`;
  if (code === 'HPE_HEADER_OVERFLOW') return `${host} answered with endless header fields.`;
  if (code.startsWith('HPE_')) return `${host} does not speak HTTP (${code}).`;
  if (code.startsWith('Z_') || code.startsWith('ERR_BROTLI') || code === 'ERR__ERROR_FORMAT')
    return `What ${host} sent could not be unpacked (${code}).`;
  return `${host} could not be reached, or the connection was lost${code ? ` (${code})` : ''}.`;
}
