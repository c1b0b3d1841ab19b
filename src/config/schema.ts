/** `desk.yaml`: who we are. Each field carries its sentence of the manual; `desk init` and docs/configuration.md are written from it. */

import { z } from 'zod';
import { isAlpha2 } from '../domain/country.ts';
import type { Day } from '../domain/day.ts';
import { uncertainPolicies } from '../domain/delivery.ts';
import { languages } from '../domain/language.ts';
import { approvalModes } from '../domain/mailing.ts';
import { organisations } from '../domain/organisation.ts';
import { regions } from '../domain/region.ts';
import { reportLanguages } from '../domain/report-content.ts';
import { violations } from '../domain/violation.ts';

const language = z.enum(languages);
const email = z.email('is not an e-mail address');
const day = z.iso.date('is not a day (YYYY-MM-DD)') as unknown as z.ZodType<Day>;
/** A time for which something is kept. */
const kept = (least: number, byDefault: number) => z.int().min(least).nullable().default(byDefault);
const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'takes lower-case letters, digits and hyphens');

const committee = z
  .object({
    code: z
      .string()
      .regex(/^[A-Z][A-Z0-9]*$/, 'takes capitals and digits')
      .describe('Short name, as in register numbers.'),
    name: z.string().min(1).describe('Full name.'),
    clerks: z.array(id).min(1).describe('Ids of the clerks who follow up for it.'),
    concerns: z
      .object({
        regions: z.array(z.enum(regions)).default([]).describe('Regions as the IPU names them.'),
        countries: z
          .array(z.string().regex(/^[A-Z]{3}$/, 'takes three capitals (VEN)'))
          .default([])
          .describe('Countries by their ISO 3166 alpha-3 codes.'),
        organisations: z
          .array(z.enum(organisations))
          .default([])
          .describe('Countries that take part in an organisation.'),
        violations: z.array(z.enum(violations)).default([]).describe('Violations alleged.'),
      })
      .strict()
      .nullable()
      .default(null)
      .describe('The decisions that it follows up: those that fit any of these; null: all.'),
    firstNumber: z
      .int()
      .min(1)
      .default(1)
      .describe(
        'The next free register number when the desk is installed in the middle of a session.',
      ),
  })
  .strict();

const clerk = z
  .object({
    id: id.describe('Short id; stands in the audit.'),
    name: z.string().min(1).describe('Full name.'),
    email: email.describe('The address that this clerk writes from.'),
    language: language.default('en').describe('Language of mails to this clerk.'),
  })
  .strict();

