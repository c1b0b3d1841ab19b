import type { Released, ReleaseWish } from '../keeping/restore/release.ts';
import { answered, askApi } from './ask-api.ts';

/** `desk release`: the word of a person that ends the standstill after a restore. */
export async function releaseMails(options: {
  readonly withhold?: boolean;
  readonly send?: boolean;
  readonly evenSo?: boolean;
}): Promise<void> {
  if (Boolean(options.withhold) === Boolean(options.send)) {
    process.stderr.write(
      'Say what becomes of the mails that wait: --withhold (they may have gone out before the loss) or --send (nothing went out since the backup).\n',
    );
    process.exitCode = 2;
    return;
  }
  const order: ReleaseWish = {
    waiting: options.send ? 'send' : 'withhold',
    evenSo: options.evenSo ?? false,
  };
  const released = answered(await askApi<Released>({ path: '/release', order }));
  if (!released.ok) process.exitCode = 1;
  (released.ok ? process.stdout : process.stderr).write(inWords(released));
}

function inWords(released: Released): string {
  if (!released.ok && released.fault === 'no-standstill')
    return 'Nothing stands still: mails go out.\n';
  if (!released.ok) {
    const { unread, messages, orders, mailings } = released.unsettled;
    return [
      'Not everything that came since is done yet, so nobody can say what waits:',
      ...unread.map((name) => `  the mailbox ${name} was not read since the restore`),
      ...(messages ? [`  ${messages} messages wait to be read`] : []),
      ...(orders ? [`  ${orders} orders wait to be carried out`] : []),
      ...(mailings ? [`  ${mailings} mailings are being read or distributed`] : []),
      'Let the desk run until it is, or add --even-so.',
      '',
    ].join('\n');
  }
  const { waiting, notices, letters, held } = released;
  return waiting === 'send'
    ? `Mails go out again, with the ${notices} notices and ${letters} letters that waited.\n`
    : [
        `Mails go out again. ${notices} notices and ${letters} letters that waited are uncertain now: nobody knows whether they were sent before the loss, and none is sent by itself.`,
        `${held} mailings wait for a clerk's word, who is asked anew.`,
        'Look with `desk status` and `desk report list`; `desk resend NOTICE --uncertain` sends notices after all.',
        '',
      ].join('\n');
}
