import { eq } from 'drizzle-orm';
import type { Transaction } from '../../database/database.ts';
import { actionCases, actions } from '../../database/tables.ts';
import { type Visibility, visibilities } from '../../domain/action.ts';
import { kindAtStart, visibilityNamed } from '../../domain/action-words.ts';
import { caseCode, collectiveCode } from '../../domain/case-code.ts';
import type { Day } from '../../domain/day.ts';
import { pastDates } from '../../domain/spoken-date.ts';
import { countriesOfCases } from '../../post/record-action-row.ts';

/** What of an action a clerk can put right. */
const fields = ['date', 'kind', 'cases', 'text', 'visibility'] as const;
type Field = (typeof fields)[number];

/**
 * Puts one field of an action right.
 * @param today a day without a year is the last such day before it
 * @returns whether anything has changed by it; null: there is no such field, or it cannot hold that
 */
export async function correctAction(
  tx: Transaction,
  action: string,
  { field, value }: { readonly field: string; readonly value: string },
  today: Day,
): Promise<boolean | null> {
  const known = fields.find((each) => each === field);
  const [row] = await tx.select().from(actions).where(eq(actions.id, action)).for('update');
  if (!known || !row) return null;
  if (known === 'cases') return correctCases(tx, row, value);
  const set = corrected(known, value, today);
  if (!set) return null;
  const [name, to] = Object.entries(set)[0] ?? [];
  if (row[name as keyof typeof row] === to) return false;
  await tx.update(actions).set(set).where(eq(actions.id, action));
  return true;
}

function corrected(field: Exclude<Field, 'cases'>, value: string, today: Day) {
  switch (field) {
    case 'date': {
      const day = pastDates(value, today)[0]?.day;
      return day ? { doneOn: day } : null;
    }
    case 'kind': {
      const named = kindAtStart(value);
      return named?.rest === '' ? { kind: named.kind } : null;
    }
    case 'text':
      return { what: value.trim() };
    case 'visibility': {
      const named = visibilityOf(value);
      return named ? { visibility: named } : null;
    }
  }
}

const visibilityOf = (value: string): Visibility | null =>
  visibilities.find((each) => each === value.trim().toLowerCase()) ?? visibilityNamed(value);

/** The countries go with the cases; those named beside them stay. */
async function correctCases(
  tx: Transaction,
  row: typeof actions.$inferSelect,
  value: string,
): Promise<boolean | null> {
  const words = value.split(/[\s,;]+/).filter(Boolean);
  const codes = words.flatMap((word) => (collectiveCode(word) ?? caseCode(word))?.code ?? []);
  if (!codes.length || codes.length < words.length) return null;
  const wanted = [...new Set(codes)].sort();
  const had = (await tx.select().from(actionCases).where(eq(actionCases.action, row.id)))
    .map(({ code }) => code)
    .sort();
  if (had.join() === wanted.join()) return false;
  const ofOldCases = countriesOfCases(had);
  const beside = row.countries.filter((country) => !ofOldCases.includes(country));
  await tx.delete(actionCases).where(eq(actionCases.action, row.id));
  await tx.insert(actionCases).values(wanted.map((code) => ({ action: row.id, code })));
  await tx
    .update(actions)
    .set({ countries: [...new Set([...countriesOfCases(wanted), ...beside])] })
    .where(eq(actions.id, row.id));
  return true;
}
