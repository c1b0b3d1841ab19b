/** Orders about a report, as the forms of its pages give them. */
import { z } from 'zod';
import { actionKinds, visibilities } from '../../../domain/action.ts';
import { caseCode, collectiveCode } from '../../../domain/case-code.ts';
import { isCountry } from '../../../domain/country.ts';
import { type Day, isDay } from '../../../domain/day.ts';
import type { ReportOrder } from '../../../reports/orders/report-order.ts';

export type Fields = Readonly<Record<string, string>>;

/** Words: `console-reports.fault-<fault>`. */
const faults = ['form', 'none', 'day', 'cases', 'actor', 'text'] as const;
export type Fault = (typeof faults)[number];

export type Said =
  | { readonly ok: true; readonly order: ReportOrder }
  | { readonly ok: false; readonly fault: Fault };

/** What of an action can be corrected. */
export const correctable = ['date', 'kind', 'cases', 'text', 'visibility'] as const;
export type Correctable = (typeof correctable)[number];

interface Known {
  readonly today: Day;
  /** Codes of our committees. */
  readonly committees: readonly string[];
}

const wrong = (fault: Fault): Said => ({ ok: false, fault });
const given = (order: ReportOrder): Said => ({ ok: true, order });
const seenIn = (fields: Fields): Date | null => {
  const seen = z.iso.datetime().safeParse(fields.seen);
  return seen.success ? new Date(seen.data) : null;
};

export function approval(fields: Fields): Said {
  const seen = seenIn(fields);
  return seen ? given({ verb: 'approve', seen }) : wrong('form');
}

export const rejection = ({ reason = '' }: Fields): Said =>
  reason.trim() ? given({ verb: 'reject', reason: reason.trim().slice(0, 2000) }) : wrong('text');

export const introduction = ({ text = '' }: Fields): Said =>
  given({ verb: 'introduce', text: text.replaceAll('\r\n', '\n').trim().slice(0, 20_000) || null });

/** Several ticks stand in lines. */
export function omission(fields: Fields): Said {
  const seen = seenIn(fields);
  const numbers = z
    .array(z.coerce.number().int().min(1).max(9999))
    .safeParse((fields.numbers ?? '').split('\n').filter(Boolean));
  if (!seen || !numbers.success) return wrong('form');
  if (!numbers.data.length) return wrong('none');
  return given({ verb: 'omit', numbers: numbers.data, internal: fields.internal === 'on', seen });
}

export function addition(fields: Fields, { today, committees }: Known): Said {
  const action = z.enum(actionKinds).safeParse(fields.action);
  const visibility = z.enum(visibilities).safeParse(fields.visibility);
  if (!action.success || !visibility.success) return wrong('form');
  const date = fields.date ? pastDay(fields.date, today) : today;
  if (!date) return wrong('day');
  const cases = casesIn(fields.cases ?? '');
  const { country = '' } = fields;
  if (!cases || (country && !isCountry(country))) return wrong('cases');
  const actor = actorIn(fields.actor ?? '', committees);
  if (!actor) return wrong('actor');
  const note = (fields.note ?? '').trim().slice(0, 5000) || null;
  const countries = country ? [country] : [];
  return given({
    verb: 'add',
    did: { action: action.data, cases, countries, date, visibility: visibility.data, note },
    actor,
  });
}

function actorIn(text: string, committees: readonly string[]) {
  const kind = z.enum(['parliament', 'presidency', 'group']).safeParse(text);
  if (kind.success) return { kind: kind.data };
  const code = committees.find((each) => text === `committee:${each}`);
  return code ? { kind: 'committee' as const, code } : null;
}

export function correction(fields: Fields, number: number, today: Day): Said {
  const seen = seenIn(fields);
  const field = z.enum(correctable).safeParse(fields.field);
  const value = (fields.value ?? '').trim().slice(0, 5000);
  if (!seen || !field.success) return wrong('form');
  if (field.data === 'date' && !pastDay(value, today)) return wrong('day');
  if (field.data === 'cases' && !casesIn(value)?.length) return wrong('cases');
  if (field.data === 'kind' && !z.enum(actionKinds).safeParse(value).success) return wrong('form');
  if (field.data === 'visibility' && !z.enum(visibilities).safeParse(value).success)
    return wrong('form');
  return given({ verb: 'correct', number, field: field.data, value, seen });
}

export function withdrawal(fields: Fields, number: number): Said {
  const seen = seenIn(fields);
  const reason = (fields.reason ?? '').trim().slice(0, 2000);
  if (!seen) return wrong('form');
  return reason ? given({ verb: 'withdraw', number, reason, seen }) : wrong('text');
}

const pastDay = (text: string, today: Day): Day | null =>
  isDay(text) && text <= today ? text : null;

/** @returns null: something in it is no code of a case */
function casesIn(text: string): string[] | null {
  const words = text.split(/[\s,;،؛]+/).filter(Boolean);
  const codes = words.flatMap((word) => (collectiveCode(word) ?? caseCode(word))?.code ?? []);
  return codes.length === words.length ? [...new Set(codes)] : null;
}
