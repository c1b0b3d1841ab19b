/** A member's choices are changed, by a word or on a page: in one transaction with its audit and its receipt. */
import { eq, inArray } from 'drizzle-orm';
import { record } from '../database/audit.ts';
import type { Executor } from '../database/database.ts';
import { cases, members } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import type { Day } from '../domain/day.ts';
import { differing, type Preferences, preferencesOf, untilResumed } from '../domain/preferences.ts';
import { dayIn } from '../domain/working-days.ts';
import type { Mails } from '../mail/mails.ts';
import { insertLetter, type PreparedLetter, prepareLetter } from './letters.ts';
import { memberPage } from './member-link.ts';

type Row = typeof members.$inferSelect;

/** Where a change comes from. */
export interface Origin {
  /** Says which receipt this is: the same change twice writes one. */
  readonly once: string;
  /** The mail that asked for it; null: the page. */
  readonly message: { readonly id: string; readonly messageId: string | null } | null;
  /** A receipt also when everything was so already: a mail is answered. */
  readonly alwaysAnswers: boolean;
  /** Done in the same transaction, before all else. False: somebody was there first, and nothing is done. */
  readonly claim?: (tx: Executor) => Promise<boolean>;
}

export type Changed<Wrong> =
  | { readonly result: 'changed' | 'same' | 'taken' }
  | { readonly result: 'wrong'; readonly wrong: Wrong };

/**
 * @param decide what the member wants, given what is; it may be asked again when another change came between
 * @returns `taken` when the claim failed or there is no such member
 */
export async function changePreferences<Wrong>(
  desk: Desk,
  member: string,
  origin: Origin,
  decide: (current: Preferences, today: Day) => { change: Partial<Preferences> } | Wrong,
): Promise<Changed<Wrong>> {
  const now = desk.clock.now();
  const today = dayIn(desk.config.calendar, now);
  for (;;) {
    const [row] = await desk.db.select().from(members).where(eq(members.id, member));
    if (!row) return { result: 'taken' };
    const current = preferencesOf(row, today);
    const decided = decide(current, today);
    if (!isChange(decided)) return { result: 'wrong', wrong: decided };
    const change = differing(current, decided.change);
    if (!change && !origin.alwaysAnswers) return { result: 'same' };
    const after = { ...current, ...change };
    const letter = await receipt(desk, row, after, origin);
    const outcome = await desk.db.transaction(async (tx) => {
      const [still] = await tx.select().from(members).where(eq(members.id, member)).for('update');
      if (JSON.stringify(still && preferencesOf(still, today)) !== JSON.stringify(current))
        return 'again' as const;
      if (origin.claim && !(await origin.claim(tx))) return 'taken' as const;
      if (change) await write(tx, desk, row, change, origin);
      return (await insertLetter(tx, letter)) ? ('written' as const) : ('known' as const);
    });
    if (outcome === 'again') continue;
    if (outcome === 'taken') return { result: 'taken' };
    if (outcome === 'written') await desk.queue.add('send-letter', { letter: letter.id });
    return { result: change ? 'changed' : 'same' };
  }
}

const isChange = <Wrong>(
  decided: { change: Partial<Preferences> } | Wrong,
): decided is { change: Partial<Preferences> } =>
  typeof decided === 'object' && decided !== null && 'change' in decided;

async function write(
  tx: Executor,
  desk: Desk,
  row: Row,
  change: Partial<Preferences>,
  { message }: Origin,
): Promise<void> {
  const { stopped, ...rest } = change;
  const at = desk.clock.now();
  await tx
    .update(members)
    .set({
      ...rest,
      ...(stopped !== undefined && { stoppedAt: stopped ? at : null }),
      ...(change.language && { languageChosen: true }),
    })
    .where(eq(members.id, row.id));
  await record(tx, {
    at,
    who: row.id,
    what: 'preferences changed',
    thing: 'member',
    thingId: row.id,
    message: message?.id ?? null,
    details: { by: message ? 'mail' : 'page', change },
  });
}

/** Tells the member at the address that notices go to, whoever it was that asked. */
async function receipt(
  desk: Desk,
  row: Row,
  after: Preferences,
  { once, message }: Origin,
): Promise<PreparedLetter> {
  const now = desk.clock.now();
  const follows = after.follows && {
    ...after.follows,
    cases: await namedCases(desk.db, after.follows.cases),
  };
  return prepareLetter(desk, {
    once,
    mail: 'preferences-changed',
    to: { id: row.id, email: row.email, language: after.language },
    about: null,
    data: ({ reply }): Mails['preferences-changed'] => ({
      salutation: row.salutation,
      follows,
      digest: after.digest,
      paused: after.pausedUntil && {
        until: after.pausedUntil === untilResumed ? null : after.pausedUntil,
      },
      stopped: after.stopped,
      changedAt: now,
      onPage: message === null,
      page: memberPage(desk, row.id, now),
      reply,
    }),
    thread: message?.messageId ? [message.messageId] : [],
  });
}

/** The persons of the cases, where the desk knows them. */
async function namedCases(
  db: Executor,
  codes: readonly string[],
): Promise<{ code: string; name: string }[]> {
  const known = codes.length
    ? await db
        .select({ code: cases.code, name: cases.name })
        .from(cases)
        .where(inArray(cases.code, [...codes]))
    : [];
  return codes.map((code) => ({ code, name: known.find((k) => k.code === code)?.name ?? '' }));
}
