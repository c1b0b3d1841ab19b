import type { Transaction } from '../../database/database.ts';
import { reportActions } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import { dayIn } from '../../domain/working-days.ts';
import { type EvidenceFile, insertAction } from '../../post/record-action-row.ts';
import type { ReportRow } from '../rows.ts';
import type { OrderOf } from './report-order.ts';
import { carriedOut, type Hand, type Ruling, refused } from './ruling.ts';

/** What the clerk knows and nobody reported: recorded, and told in the draft where there is one. */
export async function add(
  tx: Transaction,
  { config }: Desk,
  report: ReportRow,
  { did, actor }: OrderOf<'add'>,
  { by, at, message, order }: Hand,
  files: readonly EvidenceFile[],
): Promise<Ruling> {
  const visibility = did.visibility ?? 'ipu-only';
  const committee = config.committees.find(({ code }) => code === actor.code);
  const id = await insertAction(tx, {
    once: `report:${order}`,
    kind: did.action,
    doneOn: did.date ?? dayIn(config.calendar, at),
    actor: actor.kind,
    who: committee?.name ?? config.chamber.name,
    committee: committee?.code ?? null,
    what: did.note,
    cases: did.cases,
    countries: did.countries,
    visibility,
    evidence: message,
    files,
    recordedAt: at,
    by,
    message,
  });
  if (!id) return refused('added before', { kind: 'same' });
  if (report.state !== 'draft')
    return carriedOut('add', { answer: { kind: 'added-for-next' }, details: { action: id } });
  if (visibility !== 'internal')
    await tx.insert(reportActions).values({ report: report.id, action: id });
  return carriedOut('add', { change: { kind: 'added' }, details: { action: id } });
}
