/** Desks that have come some way, and what was sent from them. */
import { clerkOrders } from '../demo/correspondence.ts';
import type { FinishedMail } from '../src/desk.ts';
import type { Language } from '../src/domain/language.ts';
import { mailFile, type Played, type TestDesk, testDesk } from './desk.ts';

/** A member's notice among what was sent. */
export function noticeTo(desk: TestDesk, address: string): FinishedMail {
  const mail = desk.sent.find(
    (m) => m.envelope.to === address && m.messageId.startsWith('<notice.'),
  );
  if (!mail) throw new Error(`No notice to ${address} was sent`);
  return mail;
}

/** Stories that were played in this process. */
const stories = new Map<string, Promise<Played>>();

function played(name: string, play: () => Promise<TestDesk>): Promise<Played> {
  const known = stories.get(name);
  if (known) return known;
  const story = play().then((desk) => desk.played().finally(() => desk.close()));
  stories.set(name, story);
  return story;
}

/** A desk that has read a mailing and asked the clerk; played once in a process, then put back as it was. */
export async function deskThatAsked(
  mail = '01-letter-combined',
  settings: Parameters<typeof testDesk>[0] = {},
  members = 50,
): Promise<TestDesk> {
  const story = await played(JSON.stringify([mail, settings, members]), async () => {
    const desk = await testDesk(settings, undefined, members);
    await desk.receive(mailFile(mail));
    await desk.settle();
    return desk;
  });
  return testDesk(settings, undefined, members, story);
}

/** A desk of four members on which a mailing was approved and its notices sent. */
async function deskThatApproved(mail: string): Promise<TestDesk> {
  const story = await played(`approved ${mail}`, async () => {
    const desk = await deskThatAsked(mail, {}, 4);
    await clerkOrders(desk, 'approval-request', 'APPROVE');
    await desk.settle();
    return desk;
  });
  return testDesk({}, undefined, 4, story);
}

/** A desk whose four members were told of the letter of 13 countries. */
export const deskThatTold = (): Promise<TestDesk> => deskThatApproved('01-letter-combined');

/** A desk on which the decisions on three countries were approved: each of the five committees owes its follow-up. */
export const deskThatOwes = (): Promise<TestDesk> => deskThatApproved('09-en-fr-pair');

/** From now on all clerks of a desk read this language. */
export function clerksRead(desk: TestDesk, language: Language): void {
  const clerks = desk.config.clerks.map((clerk) => ({ ...clerk, language }));
  Object.assign(desk, { config: { ...desk.config, clerks } });
}
