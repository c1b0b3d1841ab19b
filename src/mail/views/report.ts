/** What we tell the IPU, and its draft for the clerk. */
import type { ActionView, Mails, Sender } from '../mails.ts';
import type { View } from '../template.ts';
import { type Voice, voiceOf } from '../voice.ts';
import { commandsView } from './commands.ts';
import { caseNames, countryNames, greetingOf } from './facts.ts';

export function reportView(data: Mails['report'], voice: Voice): View {
  const report = describe(data, voice);
  return { ...report, report };
}

/** The report stands in the draft in the language in which the IPU will read it. */
export function reportDraftView(data: Mails['report-draft'], voice: Voice, sender: Sender): View {
  const language = data.reportLanguage ?? (voice.language === 'fr' ? 'fr' : 'en');
  const { code, reply } = data;
  return {
    greeting: greetingOf(data.clerk, voice),
    number: data.report.number,
    to: data.to,
    report: describe(data.report, voiceOf(language, sender.timeZone)),
    ...commandsView(
      [
        { line: `APPROVE ${code}`, meaning: 'report-draft.approve', primary: true },
        { line: `REJECT ${code}`, add: ['report-draft.reason'], meaning: 'report-draft.reject' },
      ],
      reply,
      voice,
    ),
  };
}

function describe(data: Mails['report'], voice: Voice): View {
  const { figures } = data;
  const fact = (key: string, amount: number) => ({
    label: voice.say(key),
    value: voice.number(amount),
  });
  return {
    words: voice.words,
    reportLanguage: voice.language,
    reportChamber: data.chamber,
    number: data.number,
    from: voice.day(data.from),
    until: voice.day(data.until),
    figures: [
      fact('report.mailings', figures.mailings),
      fact('report.cases', figures.cases),
      fact('report.countries', figures.countries),
      fact('report.membersInformed', figures.membersInformed),
      fact('report.actionCount', figures.actions),
    ],
    hasKinds: data.byKind.length > 0,
    byKind: data.byKind.map(({ kind, count }) => fact(`actions.${kind}`, count)),
    actions: data.actions.map((action) => ({
      kindName: voice.say(`actions.${action.kind}`),
      doneOn: voice.day(action.doneOn),
      who: action.who,
      about: about(action, voice),
      what: action.what,
    })),
    hasOpen: data.open.length > 0,
    open: data.open.map((item) => ({ ...item, deadline: voice.day(item.deadline) })),
  };
}

/** Countries and cases; null for an action that concerns them all. */
function about(action: ActionView, voice: Voice): string | null {
  const subjects = [countryNames(action, voice), voice.join(caseNames(action.cases))].filter(
    Boolean,
  );
  return subjects.length
    ? voice.say('report.concerning', { subjects: subjects.join(' · ') })
    : null;
}

export const reportAcknowledgedView = (data: Mails['report-acknowledged'], voice: Voice): View => ({
  greeting: greetingOf(data.clerk, voice),
  number: data.number,
  from: data.from,
  text: data.text,
});
