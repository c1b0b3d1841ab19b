/** Header fields out of raw bytes (RFC 5322 §2.2), and the addresses and ids in them (§3.4, §3.6.4). */
import { parseAddressHeader } from 'mailparser';
import { storable } from '../domain/storable.ts';
import type { HeaderLine, MailAddress } from './mail.ts';

/** More than the longest header that a mail system lets through; the rest is not looked at. */
const headerLimit = 1024 * 1024;

export function headerLinesOf(raw: Buffer): HeaderLine[] {
  const top = raw.subarray(0, headerLimit);
  const border = /\r?\n\r?\n/.exec(top.toString('latin1'))?.index ?? top.length;
  const text = storable(top.subarray(0, border).toString('utf8'));
  // A folded field goes on with white space (§2.2.3); it counts as one blank.
  const lines = text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  return lines.flatMap((line) => {
    const [, name, value] = /^([!-9;-~]+)[ \t]*:(.*)$/.exec(line) ?? [];
    return name === undefined ? [] : [{ name: name.toLowerCase(), value: (value ?? '').trim() }];
  });
}

/** A field, the next line of one (§2.2.3), or the line that mailbox files put above. */
const wellFormed = /^(?:[!-9;-~]+[ \t]*:|[ \t]|From |$)/;

/** How long the header is; a bare line feed ends a line too. `malformed`: some line belongs to no field. */
export function headerExtent(raw: Buffer): { bytes: number; lines: number; malformed: boolean } {
  const top = raw.subarray(0, headerLimit).toString('latin1');
  const border = /\r?\n\r?\n/.exec(top)?.index ?? top.length;
  const lines = top.slice(0, border).split(/\r?\n/);
  return {
    bytes: border,
    lines: lines.length,
    malformed: lines.some((line) => !wellFormed.test(line)),
  };
}

export const valuesOf = (headers: readonly HeaderLine[], name: string): string[] =>
  headers.filter((line) => line.name === name).map((line) => line.value);

/** Some thousand addresses; a longer field would hold up the service. */
const longestField = 100_000;

/** `"a b"@host` and `a(comment)@host` are read differently by different programs. */
const plainAddress = /^[^\s"()<>,:;@\\]+@[^\s"()<>,:;@\\]+$/;

export function addressesIn(values: readonly string[]): MailAddress[] {
  return values.flatMap((value) => {
    const parsed = parseAddressHeader(value.slice(0, longestField), {
      flatten: true,
      decodePunycode: false,
    });
    return parsed.value.flatMap(({ name, address }) =>
      address && plainAddress.test(address)
        ? [{ name: storable(name), address: storable(address.toLowerCase()) }]
        : [],
    );
  });
}

/** Ids with their angle brackets; what else stands in the field is left out. */
export const idsIn = (values: readonly string[]): string[] =>
  values.flatMap((value) => value.match(/<[^<>\s]+>/g) ?? []).slice(0, 100);
