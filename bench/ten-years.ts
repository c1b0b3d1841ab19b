import { sql } from 'drizzle-orm';
import type { OpenDesk } from '../src/open.ts';

/** What a parliament has after ten years. */
export interface Years {
  readonly mailings: number;
  readonly cases: number;
  readonly members: number;
  readonly deliveries: number;
}
export const tenYears: Years = {
  mailings: 2000,
  cases: 3000,
  members: 700,
  deliveries: 500_000,
};

const countries =
  'VEN,MNG,BLR,COD,CIV,ZWE,UGA,TZA,PHL,BRA,BHR,EGY,GAB,LBY,YEM,MMR,KHM,TUR,IRQ,TCD,NER,ZMB,COL,ECU,MDV,MYS,PSE,ISR,LKA,BDI';

/** Ten clerks who look at five things on each working day. */
const looksOf = ({ mailings }: Years): number => 55 * mailings;

/** Fills an empty database: every mailing with decisions, cases, notices, follow-ups, actions and its trail in the audit. */
export async function fillTenYears(
  { db, config }: OpenDesk,
  years: Years,
  progress: (line: string) => void,
): Promise<void> {
  const committees = config.committees.map(({ code }) => code).join(',');
  const country = sql`(string_to_array(${countries}, ','))[1 + i % 30]`;
  const day = sql`now() - interval '10 years' + i * (interval '10 years' / ${years.mailings})`;
  const step = async (line: string, statement: ReturnType<typeof sql>) => {
    progress(line);
    await db.execute(statement);
  };
  await step(
    `${years.members} members`,
    sql`insert into desk.members (key, name, salutation, email, language)
      select 'm' || i, 'Member ' || i, 'Member ' || i, 'm' || i || '@parlament.example', (array['en','da','fr'])[1 + i % 3]
      from generate_series(1, ${years.members}::int) i`,
  );
  await step(
    `${years.mailings} mailings`,
    sql`with arrived as (
      insert into desk.messages (sha256, bytes, stored_at, state, kind, sender, subject)
      select md5(i::text) || md5(i::text || 'x'), 200000, ${day}, 'settled', 'mailing', 'hrteam@ipu.org', i::text
      from generate_series(1, ${years.mailings}::int) i returning id, subject::int as i)
      insert into desk.mailings (message, subject, received_at, genuine, evidence, state, approved_at, approved_by, committees)
      select id, 'Decisions adopted by the Governing Council ' || i, ${day}, 'genuine', '[{"code": "server-dmarc-passed", "domain": "ipu.org"}]',
        'distributed', ${day}, 'anna', string_to_array(${committees}, ',') from arrived`,
  );
  await step(
    `${years.cases} cases`,
    sql`insert into desk.cases (code, country, name, first_seen_at)
      select ${country} || '-' || lpad((1 + i / 30)::text, greatest(2, length((1 + i / 30)::text)), '0'), ${country}, 'Person ' || i, now() - interval '9 years'
      from generate_series(0, ${years.cases - 1}::int) i`,
  );
  await step(
    'decisions',
    sql`insert into desk.decisions (mailing, position, country, country_printed, body, session, adopted, manner, mps, collective,
        violations, violations_printed, reservations, languages, summary, paragraphs, doubts)
      select m.id, 0, ${country}, ${country}, 'council', 200 + i / 20, (m.received_at)::date, 'unanimously', 1, '{}',
        array['threats', 'impunity'], array['Threats', 'Impunity'], '{}', array['en'],
        repeat('A member of parliament was threatened and nobody was brought to justice. ', 8), '[]', '[]'
      from (select *, row_number() over (order by received_at)::int as i from desk.mailings) m`,
  );
  await step(
    'documents',
    sql`with stored as (
      insert into desk.documents (mailing, position, filename, via, content_type, sha256, bytes, readable, language, pages)
      select id, 0, 'decision.pdf', 'attachment', 'application/pdf', md5(id::text) || md5(id::text), 90000, 'text', 'en', '["The text."]'
      from desk.mailings returning id, mailing)
      insert into desk.decision_documents (decision, document, page)
      select d.id, stored.id, 1 from stored join desk.decisions d on d.mailing = stored.mailing`,
  );
  await step(
    'what decisions name',
    sql`insert into desk.decision_cases (decision, position, code, printed, name)
      select d.id, c.n, c.code, c.code, c.name
      from (select *, row_number() over (partition by country order by adopted)::int as k from desk.decisions) d
      join (select *, row_number() over (partition by country order by code)::int as n from desk.cases) c
        on c.country = d.country and c.n % 20 = d.k % 20`,
  );
  await db.execute(sql`update desk.cases c set last_decision = (select dc.decision from desk.decision_cases dc
    join desk.decisions d on d.id = dc.decision where dc.code = c.code order by d.adopted desc limit 1)`);
  const notices = Math.min(years.mailings, Math.ceil(years.deliveries / years.members));
  await step(
    `${years.deliveries} deliveries`,
    sql`with told as (insert into desk.notices (mailing, created_at)
        select id, received_at from desk.mailings order by received_at desc limit ${notices} returning id, created_at)
      insert into desk.deliveries (notice, member, address, domain, language, state, attempts, created_at, claimed_at, sent_at,
        response, token_hash, message_id)
      select told.id, m.id, m.email, 'parlament.example', m.language, 'sent', 1, told.created_at, told.created_at, told.created_at,
        '250 2.0.0 accepted', md5(m.id::text || told.id::text) || md5(told.id::text || m.id::text),
        '<notice.' || md5(m.id::text || told.id::text) || '@parlament.example>'
      from told, desk.members m limit ${years.deliveries}`,
  );
  await step(
    'follow-ups, actions, audit',
    sql`insert into desk.follow_ups (mailing, committee, opened_on, working_days, told_deadline, state, closed_at, closed_by)
      select m.id, c, m.received_at::date, 20, (m.received_at + interval '30 days')::date,
        case when m.received_at < now() - interval '60 days' then 'done' else 'open' end,
        case when m.received_at < now() - interval '60 days' then m.received_at + interval '20 days' end,
        case when m.received_at < now() - interval '60 days' then 'bo' end
      from desk.mailings m, unnest(string_to_array(${committees}, ',')) c`,
  );
  await db.execute(sql`with acted as (insert into desk.actions (once, kind, done_on, actor, who, countries, visibility, recorded_at)
      select 'bench:' || id, (array['meet-ambassadors','inform-media','debate-resolution'])[1 + i % 3], adopted, 'parliament',
        'The Parliament', array[country], 'public', adopted::timestamptz
      from (select *, row_number() over (order by adopted)::int as i from desk.decisions) d returning id, once)
    insert into desk.action_cases (action, code)
      select acted.id, dc.code from acted join desk.decision_cases dc on acted.once = 'bench:' || dc.decision where dc.code is not null`);
  await db.execute(sql`insert into desk.audit (at, who, what, thing, thing_id)
    select received_at, 'anna', w, 'mailing', id from desk.mailings, unnest(array['read', 'approve', 'distributed']) w
    union all select closed_at, closed_by, 'done', 'follow-up', id from desk.follow_ups where state = 'done'`);
  await step(
    'what clerks looked at',
    sql`insert into desk.audit (at, who, what, thing, thing_id)
      select now() - interval '10 years' + i * (interval '10 years' / ${looksOf(years)}), (array['anna', 'bo', 'claire'])[1 + i % 3],
        'looked at', 'member', md5(i::text)::uuid
      from generate_series(0, ${looksOf(years) - 1}::int) i`,
  );
  await db.execute(sql`analyze`);
}
