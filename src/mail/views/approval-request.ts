import { doubtWords } from '../doubt-words.ts';
import { evidenceLines } from '../evidence-words.ts';
import type { Mails } from '../mails.ts';
import { readingProblemWords } from '../reading-problem-words.ts';
import type { View } from '../template.ts';
import type { Voice } from '../voice.ts';
import { commandsView } from './commands.ts';
import { factsView, greetingOf } from './facts.ts';
import { mailingView } from './mailing.ts';
import { noticeView } from './notice.ts';
import { reviewView } from './review.ts';

type Data = Mails['approval-request'];

/** Everything a clerk needs to say yes or no, doubts first, and the notice itself last. */
export function approvalRequestView(data: Data, voice: Voice): View {
  const { authenticity, audience } = data;
  const mailing = mailingView(data.notice.mailing, voice);
  const decisions = mailing.decisions as readonly View[];
  return {
    ...mailing,
    decisions: decisions.map((decision, at) => ({
      ...decision,
      ...reviewView(data.review[at], voice),
    })),
    greeting: greetingOf(data.clerk, voice),
    goesOutAt: data.goesOutAt && voice.moment(data.goesOutAt),
    why: whyItWaits(data, voice),
    heldUntil: data.heldUntil && voice.day(data.heldUntil),
    othersLine: othersLine(data, voice),
    urgent: data.urgent,
    trialTo: data.trialTo,
    notices: audience.byLanguage.length,
    hasDoubts: data.doubts.length + data.unread.length > 0,
    doubts: data.doubts.map((doubt) => doubtWords(doubt, voice)),
    documentLine: voice.join(
      data.documents.map(({ filename, bytes }) => `${filename} (${voice.bytes(bytes)})`),
    ),
    unread: data.unread.map(({ filename, problem }) => ({
      filename,
      problem: readingProblemWords(problem, voice),
    })),
    genuine: authenticity.genuine,
    verdict: voice.say(`approval-request.${authenticity.genuine ? 'genuine' : 'notGenuine'}`),
    forwardedBy: authenticity.forwardedBy,
    evidence: evidenceLines(authenticity.evidence, voice),
    total: audience.total,
    ...factsView(audienceFacts(data, voice)),
    // Its own address, not the one that orders go to.
    notice: { ...noticeView(data.notice, voice), address: data.notice.reply.address },
    ...commandsView(orders(data), data.reply, voice),
  };
}

function orders({ code, committees, unread }: Data): Parameters<typeof commandsView>[0] {
  const meaning = (name: string) => `approval-request.${name}`;
  return [
    { line: `APPROVE ${code}`, meaning: meaning('approve'), primary: true },
    {
      line: `APPROVE ${code} ${committees.slice(0, 2).join(' ')}`,
      meaning: meaning('approveSome'),
    },
    { line: `APPROVE ${code} OFFICIAL`, meaning: meaning('approveOfficial') },
    { line: `HOLD ${code}`, meaning: meaning('hold') },
    { line: `HOLD ${code} UNTIL`, add: [meaning('day')], meaning: meaning('holdUntil') },
    { line: `INTRODUCTION ${code}`, add: [meaning('text')], meaning: meaning('introduce') },
    { line: `REJECT ${code}`, add: [meaning('reason')], meaning: meaning('reject') },
    {
      line: `CORRECT ${code}`,
      add: [meaning('country'), meaning('field'), meaning('value')],
      meaning: meaning('correct'),
    },
    ...(unread.length
      ? [{ line: `READ ${code}`, add: [meaning('password')], meaning: meaning('read') }]
      : []),
  ];
}

function whyItWaits(data: Data, voice: Voice): string {
  const say = (key: string, count = 0): string => voice.say(`approval-request.${key}`, { count });
  const reasons = [
    data.authenticity.forwardedBy === null ? null : say('whyForwarded'),
    data.authenticity.genuine ? null : say('whyNotGenuine'),
    data.doubts.length === 0 ? null : say('whyDoubts'),
    data.unread.length === 0 ? null : say('whyUnread', data.unread.length),
    data.held ? say('whyHeld') : null,
    data.persons > 1 ? say('whyTwo') : null,
  ].filter((reason) => reason !== null);
  return reasons.length ? reasons.join(' ') : say('whyAlways');
}

function othersLine({ others, persons }: Data, voice: Voice): string | null {
  if (others.length === 0) return null;
  const names = voice.list(others);
  return persons > 1
    ? voice.say('approval-request.alsoAskedTwo', { names })
    : voice.say('approval-request.alsoAsked', { names });
}

/** Who gets it, who sees a part of it or gets it later, and who does not and why. */
function audienceFacts({ audience, committees }: Data, voice: Voice) {
  const say = (key: string, values: object = {}): string =>
    voice.say(`approval-request.${key}`, { ...values });
  const { total, extracts, digests, without, official } = audience;
  const languages = audience.byLanguage.map(({ language, count }) =>
    say('audiencePart', { count, languageName: voice.languageName(language) }),
  );
  const seats = audience.byCommittee.map(({ committee, count }) => `${committee} ${count}`);
  const none = audience.inNone ? [say('inNone', { count: audience.inNone })] : [];
  return [
    [say('inAll'), total ? say('members', { total }) : say('audienceNone')],
    [say('byLanguage'), total ? voice.list(languages) : null],
    [say('byCommittee'), total ? [...seats.map(voice.apart), ...none].join(' · ') : null],
    [say('inPart'), extracts ? say('extracts', { count: extracts }) : null],
    [say('later'), digests ? say('digests', { count: digests }) : null],
    [
      say('notIncluded'),
      voice.list(without.map(({ reason, count }) => say(reason, { count }))) || null,
    ],
    [say('ifOfficial'), official === total ? null : say('members', { total: official })],
    [say('filedWith'), voice.list(committees)],
  ] as const;
}
