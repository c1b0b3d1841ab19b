import type { ReviewView } from '../mails/mailing.ts';
import type { View } from '../template.ts';
import type { Voice } from '../voice.ts';

/** What a clerk checks of one decision: where it stands, whether it came before, what comes next. */
export function reviewView(review: ReviewView | undefined, voice: Voice): View {
  const say = (key: string, values: object = {}): string =>
    voice.say(`approval-request.${key}`, { ...values });
  return {
    source: review?.source ?? null,
    sourceWhere: review?.source && say('source', review.source),
    beforeLine: review?.receivedBefore
      ? say('receivedBefore', { received: voice.moment(review.receivedBefore) })
      : null,
    steps: (review?.nextSteps ?? []).map(({ text, on }) => ({ text, on: on && voice.day(on) })),
    spellings: (review?.spellings ?? []).map(({ code, from, to }) =>
      say('spelling', { code, from: voice.apart(from), to: voice.apart(to) }),
    ),
  };
}
