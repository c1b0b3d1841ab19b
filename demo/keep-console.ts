/** The console of a desk that has the sample year behind it, until Ctrl-C. */
import { requestSignIn } from '../src/console/session/sign-in.ts';
import { type Stage, setStage } from './stage.ts';
import { playYear, yearBegins, yearDays } from './year/play-year.ts';

/** @param dataDir of the desk with the year; it has to be empty */
export async function keepConsole(dataDir: string): Promise<void> {
  const stage = await setStage({ dataDir, start: yearBegins, gone: [] });
  try {
    await playOn(stage);
    await stayUp(stage);
  } finally {
    await stage.close();
  }
}

/** The year goes through the mail server and the service, as the story does. */
async function playOn({ desk, clock, config, server, service }: Stage): Promise<void> {
  process.stdout.write('\nThe console opens on another desk, with a whole year behind it:\n');
  const year = {
    ...desk,
    clock,
    receive: async (raw: Buffer | string) => {
      server.deliver(Buffer.from(raw), config.mail.address);
    },
    settle: () => service.settle(),
  };
  let played = 0;
  await playYear(year, (day) => {
    played += 1;
    process.stdout.write(
      `   ${day}  (${played} of ${yearDays.length} days on which something happens)\n`,
    );
  });
}

/** The console opens with a mail to a clerk, as everywhere; its link is printed here as well. */
async function signInLink({ desk, service, mails }: Stage): Promise<string> {
  await requestSignIn(desk, 'anna.lund@parlament.example');
  await service.settle();
  const path = /\/console\/sign-in\/[0-9a-z]{26}/.exec(String(mails.at(-1)?.raw))?.[0];
  if (!path) throw new Error('The year does not go on: no mail with a link came');
  return `http://localhost:${service.port}${path}`;
}

async function stayUp(stage: Stage): Promise<void> {
  const { service, server } = stage;
  process.stdout.write(
    `\nThe console, as Anna Lund, clerk of the group (good for 15 minutes, once):\n  ${await signInLink(stage)}\n`,
  );
  process.stdout.write(
    `\nStaying up until Ctrl-C. Status page: http://127.0.0.1:${service.port}/healthz\n  SMTP ${server.smtpUrl()}\n  IMAP ${server.imapUrl()}\n`,
  );
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
}
