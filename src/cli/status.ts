import type { Status } from '../condition/status.ts';
import { stepInWords } from '../keeping/progress.ts';
import { answered, askApi } from './ask-api.ts';
import { showNotice } from './notice-status.ts';

/** With what was asked of the process that answers. */
interface StatusAnswer extends Status {
  readonly longWork: readonly {
    readonly name: string;
    readonly since: string;
    readonly doing: string | null;
    readonly done: number;
    readonly of: number | null;
  }[];
}

/** `desk status`: from the database, or from the service that holds the embedded one. */
export async function status(
  notice: string | undefined,
  options: { json?: boolean; csv?: boolean; bom?: boolean },
): Promise<void> {
  if (notice) return showNotice(notice, options);
  const { json } = options;
  const found = answered(await askApi<StatusAnswer>({ path: '/status' }));
  process.stdout.write(json ? `${JSON.stringify(found)}\n` : inWords(found));
}

const listed = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([state, n]) => `${n} ${state}`)
    .join(', ') || 'none';

function inWords(s: StatusAnswer): string {
  const lines = [
    `As of ${s.at}`,
    ...(s.standsStillSince
      ? [
          `Nothing is sent since a backup was restored (${s.standsStillSince}): \`desk release\` says how it goes on.`,
        ]
      : []),
    '',
    ...s.mailboxes.map((m) => `Mailbox     ${m.name}: last read ${m.lastPoll}`),
    `Messages    ${listed(s.messages)}`,
    `Letters     ${listed(s.letters)}`,
    `Follow-ups  ${s.followUps.open} open (${s.followUps.overdue} overdue), ${s.followUps.done} done, ${s.followUps.waived} waived`,
    `Queues      ${listed(s.queues)}`,
    ...s.longWork.map(
      ({ name, since, doing, done, of }) =>
        `At work     ${name} since ${since}${doing === null ? '' : `, ${stepInWords({ doing, done, of })}`}`,
    ),
    '',
    s.mailings.length ? 'Mailings' : 'No mailings yet',
    ...s.mailings.map(
      (m) =>
        `  ${m.id.slice(0, 8)}  ${m.received.slice(0, 10)}  ${m.state.padEnd(12)} ${m.subject.slice(0, 60)}  (notices: ${listed(m.deliveries)})`,
    ),
    ...(s.reports.length ? ['', 'Reports'] : []),
    ...s.reports.map((r) => `  No. ${r.number}  ${r.state.padEnd(12)} ${r.from} to ${r.until}`),
  ];
  return `${lines.join('\n')}\n`;
}
