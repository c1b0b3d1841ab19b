/**
 * `desk.yaml`: who we are, section by section, and that they fit together. Each field carries its sentence of
 * the manual; `desk init` and docs/configuration.md are written from it.
 */
import { z } from 'zod';
import { chamber } from './sections/chamber.ts';
import { delivery, notice } from './sections/delivery.ts';
import { followUp } from './sections/follow-up.ts';
import { alerts, retention } from './sections/keeping.ts';
import { approval, registration } from './sections/letting-out.ts';
import { mail } from './sections/mail.ts';
import { clerks, committees, group } from './sections/people.ts';
import { report } from './sections/report.ts';

export const configSchema = z
  .object({
    // In the order of the manual.
    chamber,
    mail,
    group,
    clerks,
    committees,
    registration,
    approval,
    delivery,
    notice,
    followUp,
    report,
    retention,
    alerts,
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
