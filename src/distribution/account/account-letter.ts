import { clerkOf } from '../../config.ts';
import type { Desk } from '../../desk.ts';
import { type PreparedLetter, prepareLetter } from '../../post/letters.ts';
import { registrationViews } from '../../post/mailing-view.ts';
import { figuresOf, type Told } from './told.ts';
import { toldCsv } from './told-csv.ts';

/** Names in the mail itself; with more of them, a table of all is attached. */
const mostNames = 50;

/** The states whose members are named, with the reason. */
const named: ReadonlySet<Told['state']> = new Set(['failed', 'bounced', 'uncertain']);

/** The account to the clerk, not yet real. @param again it follows a sending to those who were missing */
export async function accountLetter(
  desk: Desk,
  {
    id,
    mailing,
    once,
    lines,
    again,
  }: {
    readonly id: string;
    readonly mailing: { readonly id: string; readonly subject: string };
    readonly once: string;
    readonly lines: readonly Told[];
    readonly again: boolean;
  },
): Promise<PreparedLetter> {
  const { config, db } = desk;
  const clerk = clerkOf(config, config.group.clerk);
  const registrations = await registrationViews(db, config, mailing.id);
  const all = lines.filter(({ state }) => named.has(state));
  const shown = all.slice(0, mostNames);
  const inGroup = (state: Told['state']) => shown.filter((line) => line.state === state);
  const complete = all.length <= mostNames;
  return prepareLetter(desk, {
    once,
    mail: 'distribution-account',
    to: clerk,
    about: { kind: 'notice', id },
    data: (ways) => ({
      clerk: clerk.name,
      subject: mailing.subject,
      again,
      members: lines.length,
      figures: figuresOf(lines),
      failed: inGroup('failed'),
      bounced: inGroup('bounced'),
      uncertain: inGroup('uncertain'),
      notNamed: all.length - shown.length,
      registrations,
      ...ways,
    }),
    attachments: complete
      ? []
      : [
          {
            filename: `notice-${id.slice(0, 8)}.csv`,
            content: Buffer.from(toldCsv(lines, clerk.language, { bom: true })),
            contentType: 'text/csv; charset=utf-8',
          },
        ],
  });
}
