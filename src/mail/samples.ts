/** The samples beside the templates: for previews, for the translator's eye and for tests. */
import { readFileSync } from 'node:fs';
import type { Sender } from './mails/letter.ts';
import type { MailName, Mails } from './mails.ts';
import { views } from './views/index.ts';

export const mailNames = Object.keys(views) as readonly MailName[];

/** JSON knows no dates; a moment in ISO 8601 becomes one, a calendar day stays a `Day`. */
const revive = (_key: string, value: unknown): unknown =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value) ? new Date(value) : value;

/** `templates/<name>/sample.json`. */
export function sampleOf<N extends MailName>(name: N): Mails[N] {
  const file = new URL(`../../templates/${name}/sample.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8'), revive) as Mails[N];
}

/** The sample parliament. */
export const sampleSender: Sender = {
  chamber: 'Folketinget',
  contactName: 'Anna Lund',
  contactAddress: 'ipu@parlament.example',
  timeZone: 'Europe/Copenhagen',
};
