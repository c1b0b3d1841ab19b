import { readConfig, readEnvironment } from '../config.ts';
import { DataDirectoryHeld, type Holder } from '../database/data-lock.ts';
import { openDesk } from '../open.ts';
import { type Status, statusOf } from '../service/status.ts';

/** `desk status`: from the database, or from the service that holds the embedded one. */
export async function status({ json }: { json?: boolean }): Promise<void> {
  const found = await findStatus();
  process.stdout.write(json ? `${JSON.stringify(found)}\n` : inWords(found));
}

async function findStatus(): Promise<Status> {
  const config = readConfig(readEnvironment({ ...process.env, LOG_LEVEL: 'warn' }));
  for (let tries = 0; ; tries += 1) {
    try {
      const desk = await openDesk(config);
      try {
        return await statusOf(desk);
      } finally {
        await desk.close();
      }
    } catch (error) {
      if (!(error instanceof DataDirectoryHeld)) throw error;
      const answer = error.holder?.port ? await askHolder(error.holder).catch(() => null) : null;
      if (answer) return answer;
      // A service that is just starting announces its port when it is up.
      if (tries >= 20) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}

async function askHolder({ port, key }: Holder): Promise<Status> {
  const answer = await fetch(`http://127.0.0.1:${port}/status`, {
    headers: { authorization: `Bearer ${key}` },
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok) throw new Error(`The running service answered ${answer.status}`);
  return (await answer.json()) as Status;
}

const listed = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([state, n]) => `${n} ${state}`)
    .join(', ') || 'none';

function inWords(s: Status): string {
  const lines = [
    `As of ${s.at}`,
    '',
    ...s.mailboxes.map((m) => `Mailbox     ${m.name}: last read ${m.lastPoll}`),
    `Messages    ${listed(s.messages)}`,
    `Letters     ${listed(s.letters)}`,
    `Follow-ups  ${s.followUps.open} open (${s.followUps.overdue} overdue), ${s.followUps.done} done, ${s.followUps.waived} waived`,
    `Queues      ${listed(s.queues)}`,
    '',
    s.mailings.length ? 'Mailings' : 'No mailings yet',
    ...s.mailings.map(
      (m) =>
        `  ${m.received.slice(0, 10)}  ${m.state.padEnd(12)} ${m.subject.slice(0, 60)}  (notices: ${listed(m.deliveries)})`,
    ),
    ...(s.reports.length ? ['', 'Reports'] : []),
    ...s.reports.map((r) => `  No. ${r.number}  ${r.state.padEnd(12)} ${r.from} to ${r.until}`),
  ];
  return `${lines.join('\n')}\n`;
}
