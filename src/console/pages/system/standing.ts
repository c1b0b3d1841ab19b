/** How the machinery stands now. */
import { asc } from 'drizzle-orm';
import { type AlertRow, openAlerts } from '../../../alerts/open-alerts.ts';
import { isLate } from '../../../condition/health.ts';
import {
  givenUp,
  type Machinery,
  machineryOf,
  type Unfetched,
} from '../../../condition/machinery.ts';
import { type Counted, countsOf, waitingIn } from '../../../condition/status.ts';
import { mailboxes } from '../../../database/tables.ts';
import type { Desk } from '../../../desk.ts';
import type { Finding } from '../../../domain/finding.ts';
import type { QueueName } from '../../../jobs.ts';

/** What the doctor said last, in this process. */
export interface Examined {
  readonly at: Date;
  readonly findings: readonly Finding[];
}

export interface Standing {
  readonly alerts: readonly AlertRow[];
  readonly machinery: Machinery;
  readonly queues: Readonly<Record<QueueName, number>>;
  readonly mailboxes: readonly {
    readonly name: string;
    readonly polledAt: Date;
    readonly late: boolean;
  }[];
  readonly counts: Readonly<Record<Counted, Readonly<Record<string, number>>>>;
  readonly unfetched: readonly Unfetched[];
}

export async function standingOf(desk: Desk): Promise<Standing> {
  const boxes = await desk.db.select().from(mailboxes).orderBy(asc(mailboxes.name));
  return {
    alerts: await openAlerts(desk.db),
    machinery: await machineryOf(desk),
    queues: await waitingIn(desk),
    mailboxes: boxes.map(({ name, polledAt }) => ({
      name,
      polledAt,
      late: isLate(desk, polledAt),
    })),
    counts: await countsOf(desk.db),
    unfetched: await givenUp(desk),
  };
}
