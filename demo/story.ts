/** The whole story on sample data: from a mailing in the mailbox to a report back to the IPU, with real protocols. */
import { mkdtempSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { evidenceLines } from '../src/mail/evidence-words.ts';
import { voiceOf } from '../src/mail/voice.ts';
import { keepConsole } from './keep-console.ts';
import { type MailProgram, mailProgram } from './people.ts';
import { type Stage, setStage } from './stage.ts';
import { type Teller, teller } from './telling.ts';
import * as told from './told.ts';
import { writeMails } from './write-mails.ts';

export interface DemoOptions {
  readonly dataDir?: string;
  readonly out: string;
  readonly keep?: boolean;
}

/** @throws when anything does not happen as told: then the demo fails, instead of pretending */
export async function tellStory({ dataDir, out, keep }: DemoOptions): Promise<void> {
  const began = performance.now();
  const dir = resolve(dataDir ?? mkdtempSync(join(tmpdir(), 'solidarity-desk-')));
  const stage = await setStage({
    dataDir: dir,
    start: new Date('2020-12-03T15:40:00+01:00'),
    gone: ['ole.friis@parlament.example'],
  });
  try {
    const tell = teller(() => stage.clock.now(), stage.config.chamber.timeZone);
    process.stdout.write(
      `Solidarity Desk, the whole story. ${stage.members} members, ${stage.config.committees.length} committees; embedded database in ${dir}\n`,
    );
    await chapters(stage, tell);
    const index = await writeMails(stage.mails, resolve(out));
    process.stdout.write(
      `\n${stage.mails.length} mails were delivered. Look at them: ${index}\nDone in ${((performance.now() - began) / 1000).toFixed(1)} s.\n`,
    );
  } finally {
    await stage.close();
  }
  if (keep) await keepConsole(join(dir, 'year'));
}

async function chapters(stage: Stage, tell: Teller): Promise<void> {
  const person = (name: string, address: string) =>
    mailProgram(stage.server, { name, address }, stage.clock);
  const anna = person('Anna Lund', 'anna.lund@parlament.example');
  const bo = person('Bo Kjær', 'bo.kjaer@parlament.example');
  const jens = person('Jens Bækgaard', 'jens.baekgaard@parlament.example');
  const signe = person('Signe Holm', 'signe.holm@parlament.example');
  const etienne = person('Étienne Marchand', 'etienne.marchand@parlament.example');
  const ipu = person('IPU Human Rights Team', stage.config.report.to);
  try {
    await mailingArrives(stage, tell);
    await clerkApproves(stage, tell, anna);
    await membersAnswer(stage, tell, { anna, jens, etienne });
    await strangersAreTurnedAway(stage, tell, signe);
    await nobodyAnswers(stage, tell);
    await clerksAreReminded(stage, tell, bo);
    await reportGoesOut(stage, tell, anna, ipu);
  } finally {
    for (const program of [anna, bo, jens, signe, etienne, ipu]) program.close();
  }
}

const fixture = (name: string) => readFile(join(import.meta.dirname, '../tests/mails', name));

async function mailingArrives(
  { service, server, desk, config }: Stage,
  tell: Teller,
): Promise<void> {
  tell.chapter('A mailing of the IPU arrives');
  server.deliver(await fixture('01-letter-combined.eml'), config.mail.address);
  await service.settle();
  const mailing = await told.latestMailing(desk);
  tell.step(`Received by IMAP: "${mailing.subject}"`);
  tell.step(`Authenticity: ${mailing.genuine}`);
  for (const line of evidenceLines(mailing.evidence, voiceOf('en', 'UTC'))) tell.detail(line);
  const read = await told.whatWasRead(desk, mailing.id);
  tell.step(
    `Read in a caged process: ${read.decisions.length} decisions, ${read.mps} parliamentarians in ${read.countries} countries, ${read.cases} cases by name`,
  );
  for (const line of read.lines) tell.detail(line);
  tell.step(`Doubts: ${mailing.doubts.length || 'none'}`);
}

async function clerkApproves(stage: Stage, tell: Teller, anna: MailProgram): Promise<void> {
  const { service, desk, clock, server, mails } = stage;
  tell.chapter('The clerk is asked by mail, and says yes by mail');
  const request = await anna.latest('APPROVE ');
  const code = told.codeIn(request.text ?? '', 'APPROVE');
  tell.step(`To ${anna.me.name}: "${request.subject}"`);
  clock.turnTo(new Date(clock.now().getTime() + 20 * 60_000));
  await anna.reply(request, `APPROVE ${code}\n\n/Anna`, 'outlook-da');
  tell.step(`She replies: APPROVE ${code}`);
  const before = mails.length;
  await service.settle();
  const mailing = await told.latestMailing(desk);
  tell.step(
    `Approved by ${mailing.approvedBy}; registered with ${(await told.registered(desk, mailing.id)).length} committees:`,
  );
  for (const number of await told.registered(desk, mailing.id)) tell.detail(number);
  const sent = await told.deliveryCounts(desk, mailing.id);
  tell.step(`Notices: ${sent.byState}; by language: ${sent.byLanguage}`);
  tell.step(
    `The mail server took ${mails.length - before} mails; ${told.nobodyTwice(server.accepted())}`,
  );
  await service.settle();
  const bounce = await anna.latest('Returned:');
  tell.step(`One came back, and the clerk knows: "${bounce.subject}"`);
}

async function membersAnswer(
  stage: Stage,
  tell: Teller,
  { anna, jens, etienne }: Record<'anna' | 'jens' | 'etienne', MailProgram>,
): Promise<void> {
  const { service, desk, clock } = stage;
  clock.turnTo(new Date('2020-12-07T13:15:00+01:00'));
  tell.chapter('Members answer');
  const toEtienne = await etienne.latest('13');
  const link = told
    .mailtoIn(String(toEtienne.html), 'DONE contact-parliamentarians')
    // The words in brackets, in his language, are for him to fill in: the case and the day.
    .replace(/%3C.*?%3E/, 'CIV-07')
    .replace(/%3C.*?%3E/, '2020-12-07');
  await etienne.sendMailto(link);
  tell.step(
    `${etienne.me.name} presses "I contacted parliamentarians of the country" in the notice`,
  );
  const toJens = await jens.latest('13');
  await jens.reply(
    toJens,
    'Tak for beskeden. Jeg har i dag stillet udenrigsministeren et spørgsmål om senator Leila de Lima (PHL-08) og bedt ham tage sagen op med den filippinske ambassadør.\n\nSpørgsmålet besvares i næste uge.\n\nVenlig hilsen\nJens Bækgaard\nMedlem af Folketinget',
    'outlook-da',
  );
  tell.step(`${jens.me.name} replies in Danish, in his own words`);
  await service.settle();
  for (const action of await told.recorded(desk, 'contact-parliamentarians'))
    tell.step(`Recorded at once: ${action}`);
  const asked = await anna.latest('YES ');
  const code = told.codeIn(asked.text ?? '', 'YES');
  tell.step(`The clerk is shown what Jens wrote, with a suggestion; she replies: YES ${code}`);
  await anna.reply(asked, `YES ${code}`, 'plain');
  await service.settle();
  for (const action of await told.recorded(desk, 'request-foreign-minister'))
    tell.step(`Recorded: ${action}`);
}

async function strangersAreTurnedAway(
  { service, server, config, desk }: Stage,
  tell: Teller,
  signe: MailProgram,
): Promise<void> {
  tell.chapter('What is not genuine changes nothing');
  server.deliver(await fixture('16-spoofed-ipu.eml'), config.mail.address);
  await signe.answerAutomatically(
    await signe.latest('13'),
    'Tak for din mail.\n\nJeg er på barsel og læser ikke mine mails før 1. marts 2021.\n\nVenlig hilsen\nSigne Holm',
  );
  await service.settle();
  tell.step(
    `A forged mail in the name of the IPU: ${await told.kindOf(desk, 'URGENT: IPU human rights decisions')}, the clerk is told why`,
  );
  tell.step(
    `An out-of-office answer: ${await told.kindOf(desk, 'Automatisk svar')}, away until ${await told.awayUntil(desk)}; never counted as an answer`,
  );
}

async function nobodyAnswers(
  { service, server, desk, clock, config }: Stage,
  tell: Teller,
): Promise<void> {
  tell.chapter('A second mailing, which nobody answers');
  server.deliver(await fixture('09-en-fr-pair.eml'), config.mail.address);
  await service.settle();
  const mailing = await told.latestMailing(desk);
  const read = await told.whatWasRead(desk, mailing.id);
  tell.step(
    `Received: ${read.documents} documents, English and French, are ${read.decisions.length} decision in ${read.languages} languages`,
  );
  tell.step(
    `The clerk is asked; without an answer it goes out after ${config.approval.delayHours} working hours`,
  );
  clock.turnTo(new Date('2020-12-08T11:00:00+01:00'));
  tell.detail('the clock is turned to Tuesday, 11:00');
  await service.settle();
  const sent = await told.deliveryCounts(desk, mailing.id);
  tell.step(
    `Approved by ${(await told.latestMailing(desk)).approvedBy}; notices: ${sent.byState} (the dead address gets no more)`,
  );
}

async function clerksAreReminded(
  { service, clock, desk }: Stage,
  tell: Teller,
  bo: MailProgram,
): Promise<void> {
  clock.turnTo(new Date('2021-01-11T09:30:00+01:00'));
  tell.chapter('Five weeks later: what is still owed');
  await service.settle();
  const { open, reminded } = await told.owed(desk);
  tell.step(`${open} follow-ups are open; ${reminded} clerks are reminded, each with one digest`);
  const reminder = await bo.latest('DONE ');
  const code = told.codeIn(reminder.text ?? '', 'DONE');
  await bo.reply(
    reminder,
    `DONE ${code} Udvalget behandlede sagerne den 16. december.`,
    'outlook-da',
  );
  tell.step(`${bo.me.name} replies: DONE ${code} …`);
  await service.settle();
  tell.step(`${(await told.owed(desk)).open} follow-ups are open`);
}

async function reportGoesOut(
  { service, desk, clock, server, config }: Stage,
  tell: Teller,
  anna: MailProgram,
  ipu: MailProgram,
): Promise<void> {
  tell.chapter('The quarter has ended: a report to the IPU');
  const draft = await anna.latest('hrteam@ipu.org');
  const code = told.codeIn(draft.text ?? '', 'APPROVE');
  tell.step(`A draft is before the clerk: "${draft.subject}"`);
  clock.turnTo(new Date(clock.now().getTime() + 30 * 60_000));
  await anna.reply(draft, `APPROVE ${code}`, 'outlook-en');
  tell.step(`She replies: APPROVE ${code}`);
  await service.settle();
  const delivered = await ipu.latest('');
  tell.step(`Delivered to ${config.report.to}: "${delivered.subject}"`);
  for (const line of await told.reportFigures(desk)) tell.detail(line);
  clock.turnTo(new Date(clock.now().getTime() + 26 * 3_600_000));
  server.deliver(
    told.thanksFromIpu(delivered, clock.now(), config.mail.address),
    config.mail.address,
  );
  await service.settle();
  tell.step(`The IPU answers; report No. 1 is ${await told.reportState(desk)}`);
}
