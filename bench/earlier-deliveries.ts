import { sql } from 'drizzle-orm';
import { deliveries, members, messages } from '../src/database/tables.ts';
import type { OpenDesk } from '../src/open.ts';

/** Members whom a notice told; they are former members now. */
const each = 2000;

/** Years of earlier notices, all sent, to members who have left since; the database knows of them, as after each distribution. */
export async function earlierDeliveries(desk: OpenDesk, total: number): Promise<void> {
  if (!total) return;
  const now = desk.clock.now();
  await desk.db.execute(sql`insert into ${members} (key, name, salutation, email, language, ended_on)
    select 'e' || i, 'Former ' || i, 'Former ' || i, 'former' || i || '@parlament.example', 'en', '2000-01-01'
    from generate_series(1, ${Math.min(each, total)}::int) i`);
  for (let written = 0; written < total; written += each) {
    const [message] = await desk.db
      .insert(messages)
      .values({ sha256: `earlier ${written}`, bytes: 1, storedAt: now, state: 'settled' })
      .returning({ id: messages.id });
    const { rows } = await desk.db.execute<{
      id: string;
    }>(sql`insert into desk.mailings (message, subject, received_at, genuine, evidence, state)
      values (${message?.id}, 'Earlier', ${now}, 'yes', '[]', 'superseded') returning id`);
    await desk.db.execute(sql`with notice as (insert into desk.notices (mailing, created_at) values (${rows[0]?.id}, ${now}) returning id)
      insert into desk.deliveries (notice, member, address, domain, language, state, attempts, created_at, claimed_at, sent_at, response, token_hash, message_id)
      select notice.id, m.id, m.email, 'parlament.example', 'en', 'sent', 1, ${now}, ${now}, ${now}, '250 2.0.0 accepted',
        md5(m.id::text || notice.id::text) || md5(notice.id::text || m.id::text), '<notice.' || md5(m.id::text || notice.id::text) || '@parlament.example>'
      from notice, desk.members m where m.key like 'e%' order by m.key limit ${Math.min(each, total - written)}`);
  }
  await desk.db.execute(sql`analyze ${deliveries}`);
}
