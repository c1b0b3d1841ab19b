/** What became of a report after it was approved. */
import type { Mails } from '../mails.ts';
import type { View } from '../template.ts';
import type { Voice } from '../voice.ts';
import { countryNames, greetingOf } from './facts.ts';
import { correctingOrders, reportOrdersView } from './report-orders.ts';

export function reportSentView(data: Mails['report-sent'], voice: Voice): View {
  const { number, from, until, actions } = data.report.content;
  const orders = actions.length
    ? correctingOrders(data.code, Math.min(3, actions.length), voice)
    : [];
  return {
    greeting: greetingOf(data.clerk, voice),
    number,
    from: voice.day(from),
    until: voice.day(until),
    to: data.to,
    sentAt: voice.moment(data.sentAt),
    hasActions: actions.length > 0,
    actions: actions.map((action, at) => ({
      place: `${at + 1}.`,
      kindName: voice.say(`actions.${action.kind}`),
      // Its cases say where it was; without any the countries do.
      about: [
        voice.day(action.doneOn),
        voice.join(action.cases.map(({ code }) => code)) || countryNames(action, voice),
      ]
        .filter(Boolean)
        .join(' · '),
    })),
    orders: reportOrdersView(orders, data.reply, voice),
  };
}

export const reportUnansweredView = (data: Mails['report-unanswered'], voice: Voice): View => ({
  greeting: greetingOf(data.clerk, voice),
  number: data.number,
  to: data.to,
  sentOn: voice.day(data.sentOn),
  days: data.days,
});

export const reportAcknowledgedView = (data: Mails['report-acknowledged'], voice: Voice): View => ({
  greeting: greetingOf(data.clerk, voice),
  number: data.number,
  from: data.from,
  text: data.text,
  asks: data.asks,
});
