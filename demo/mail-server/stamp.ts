/** What a receiving mail server writes above a mail, and what it strikes out (RFC 8601 §5). */
import { baseAddress } from './box.ts';

export interface Arrival {
  readonly domain: string;
  readonly envelopeFrom: string;
  readonly recipient: string;
  /** Who proved by SMTP AUTH to be the sender; null for a stranger. */
  readonly authenticatedAs: string | null;
  readonly at: Date;
  readonly id: string;
}

export const mailDate = (date: Date): string => date.toUTCString().replace('GMT', '+0000');

/** Header fields with their folded lines, and the rest from the empty line on. */
function taken(raw: Buffer): { fields: string[]; rest: Buffer } {
  const border = raw.indexOf('\r\n\r\n');
  const header = (border < 0 ? raw : raw.subarray(0, border + 2)).toString('latin1');
  const fields = header.match(/^.*\r?\n(?:[ \t].*\r?\n)*/gm) ?? [];
  return { fields, rest: border < 0 ? Buffer.from('\r\n') : raw.subarray(border + 2) };
}

export function headerOf(raw: Buffer, name: string): string | null {
  const field = taken(raw).fields.find((f) => f.toLowerCase().startsWith(`${name.toLowerCase()}:`));
  return field
    ? field
        .slice(name.length + 1)
        .replace(/\r?\n[ \t]/g, ' ')
        .trim()
    : null;
}

const addressIn = (field: string | null): string =>
  (/<([^<>]+)>\s*$/.exec(field ?? '')?.[1] ?? field ?? '').trim().toLowerCase();

function authenticationResults(arrival: Arrival, from: string): string {
  const fromDomain = from.split('@')[1] ?? '';
  const proven =
    arrival.authenticatedAs !== null && baseAddress(from) === baseAddress(arrival.authenticatedAs);
  const claimsOurs = arrival.authenticatedAs !== null || fromDomain === arrival.domain;
  const [spf, dkim, dmarc] = proven
    ? ['pass', `pass header.d=${fromDomain} header.s=sel1`, 'pass (p=quarantine)']
    : ['none', 'none', claimsOurs ? 'fail (p=quarantine)' : 'none'];
  return [
    `Authentication-Results: mx.${arrival.domain};`,
    ` spf=${spf} smtp.mailfrom=${arrival.envelopeFrom.split('@')[1] ?? ''};`,
    ` dkim=${dkim};`,
    ` dmarc=${dmarc} header.from=${fromDomain}`,
    '',
  ].join('\r\n');
}

/** The mail as it lies in the mailbox. */
export function stamp(raw: Buffer, arrival: Arrival): Buffer {
  const { fields, rest } = taken(raw);
  const ours = `mx.${arrival.domain}`;
  const isOurs = (field: string) =>
    /^authentication-results:\s*([^\s;/]+)/i.exec(field)?.[1]?.toLowerCase() === ours;
  const kept = fields.filter((field) => !isOurs(field) && !/^return-path:/i.test(field));
  const above = [
    `Return-Path: <${arrival.envelopeFrom}>\r\n`,
    `Received: from client.${arrival.domain} by mx.${arrival.domain} with ESMTPS${arrival.authenticatedAs ? 'A' : ''}\r\n`,
    ` id ${arrival.id} for <${arrival.recipient}>; ${mailDate(arrival.at)}\r\n`,
    authenticationResults(arrival, addressIn(headerOf(raw, 'From'))),
  ].join('');
  return Buffer.concat([Buffer.from(above), Buffer.from(kept.join(''), 'latin1'), rest]);
}
