/** The development mail server with a full mailbox, as a child process, so that its work is not the measured process's. */
import { startMailServer } from '../demo/mail-server.ts';

process.once('message', async (message) => {
  const { user, mails } = message as { user: string; mails: string[] };
  const server = await startMailServer({
    domain: 'parlament.example',
    deskAddress: user,
    users: [],
  });
  for (const mail of mails) server.deliver(Buffer.from(mail, 'latin1'), user);
  process.send?.({ url: server.imapUrl() });
});
process.on('disconnect', () => process.exit(0));
