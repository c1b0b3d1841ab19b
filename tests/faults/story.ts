/** The people of the whole story: each acts once on what lies in a mailbox, whatever becomes of the desk meanwhile. */
import { simpleParser } from 'mailparser';
import { mailFrom } from '../../demo/correspondence.ts';
import * as told from '../../demo/told.ts';
import { until } from '../services/until.ts';
import type { MovedClock } from './moved-clock.ts';
import { deskAddress, fixture, ipuAddress, type Sink } from './sink.ts';

const [anna, bo] = ['anna.lund@parlament.example', 'bo.kjaer@parlament.example'];
const patienceSeconds = 3600;

export interface Story {
  /** What is being waited for. */
  chapter(): string;
  /** Ends when the story has. */
  readonly ended: Promise<void>;
}

export function playStory(sink: Sink, members: readonly string[], clock: MovedClock): Story {
  let chapter = '';
  const waitFor = async (
    what: string,
    address: string,
    kind: string,
    count = 1,
    seconds = patienceSeconds,
  ) => {
    chapter = what;
    await until(what, async () => sink.count(address, kind) >= count, seconds);
    const mail = await simpleParser(sink.latest(address, kind) ?? '');
    return { id: mail.messageId ?? '', text: mail.text ?? '', mail };
  };
  const reply = (from: string, inReplyTo: string, text: string) =>
    sink.server.submit({
      from,
      to: [deskAddress],
      authenticatedAs: from,
      raw: Buffer.from(mailFrom({ from, inReplyTo, text })),
    });

  async function play(): Promise<void> {
    // A mailing, which the clerk approves; two members answer.
    sink.server.deliver(fixture('09-en-fr-pair'), deskAddress);
    const request = await waitFor('a mailing is read', anna, 'approval-request');
    reply(anna, request.id, `APPROVE ${told.codeIn(request.text, 'APPROVE')}`);
    await waitFor('notices go out', anna, 'distribution-account');
    const [first, second] = members.filter((address) => sink.count(address, 'notice') > 0);
    if (!first || !second) throw new Error('No two members were told');
    const noticeOf = async (address: string) =>
      (await simpleParser(sink.latest(address, 'notice') ?? '')).messageId ?? '';
    clock.turnTo(new Date('2020-12-07T13:15:00+01:00'));
    reply(first, await noticeOf(first), 'DONE meet-ambassadors GAB-04');
    reply(
      second,
      await noticeOf(second),
      'I put a written question to the minister for foreign affairs today, about Mr Ndoundangoye.',
    );
    await waitFor('a reply in an order is recorded', first, 'action-recorded');
    const shown = await waitFor('a reply in own words is shown', anna, 'reply-received');
    reply(anna, shown.id, `YES ${told.codeIn(shown.text, 'YES')}`);
    await waitFor('a clerk’s word on it is carried out', second, 'action-recorded');

    // Another one, which nobody answers.
    sink.server.deliver(fixture('02-fr-latin1'), deskAddress);
    await waitFor('a second mailing is read', anna, 'approval-request', 2);
    clock.turnTo(new Date('2020-12-08T11:00:00+01:00'));
    await waitFor('its notices go out', anna, 'distribution-account', 2);

    // Five weeks later.
    clock.turnTo(new Date('2021-01-11T09:30:00+01:00'));
    const reminder = await waitFor('clerks are reminded', bo, 'reminder');
    reply(bo, reminder.id, `DONE ${told.codeIn(reminder.text, 'DONE')} The committee debated it.`);
    await waitFor('a follow-up is closed', bo, 'follow-up-changed');

    // The quarter has ended.
    const draft = await waitFor('a report is drafted', anna, 'report-draft');
    clock.turnTo(new Date('2021-01-11T11:00:00+01:00'));
    reply(anna, draft.id, `APPROVE ${told.codeIn(draft.text, 'APPROVE')}`);
    // One whose dialogue was cut is never sent again by itself.
    const report = await waitFor('a report is sent', ipuAddress, 'report', 1, 60).catch(() => null);
    if (!report) return;
    clock.turnTo(new Date('2021-01-12T13:00:00+01:00'));
    sink.server.deliver(told.thanksFromIpu(report.mail, clock.now(), deskAddress), deskAddress);
    await waitFor('its acknowledgement is noted', anna, 'report-acknowledged');
    chapter = 'the story has ended';
  }
  return { chapter: () => chapter, ended: play() };
}
