import type { Config } from '../config.ts';
import type { Sender } from '../mail/mails/letter.ts';

/** Who writes: stands at the foot of every mail. */
export const senderOf = (config: Config): Sender => ({
  chamber: config.chamber.name,
  contactName: config.mail.contact.name,
  contactAddress: config.mail.contact.email,
  timeZone: config.chamber.timeZone,
});
