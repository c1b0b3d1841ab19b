/**
 * The development mail server as a process of its own: `node demo/mail-server/run.ts '{"domain":…}'`
 * takes the options of `startMailServer` as JSON, prints its ports as one line of JSON, and runs
 * until SIGTERM or until its standard input, if it is a pipe, ends (so that it does not outlive a killed test).
 */
import { fstatSync } from 'node:fs';
import { type MailServerOptions, startMailServer } from '../mail-server.ts';
import { startControl } from './control.ts';

const options = JSON.parse(process.argv[2] ?? '{}') as MailServerOptions;
const server = await startMailServer({
  ...options,
  domain: options.domain ?? 'parlament.example',
  deskAddress: options.deskAddress ?? 'solidarity@parlament.example',
  users: options.users ?? [],
});
const control = await startControl(server);

process.stdout.write(
  `${JSON.stringify({
    smtpPort: server.smtpPort,
    imapPort: server.imapPort,
    controlPort: control.port,
    smtpUrl: server.smtpUrl(),
    imapUrl: server.imapUrl(),
  })}\n`,
);

async function stop(): Promise<never> {
  await Promise.race([
    Promise.all([server.close(), control.close()]),
    new Promise((resolve) => setTimeout(resolve, 1000)),
  ]);
  process.exit(0);
}
process.on('SIGTERM', stop);
if (fstatSync(0).isFIFO() || fstatSync(0).isSocket()) process.stdin.on('end', stop).resume();
