import type { Mails } from '../mails.ts';
import { isMarkerLine } from '../marker.ts';
import type { View } from '../template.ts';
import type { Voice } from '../voice.ts';
import { commandsView } from './commands.ts';
import { greetingOf } from './facts.ts';
import { mailingView } from './mailing.ts';
import { reviewView } from './review.ts';

type Data = Mails['approval-request'];

/** Everything a clerk needs to say yes or no, doubts first. */
export function approvalRequestView(data: Data, voice: Voice): View {
  const { authenticity, audience, code } = data;
  const mailing = mailingView(data.mailing, voice);
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
    urgent: data.urgent,
    trial: data.trial,
    hasDoubts: data.doubts.length + data.unread.length > 0,
    doubts: data.doubts,
    unread: data.unread,
    genuine: authenticity.genuine,
    verdict: voice.say(`approval-request.${authenticity.genuine ? 'genuine' : 'notGenuine'}`),
    forwardedBy: authenticity.forwardedBy,
    evidence: authenticity.evidence,
    total: audience.total,
    audienceLine: audienceLine(audience, voice),
    withoutLine: withoutLine(audience, voice),
    committeeNames: voice.list(data.committees),
    preview: withoutMarker(data.preview),
    ...commandsView(
      [
        { line: `APPROVE ${code}`, meaning: 'approval-request.approve', primary: true },
        {
          line: `APPROVE ${code} ${data.committees.slice(0, 2).join(' ')}`,
          meaning: 'approval-request.approveSome',
        },
        { line: `HOLD ${code}`, meaning: 'approval-request.hold' },
        {
          line: `REJECT ${code}`,
          add: ['approval-request.reason'],
          meaning: 'approval-request.reject',
        },
        {
          line: `CORRECT ${code}`,
          add: ['approval-request.country', 'approval-request.field', 'approval-request.value'],
          meaning: 'approval-request.correct',
        },
        ...(data.unread.length
          ? [
              {
                line: `READ ${code}`,
                add: ['approval-request.password'],
                meaning: 'approval-request.read',
              },
            ]
          : []),
      ],
      data.reply,
      voice,
    ),
  };
}

function whyItWaits(data: Data, voice: Voice): string {
  const say = (key: string, count = 0): string => voice.say(`approval-request.${key}`, { count });
  const reasons = [
    data.authenticity.forwardedBy === null ? null : say('whyForwarded'),
    data.authenticity.genuine ? null : say('whyNotGenuine'),
    data.doubts.length === 0 ? null : say('whyDoubts'),
    data.unread.length === 0 ? null : say('whyUnread', data.unread.length),
  ].filter((reason) => reason !== null);
  return reasons.length ? reasons.join(' ') : say('whyAlways');
}

function audienceLine(audience: Data['audience'], voice: Voice): string {
  if (audience.total === 0) return voice.say('approval-request.audienceNone');
  const parts = audience.byLanguage.map(({ language, count }) =>
    voice.say('approval-request.audiencePart', {
      count,
      languageName: voice.languageName(language),
    }),
  );
  return voice.say('approval-request.audience', {
    total: audience.total,
    languages: voice.list(parts),
  });
}

function withoutLine(audience: Data['audience'], voice: Voice): string | null {
  if (audience.without.length === 0) return null;
  const reasons = audience.without.map(({ reason, count }) =>
    voice.say(`approval-request.${reason}`, { count }),
  );
  return voice.say('approval-request.without', { reasons: voice.list(reasons) });
}

/** The preview's own marker would read as if a reply belonged above it. */
const withoutMarker = (text: string): string => {
  const [first = '', ...rest] = text.trim().split('\n');
  return isMarkerLine(first) ? rest.join('\n').trim() : text.trim();
};
