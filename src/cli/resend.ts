import { type ResendWish, resend } from '../service/resend.ts';
import { askDesk } from './ask-desk.ts';
import { sayNotFound } from './notice-errors.ts';

const refusals = {
  superseded: 'The mailing was replaced by a correction, so it is not sent any more.',
  paused: 'The distribution is paused: `desk resume` first.',
  trial: 'It went out in trial mode, to the clerk of the group only, so nobody is missing.',
  faulty:
    'Some of the notices are not fit to be sent, so none was. A letter to the administrator says which and why.',
} as const;

const leftOut = {
  left: 'left parliament',
  undeliverable: 'with an address that does not work: import the corrected list of members',
  stopped: 'who want no notices',
  paused: 'who have paused the notices',
  'not-following': 'who follow other countries',
  uncertain: 'where it is uncertain: add --uncertain to send it to them too',
  'not-meant': 'who are no longer among those it is for',
} as const;

/** `desk resend NOTICE`: sends it to those who are still without it; exit code 1 where it may not be sent. */
export async function resendNotice(
  printed: string,
  options: { uncertain?: boolean; dryRun?: boolean },
): Promise<void> {
  const wish: ResendWish = {
    uncertain: options.uncertain ?? false,
    dryRun: options.dryRun ?? false,
  };
  const answer = await askDesk(
    `/notice/${encodeURIComponent(printed)}/resend`,
    (desk) => resend(desk, printed, wish),
    new TextEncoder().encode(JSON.stringify(wish)),
  );
  if ('error' in answer) return sayNotFound(answer.error, printed);
  if (!answer.ok) {
    process.stderr.write(`${refusals[answer.refused]}\n`);
    process.exitCode = 1;
    return;
  }
  const n = answer.again + answer.fresh;
  const done = wish.dryRun ? 'Would be sent' : 'Queued';
  const lines = [
    n
      ? `${done}: ${n} (${answer.again} once more, ${answer.fresh} to members who had none)`
      : 'There is nobody whom it could be sent to now.',
    ...answer.leftOut.map(({ reason, count }) => `Left out: ${count} ${leftOut[reason]}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
