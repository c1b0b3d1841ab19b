/** What an entry of the audit is about: what it is called, and where its page is. */
import { eq, inArray } from 'drizzle-orm';
import { alias, type PgColumn } from 'drizzle-orm/pg-core';
import {
  apiTokens,
  deliveries,
  documents,
  followUps,
  mailings,
  members,
  notices,
  reports,
} from '../../../database/tables.ts';
import type { Desk } from '../../../desk.ts';

export interface Thing {
  /** Null: its kind says it. */
  readonly label: string | null;
  /** Of its page; null: it has none. */
  readonly path: string | null;
}

interface Row {
  readonly thing: string;
  readonly thingId: string;
}
type Labelled = readonly (readonly [id: string, thing: Thing])[];

/** A query for each kind on the page, whatever the number of entries. */
export async function labelsOf(
  { db }: Pick<Desk, 'db'>,
  rows: readonly Row[],
): Promise<(kind: string, id: string) => Thing | null> {
  const idsOf = (kind: string) => [
    ...new Set(rows.flatMap((row) => (row.thing === kind ? [row.thingId] : []))),
  ];
  const told = alias(mailings, 'told');
  const among = (column: PgColumn, kind: string) => inArray(column, idsOf(kind));
  const finders: Record<string, () => Promise<Labelled>> = {
    mailing: async () =>
      (
        await db
          .select({ id: mailings.id, subject: mailings.subject })
          .from(mailings)
          .where(among(mailings.id, 'mailing'))
      ).map(({ id, subject }) => [id, { label: subject, path: `/console/mailings/${id}` }]),
    document: async () =>
      (
        await db
          .select({ id: documents.id, mailing: documents.mailing, filename: documents.filename })
          .from(documents)
          .where(among(documents.id, 'document'))
      ).map(({ id, mailing, filename }) => [
        id,
        { label: filename, path: `/console/mailings/${mailing}` },
      ]),
    notice: async () =>
      (
        await db
          .select({ id: notices.id, subject: told.subject })
          .from(notices)
          .innerJoin(told, eq(told.id, notices.mailing))
          .where(among(notices.id, 'notice'))
      ).map(({ id, subject }) => [id, { label: subject, path: `/console/deliveries/${id}` }]),
    delivery: async () =>
      (
        await db
          .select({ id: deliveries.id, notice: deliveries.notice, name: members.name })
          .from(deliveries)
          .innerJoin(members, eq(members.id, deliveries.member))
          .where(among(deliveries.id, 'delivery'))
      ).map(({ id, notice, name }) => [id, { label: name, path: `/console/deliveries/${notice}` }]),
    'follow-up': async () =>
      (
        await db
          .select({ id: followUps.id, committee: followUps.committee, subject: told.subject })
          .from(followUps)
          .innerJoin(told, eq(told.id, followUps.mailing))
          .where(among(followUps.id, 'follow-up'))
      ).map(({ id, committee, subject }) => [
        id,
        { label: `${committee}: ${subject}`, path: `/console/follow-up/${id}` },
      ]),
    report: async () =>
      (
        await db
          .select({ id: reports.id, number: reports.number })
          .from(reports)
          .where(among(reports.id, 'report'))
      ).map(({ id, number }) => [id, { label: `${number}`, path: `/console/reports/${number}` }]),
    member: async () =>
      (
        await db
          .select({ id: members.id, name: members.name })
          .from(members)
          .where(among(members.id, 'member'))
      ).map(({ id, name }) => [id, { label: name, path: `/console/members/${id}` }]),
    members: async () =>
      idsOf('members').map((id) => [id, { label: null, path: '/console/members' }]),
    token: async () =>
      (
        await db
          .select({ id: apiTokens.id, name: apiTokens.name })
          .from(apiTokens)
          .where(among(apiTokens.id, 'token'))
      ).map(({ id, name }) => [id, { label: name, path: null }]),
  };
  const found = new Map<string, Thing>();
  for (const [kind, find] of Object.entries(finders))
    if (idsOf(kind).length)
      for (const [id, thing] of await find()) found.set(`${kind} ${id}`, thing);
  return (kind, id) => found.get(`${kind} ${id}`) ?? null;
}
