/** `delivery` and `notice`: what members get, and how it is sent. */
import { z } from 'zod';
import { uncertainPolicies } from '../../domain/delivery.ts';
import { hours } from './fields.ts';

export const delivery = z
  .object({
    uncertain: z
      .enum(uncertainPolicies)
      .default('ask')
      .describe(
        'What to do when nobody knows whether a mail went out: ask a clerk, or retry with the same Message-ID.',
      ),
    uncertainAfterSeconds: z
      .int()
      .min(1)
      .default(1200)
      .describe(
        'After how long a mail that was being sent counts as uncertain. Its dialogue is waited for a tenth less: a server may take ten minutes to answer (RFC 5321), so give it no less than 15.',
      ),
    connections: z.int().min(1).max(100).default(5).describe('SMTP connections at once.'),
    perMinute: z
      .int()
      .min(1)
      .nullable()
      .default(null)
      .describe(
        'Most notices in a minute, over all processes; null: as fast as the mail server takes them.',
      ),
    perDomainPerMinute: z
      .int()
      .min(1)
      .nullable()
      .default(null)
      .describe('Most notices in a minute to addresses of one domain; null: no limit.'),
    window: hours('07:00-21:00')
      .nullable()
      .default(null)
      .describe('Hours in which notices are sent, in the time zone; null: at any hour.'),
    digestAt: z
      .string()
      .regex(/^\d\d:\d\d$/, 'looks like 07:00')
      .default('07:00')
      .describe('When members who chose a daily digest get it.'),
    pauseAtErrors: z
      .number()
      .min(0.01)
      .max(1)
      .default(0.2)
      .describe(
        'Share of refused notices at which a distribution is paused and the administrator told (0.2: a fifth).',
      ),
    dkim: z
      .object({
        domain: z.string().min(1).describe('Domain that signs (d=).'),
        selector: z.string().min(1).describe('Selector of the key (s=).'),
        keyFile: z.string().min(1).describe('Path of the private key (PEM, RSA or Ed25519).'),
      })
      .strict()
      .nullable()
      .default(null)
      .describe('Signs our mails (DKIM, RFC 6376); null: the mail server does, or nobody.'),
  })
  .strict()
  .prefault({})
  .describe('Sending.');

export const notice = z
  .object({
    attachUpToMB: z
      .number()
      .min(0)
      .max(25)
      .default(3)
      .describe(
        'Documents are attached to notices up to this size altogether; larger ones are linked, where CONSOLE_URL can be reached by members, or else only named.',
      ),
  })
  .strict()
  .prefault({})
  .describe('What members get.');
