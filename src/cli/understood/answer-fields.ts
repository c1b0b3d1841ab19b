/** What a person's answer says: a reply with what it may mean, or an order. */
import countries from 'i18n-iso-countries/index.js';
import { caseCode } from '../../domain/case-code.ts';
import type { Country } from '../../domain/country.ts';
import type { Day } from '../../domain/day.ts';
import { type SplitReply, splitReply } from '../../incoming/quotation/quoted-text.ts';
import { parseCommand } from '../../replies/command.ts';
import { casesIn, countriesIn, type KnownCase } from '../../replies/places.ts';
import { suggestActions } from '../../replies/suggest.ts';
import type { UnderstoodMail } from './understand.ts';

const everyCountry: readonly Country[] = Object.keys(countries.getAlpha3Codes());

/** `PHL-08 Leila de Lima`, as our own mails print the cases that they are about. */
const printedCase =
  /(?<![\p{L}\p{N}])(?<code>\p{Lu}{3}-\d{2,3})(?!\p{N})[ \t–—-]+(?<name>\p{Lu}[\p{L}\p{M}'’.-]*(?:[ \t]+(?:\p{Lu}[\p{L}\p{M}'’.-]*|de|da|dos|van|von|bin|al|el|la)){0,5})/gu;

/** Without a database only the mail that is answered tells which cases a reply may mean. */
function casesOfQuotation(rest: string): KnownCase[] {
  return [...rest.slice(0, 50_000).matchAll(printedCase)].flatMap(({ groups }) => {
    const code = caseCode(groups?.code ?? '');
    return code ? [{ code: code.code, names: [groups?.name ?? ''], country: code.country }] : [];
  });
}

const inReplyTo = ({ recognised, mail }: UnderstoodMail): string | null =>
  ('inReplyTo' in recognised.found ? recognised.found.inReplyTo : null) ??
  mail.inReplyTo[0] ??
  mail.references.at(-1) ??
  null;

function textFields({ text, signature, cutBy }: SplitReply) {
  return {
    text,
    ...(signature ? { textWithSignature: [text, signature].filter(Boolean).join('\n\n') } : {}),
    cutBy,
  };
}

/** @param home the country of our own parliament, which a reply names without meaning its cases */
export function replyFields(one: UnderstoodMail, home: Country | null) {
  const split = splitReply(one.mail.text, one.mail.html);
  const known = casesOfQuotation(split.rest);
  const writtenOn = (one.mail.date ?? new Date(0)).toISOString().slice(0, 10) as Day;
  const suggested = suggestActions(split.text, { cases: known, writtenOn });
  const done = suggested.filter(({ planned }) => !planned);
  const planned = suggested.filter((each) => each.planned);
  const cases = casesIn(split.text, known);
  const covered = new Set(cases.map(({ country }) => country));
  const others = everyCountry.filter((country) => country !== home && !covered.has(country));
  const named = countriesIn(split.text, others);
  return {
    reply: {
      inReplyTo: inReplyTo(one),
      from: one.verdict.sender,
      ...textFields(split),
      actions: done.map(({ kind }) => kind),
      ...(planned.length ? { planned: planned.map(({ kind }) => kind) } : {}),
      cases: cases.map(({ code }) => code),
      ...(named.length ? { countries: named } : {}),
      words: suggested.map(({ words }) => words),
    },
  };
}

/** The order with its code, and the mail that it stands in as a reply. */
export function commandFields(one: UnderstoodMail) {
  const { recognised, mail, verdict } = one;
  if (recognised.kind !== 'command') return {};
  const split = splitReply(mail.text, mail.html);
  const parsed = parseCommand(split.text);
  const { kind, ...said } = parsed ?? { kind: 'not-understood' as const };
  const note = ('note' in said ? said.note : null) ?? ('reason' in said ? said.reason : null);
  return {
    command: {
      ...said,
      verb: recognised.found.verb,
      token: 'code' in said ? said.code : null,
      line: recognised.found.line,
      note,
      from: verdict.sender,
      inReplyTo: inReplyTo(one),
    },
    reply: { inReplyTo: inReplyTo(one), ...textFields(split) },
  };
}

export const autoReplyFields = (one: UnderstoodMail) =>
  one.recognised.kind === 'auto-reply'
    ? {
        inReplyTo: inReplyTo(one),
        until: one.recognised.found.until,
        address: one.recognised.found.address,
      }
    : {};
