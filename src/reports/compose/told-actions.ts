/** Actions as reports tell them. */
import { inArray } from 'drizzle-orm';
import type { Config } from '../../config.ts';
import type { Executor } from '../../database/database.ts';
import { actionCases, actionFiles, type actions, cases } from '../../database/tables.ts';
import type { Country } from '../../domain/country.ts';
import type { QuotedText, ReportAction, ReportCase } from '../../domain/report-content.ts';
import { languageOfText } from '../../incoming/language-of-text.ts';

export type ActionRow = typeof actions.$inferSelect;

const megabyte = 1_000_000;

/** Somebody's words, with the language in which they seem to be written. */
export const quoted = (text: string): QuotedText => ({ text, language: languageOfText(text) });

/**
 * The actions of these rows, in their order. Evidence is attached as long as it fits into what is
 * configured, that of the first actions first.
 * @throws when one of them is internal: it cannot be told
 */
export async function toldActions(
  db: Executor,
  { report }: Pick<Config, 'report'>,
  rows: readonly ActionRow[],
): Promise<ReportAction[]> {
  const ids = rows.map(({ id }) => id);
  if (!ids.length) return [];
  const codes = await db.select().from(actionCases).where(inArray(actionCases.action, ids));
  const named = await namesOf(
    db,
    codes.map(({ code }) => code),
  );
  const files = await db.select().from(actionFiles).where(inArray(actionFiles.action, ids));
  let room = report.attachMegabytes * megabyte;
  const fits = (bytes: number): boolean => {
    if (bytes > room) return false;
    room -= bytes;
    return true;
  };
  return rows.map((row) => {
    if (row.visibility === 'internal') throw new Error(`Action ${row.id} is internal`);
    const theirs = codes.filter(({ action }) => action === row.id);
    return {
      id: row.id,
      kind: row.kind,
      doneOn: row.doneOn,
      actor: { kind: row.actor, name: nameToTell(row) },
      countries: [...row.countries].sort() as Country[],
      cases: inOrder(theirs.map(({ code }) => ({ code, name: named.get(code) ?? '' }))),
      what: row.what ? quoted(row.what) : null,
      visibility: row.visibility,
      evidence: files
        .filter(({ action }) => action === row.id)
        .sort((a, b) => a.filename.localeCompare(b.filename) || a.sha256.localeCompare(b.sha256))
        .map(({ filename, contentType, bytes, sha256 }) => ({
          filename,
          contentType,
          bytes,
          sha256,
          attached: fits(bytes),
        })),
    };
  });
}

/** The presidency and the group need no name beside the parliament's; a member gives theirs, or not. */
function nameToTell({ actor, who, named }: ActionRow): string | null {
  if (actor === 'presidency' || actor === 'group') return null;
  return actor === 'member' && !named ? null : who;
}

/** The names of cases by their codes. */
export async function namesOf(
  db: Executor,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (!codes.length) return new Map();
  const rows = await db
    .select({ code: cases.code, name: cases.name })
    .from(cases)
    .where(inArray(cases.code, [...new Set(codes)]));
  return new Map(rows.map(({ code, name }) => [code, name]));
}

/** By country and number, `VEN-9` before `VEN-13`. */
export const inOrder = (list: readonly ReportCase[]): ReportCase[] =>
  [...list].sort((a, b) => a.code.localeCompare(b.code, 'en', { numeric: true }));
