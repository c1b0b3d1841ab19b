/** `mail`: our address and whom we trust. */
import { z } from 'zod';
import { email } from './fields.ts';

export const mail = z
  .object({
    address: email.describe('The address of the desk: members and clerks reply to it.'),
    plusAddresses: z
      .boolean()
      .default(true)
      .describe(
        'Whether the mail server delivers name+anything@ to name@; replies are then found by their address.',
      ),
    authservId: z
      .string()
      .min(1)
      .nullable()
      .default(null)
      .describe(
        'Name under which our own receiving server writes Authentication-Results (RFC 8601); only that one is trusted.',
      ),
    trustedSenders: z
      .array(z.string())
      .default(['ipu.org'])
      .describe("Domains whose authenticated mail is the IPU's; their subdomains too."),
    internalDomains: z
      .array(z.string())
      .min(1)
      .describe('Our own domains: clerks and members write from these.'),
    trustedSealers: z
      .array(z.string())
      .default([])
      .describe(
        'Domains of mail servers whose seals (ARC, RFC 8617) count as if our own server had looked; those of our own domains do anyway.',
      ),
    forwarders: z
      .array(z.string())
      .default([])
      .describe(
        'Addresses and domains of ours that may pass on mails of the IPU; empty: everybody within our own domains. What is passed on always needs a yes.',
      ),
    linkHosts: z
      .array(z.string())
      .default(['ipu.org'])
      .describe(
        'Hosts from which documents are fetched when a mailing holds links only; hosts below them too. Empty: never.',
      ),
    moveTo: z
      .string()
      .min(1)
      .nullable()
      .default(null)
      .describe(
        'Folder into which a message is moved when it is kept; by default nothing in the mailbox is changed.',
      ),
    hourlyLimit: z
      .int()
      .min(1)
      .default(200)
      .describe('Messages of one sender that are read in an hour; more wait for the next one.'),
    contact: z
      .object({ name: z.string(), email })
      .strict()
      .describe('Whom members may ask; stands at the foot of every mail.'),
  })
  .strict()
  .describe('Mail: our address and whom we trust.');
