import type { LeftOut, LeftOutCount, ResendRefused } from '../domain/left-out.ts';
import { answered, withApi } from './ask-api.ts';
import { lookUpNotice } from './look-up.ts';

interface Resent {
  readonly again: number;
  readonly fresh: number;
  readonly leftOut: readonly LeftOutCount[];
}

const refusals: Readonly<Record<ResendRefused, string>> = {
  superseded: 'The mailing was replaced by a correction, so it is not sent any more.',
  paused: 'The distribution is paused: `desk resume` first.',
  trial: 'It went out in trial mode, to the clerk of the group only, so nobody is missing.',
  faulty:
    'Some of the notices are not fit to be sent, so none was. A letter to the administrator says which and why.',
};

const leftOut: Readonly<Record<LeftOut, string>> = {
  left: 'left parliament',
  undeliverable: 'with an address that does not work: import the corrected list of members',
  stopped: 'who want no notices',
  paused: 'who have paused the notices',
  'not-following': 'who follow other countries',
  uncertain: 'where it is uncertain: add --uncertain to send it to them too',
  'not-meant': 'who are no longer among those it is for',
};

/** `desk resend NOTICE`: sends it to those who are still without it; exit code 1 where it may not be sent. */
export async function resendNotice(
  printed: string,
  options: { uncertain?: boolean; dryRun?: boolean },
): Promise<void> {
  const wish = { uncertain: options.uncertain ?? false, dryRun: options.dryRun ?? false };
  await withApi(async (ask) => {
    const found = await lookUpNotice(ask, printed);
    if (!found) return;
    const answer = await ask<Resent>({ path: `/notices/${found.notice}/send`, order: wish });
    const refusal = !answer.ok && refusals[answer.trouble.detail as ResendRefused];
    if (refusal) {
      process.stderr.write(`${refusal}\n`);
      process.exitCode = 1;
    } else process.stdout.write(inWords(answered(answer), wish.dryRun));
  });
}

function inWords({ again, fresh, leftOut: left }: Resent, dryRun: boolean): string {
  const n = again + fresh;
  const lines = [
    n
      ? `${dryRun ? 'Would be sent' : 'Queued'}: ${n} (${again} once more, ${fresh} to members who had none)`
      : 'There is nobody whom it could be sent to now.',
    ...left.map(({ reason, count }) => `Left out: ${count} ${leftOut[reason]}`),
  ];
  return `${lines.join('\n')}\n`;
}
