import { and, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import type { Executor } from '../../database/database.ts';
import {
  absences,
  actionFiles,
  actions,
  audit,
  commands,
  deliveries,
  followUpNotes,
  followUps,
  intentions,
  letters,
  messages,
  replies,
} from '../../database/tables.ts';
import type { MemberRow } from './find-member.ts';

/** Everything that the desk has on a member, row by row: what a request for access gives, and an erasure looks at. */
export async function tracesOf(db: Executor, member: MemberRow) {
  const { id } = member;
  const addresses = [member.email, ...member.otherEmails].map((each) => each.toLowerCase());
  const answered = await db.select().from(replies).where(eq(replies.member, id));
  const ordered = await db.select().from(commands).where(eq(commands.person, id));
  const named = [...answered, ...ordered].flatMap(({ message }) => message ?? []);
  const absent = await db.select().from(absences).where(inArray(absences.address, addresses));
  const wrote = await db
    .select()
    .from(messages)
    .where(
      and(
        // What a member passed on to us is the IPU's, and the parliament's record of it.
        or(isNull(messages.kind), ne(messages.kind, 'mailing')),
        or(
          inArray(sql`lower(${messages.sender})`, addresses),
          named.length ? inArray(messages.id, named) : undefined,
          absent.length
            ? inArray(
                messages.id,
                absent.map(({ message }) => message),
              )
            : undefined,
        ),
      ),
    );
  const acted = await db.select().from(actions).where(eq(actions.member, id));
  const meant = await db.select().from(intentions).where(eq(intentions.member, id));
  const told = await db.select().from(deliveries).where(eq(deliveries.member, id));
  const theirs = [answered, wrote, acted, meant, told].flatMap((rows) => rows.map((row) => row.id));
  return {
    messages: wrote,
    replies: answered,
    commands: ordered,
    absences: absent,
    // To them, and to clerks about them.
    letters: await db
      .select()
      .from(letters)
      .where(or(eq(letters.person, id), inArray(letters.about, [id, ...theirs]))),
    deliveries: told,
    actions: acted,
    evidence: acted.length
      ? await db
          .select()
          .from(actionFiles)
          .where(
            inArray(
              actionFiles.action,
              acted.map((each) => each.id),
            ),
          )
      : [],
    intentions: meant,
    notes: await db.select().from(followUpNotes).where(eq(followUpNotes.person, id)),
    assigned: await db.select().from(followUps).where(eq(followUps.assignedMember, id)),
    audit: await db
      .select()
      .from(audit)
      .where(or(eq(audit.who, id), and(eq(audit.thing, 'member'), eq(audit.thingId, id)))),
  };
}
export type Traces = Awaited<ReturnType<typeof tracesOf>>;