export const configSchema = z
  .object({
    chamber: z
      .object({
        id: id.describe('Short id of the chamber; stands in loop headers and list ids.'),
        name: z.string().min(1).describe('Name of the chamber, as mails show it.'),
        logo: z
          .string()
          .min(1)
          .nullable()
          .default(null)
          .describe('SVG or PNG file with the logo that reports show, relative to desk.yaml.'),
        timeZone: z
          .string()
          .refine(isZone, 'is no IANA time zone (Europe/Copenhagen)')
          .describe('IANA time zone.'),
        country: z
          .string()
          .refine(isAlpha2, 'is no country of ISO 3166-1 (DK; the United Kingdom is GB)')
          .describe('ISO 3166 alpha-2 code; gives the public holidays.'),
        officeHours: z
          .string()
          .regex(/^\d\d:\d\d-\d\d:\d\d$/, 'looks like 09:00-17:00')
          .default('09:00-17:00')
          .describe('Office hours, in the time zone.'),
        recess: z
          .array(
            z
              .object({ from: day, until: day, name: z.string() })
              .strict()
              .refine((r) => r.from <= r.until, 'ends before it begins'),
          )
          .default([])
          .describe('Days on which parliament does not sit; deadlines wait.'),
      })
      .strict()
      .describe('Who we are.'),
    mail: z
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
      .describe('Mail: our address and whom we trust.'),
    group: z
      .object({
        clerk: id.describe('The clerk of the IPU group: approves mailings and reports.'),
        deputies: z
          .array(id)
          .default([])
          .describe('Clerks who are asked to approve mailings too; each may answer.'),
        headOfSecretariat: id
          .optional()
          .describe(
            'Clerk who is told of follow-ups to which nobody reacts; by default the clerk of the group.',
          ),
        administrator: id
          .optional()
          .describe('Who is told of faults; by default the clerk of the group.'),
      })
      .strict()
      .describe('Who decides.'),
    clerks: z.array(clerk).min(1).describe('All clerks.'),
    committees: z
      .array(committee)
      .min(1)
      .describe('The committees that register mailings and follow up.'),
    registration: z
      .object({
        pattern: z
          .string()
          .includes('{number}', { message: 'lacks {number}' })
          .default('{session} {committee} Alm.del – Bilag {number}')
          .describe('How a register number is written: {session}, {committee}, {number}.'),
        sessionBegins: z
          .string()
          .regex(/^\d\d-\d\d$/, 'looks like 10-01')
          .default('10-01')
          .describe('Month and day on which a session year begins; series begin anew.'),
      })
      .strict()
      .prefault({})
      .describe('Register numbers.'),
    approval: z
      .object({
        mode: z
          .enum(approvalModes)
          .default('delayed')
          .describe(
            'delayed: goes out by itself after the delay; automatic: at once; clerk: only with a yes. What is forwarded, not authenticated or read with doubt always needs a yes.',
          ),
        delayHours: z
          .number()
          .positive()
          .max(200)
          .default(4)
          .describe('Working hours that a clerk has to stop a mailing (mode delayed).'),
        persons: z
          .literal([1, 2])
          .default(1)
          .describe(
            'How many of the clerk of the group and the deputies have to say yes; with 2 nothing goes out by itself.',
          ),
        trial: z
          .boolean()
          .default(true)
          .describe(
            'Trial mode: notices go to the clerk of the group only, one in each language. Switch off when you are satisfied.',
          ),
      })
      .strict()
      .prefault({})
      .describe('Who lets a mailing out.'),
    delivery: z
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
        window: z
          .string()
          .regex(/^\d\d:\d\d-\d\d:\d\d$/, 'looks like 07:00-21:00')
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
      .describe('Sending.'),
    notice: z
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
      .describe('What members get.'),
    followUp: z
      .object({
        workingDays: z
          .int()
          .min(1)
          .max(250)
          .default(20)
          .describe('Working days that a committee has to follow up.'),
        remindBefore: z
          .int()
          .min(0)
          .default(3)
          .describe(
            'Working days before the deadline of the first reminder; the next comes on the day itself.',
          ),
        remindEvery: z
          .int()
          .min(1)
          .default(5)
          .describe('Working days between the reminders after the deadline (5: weekly).'),
        escalateAfter: z
          .int()
          .min(1)
          .default(2)
          .describe(
            'Reminders without any reaction after which the head of secretariat is told too.',
          ),
        remindMembersAfter: z
          .int()
          .min(1)
          .default(20)
          .describe(
            'Working days after which a member who said that they would act, and named no day, is reminded, once.',
          ),
        overview: z
          .enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'never'])
          .default('monday')
          .describe(
            'Day of the weekly overview to the clerk of the group; the next working day where it is none.',
          ),
      })
      .strict()
      .prefault({})
      .describe('What committees owe and when they are reminded.'),
    report: z
      .object({
        to: email.default('hrteam@ipu.org').describe("The IPU's human-rights address."),
        language: z
          .enum(reportLanguages)
          .default('en')
          .describe("English or French, the IPU's working languages."),
        every: z
          .enum(['month', 'quarter', 'year', 'never'])
          .default('quarter')
          .describe(
            'When a report is drafted by itself: after each calendar month, quarter or year.',
          ),
        ipuSessions: z
          .array(
            z
              .object({
                name: z.string().min(1).describe('As the IPU calls it.'),
                begins: day.describe('Its first day.'),
              })
              .strict(),
          )
          .default([])
          .describe('Sessions of the IPU; a report is drafted before each.'),
        daysBeforeSession: z
          .int()
          .min(1)
          .default(14)
          .describe('How many days before a session of the IPU a report is drafted.'),
        afterActions: z
          .int()
          .min(1)
          .nullable()
          .default(null)
          .describe(
            'A report is drafted as soon as so many actions are untold; null: never for that.',
          ),
        approval: z
          .enum(['clerk', 'none'])
          .default('clerk')
          .describe(
            'Whether a clerk has to approve a report, or it is sent as drafted. With approval.persons two clerks have to.',
          ),
        answerDays: z
          .int()
          .min(1)
          .default(21)
          .describe('After so many days without an answer of the IPU the clerk is told.'),
        attachMegabytes: z
          .number()
          .min(0)
          .default(8)
          .describe(
            'Evidence is attached to a report up to so much altogether; the rest is named.',
          ),
      })
      .strict()
      .prefault({})
      .describe('Reports to the IPU.'),
    retention: z
      .object({
        repliesYears: kept(1, 5).describe(
          'Years after which the mails of members and clerks, and the texts of replies, are erased; what was recorded from them stays.',
        ),
        lettersYears: kept(2, 5).describe(
          'Years after which our own letters to clerks and members are erased; reports to the IPU stay.',
        ),
        otherMailMonths: kept(1, 12).describe(
          'Months after which mail that was set aside is erased (newsletters, forgeries, what is no business of the desk).',
        ),
        failuresMonths: kept(1, 6).describe(
          'Months after which notices of failure and automatic answers are erased.',
        ),
        signInsDays: kept(7, 90).describe(
          'Days after which ended sessions of the console and requests to sign in are erased.',
        ),
        unusedDays: kept(7, 30).describe(
          'Days after which stored files are erased that nothing names, such as lists of members that were uploaded.',
        ),
        formerMembersYears: kept(1, 5).describe(
          'Years after which the name and address of who is a member no more are erased; that a member was told stays.',
        ),
      })
      .strict()
      .prefault({})
      .describe('How long personal data is kept; null: for ever.'),
    alerts: z
      .object({
        mailUnreadMinutes: z
          .number()
          .positive()
          .default(30)
          .describe(
            'After so long without a look into the mailbox, or with a mail that was taken in and not read, the administrator is told; two intervals of POLL_SECONDS at least.',
          ),
        queueMinutes: z
          .number()
          .positive()
          .default(60)
          .describe('How long something that is due may wait in a queue.'),
        bounceShare: z
          .number()
          .min(0.01)
          .max(1)
          .default(0.1)
          .describe(
            'Share of the notices of the last seven days that were refused or came back (0.1: a tenth).',
          ),
        diskFreeGB: z
          .number()
          .min(0.5)
          .default(2)
          .describe('What has to be free where the data directory lies.'),
        certificateDays: z
          .number()
          .positive()
          .default(21)
          .describe(
            'So many days before their end the certificates of the mail servers, and our own for them, are spoken of.',
          ),
      })
      .strict()
      .prefault({})
      .describe(
        'Of what the administrator is told by mail: when it begins, daily, when it is over.',
      ),
  })
  .strict()
  .superRefine((config, context) => {
    const ids = new Set(config.clerks.map((c) => c.id));
    const unknown = (path: (string | number)[], who: string) =>
      context.addIssue({ code: 'custom', path, message: `names "${who}", who is not in clerks` });
    if (!ids.has(config.group.clerk)) unknown(['group', 'clerk'], config.group.clerk);
    for (const role of ['administrator', 'headOfSecretariat'] as const) {
      const named = config.group[role];
      if (named && !ids.has(named)) unknown(['group', role], named);
    }
    config.group.deputies.forEach((who, i) => {
      if (!ids.has(who)) unknown(['group', 'deputies', i], who);
    });
    if (config.approval.persons > 1 && config.group.deputies.length === 0)
      context.addIssue({
        code: 'custom',
        path: ['group', 'deputies'],
        message: 'names nobody, and approval.persons asks for two',
      });
    config.committees.forEach((c, i) => {
      for (const who of c.clerks) if (!ids.has(who)) unknown(['committees', i, 'clerks'], who);
    });
  });

export type DeskYaml = z.infer<typeof configSchema>;
export type Clerk = DeskYaml['clerks'][number];

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
