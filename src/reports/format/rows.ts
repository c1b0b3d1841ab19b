import type { ReportAction, ReportCase, ReportContent } from '../../domain/report-content.ts';

/** What a row of the table tells. */
export const rowTypes = ['action', 'planned', 'open', 'correction', 'withdrawal'] as const;

type Told = Pick<ReportAction, 'countries' | 'cases'> &
  Partial<Pick<ReportAction, 'id' | 'kind' | 'actor' | 'what' | 'visibility' | 'evidence'>>;

/** One thing that a report tells, whatever it is. */
export interface ReportRow extends Told {
  readonly report: ReportContent;
  readonly type: (typeof rowTypes)[number];
  /** When it was done, is planned, or is due. */
  readonly date: string | null;
  readonly subject?: string;
  readonly overdue?: boolean;
  readonly corrects?: number;
  readonly reason?: string | null;
}

/** What a report tells, in the order in which it does. */
export function reportRows(report: ReportContent): ReportRow[] {
  return [
    ...report.actions.map((action) => ({
      report,
      type: 'action' as const,
      ...action,
      date: action.doneOn,
    })),
    ...report.planned.map((plan) => ({
      report,
      type: 'planned' as const,
      ...plan,
      date: plan.plannedFor,
    })),
    ...report.open.map(({ committee, subject, cases, deadline, overdue }) => ({
      report,
      type: 'open' as const,
      date: deadline,
      actor: { kind: 'committee' as const, name: committee.name },
      countries: countriesOf(cases),
      cases,
      subject,
      overdue,
    })),
    ...report.corrections.map(({ report: corrects, before, after, reason }) => ({
      report,
      type: after ? ('correction' as const) : ('withdrawal' as const),
      ...(after ?? before),
      date: (after ?? before).doneOn,
      corrects,
      reason,
    })),
  ];
}

const countriesOf = (cases: readonly ReportCase[]): string[] => [
  ...new Set(cases.map(({ code }) => code.slice(0, 3))),
];
