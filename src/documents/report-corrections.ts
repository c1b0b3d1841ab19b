/** What earlier reports said and does not hold: only the points that differ. */
import type { ReportAction, ReportCorrection } from '../domain/report-content.ts';
import { caseNames, countryNames } from '../mail/views/facts.ts';
import type { Voice } from '../mail/voice.ts';
import { evidenceNames, whoActed } from './report-actions.ts';
import { type Said, said } from './said.ts';

/** How an action shows a point: in our words, or as somebody's own. */
type Point = { readonly text: string } | { readonly said: Said };

export function correctionView({ report, before, after, reason }: ReportCorrection, voice: Voice) {
  const say = (key: string, values?: Readonly<Record<string, unknown>>) =>
    voice.say(`report-paper.${key}`, values);
  return {
    heading: say('correction', {
      number: report,
      kind: voice.say(`actions-done.${before.kind}`),
      day: voice.day(before.doneOn),
    }),
    withdrawn: after ? null : say('withdrawn'),
    what: after || !before.what ? null : said(before.what, voice),
    points: after ? differences(before, after, voice) : [],
    reason: reason && say('reason', { reason }),
  };
}

function differences(before: ReportAction, after: ReportAction, voice: Voice) {
  const [old, now] = [pointsOf(before, voice), pointsOf(after, voice)];
  return Object.keys(old)
    .map((name) => ({ name, before: old[name], after: now[name] }))
    .filter((each) => JSON.stringify(each.before) !== JSON.stringify(each.after))
    .map((each) => ({ ...each, name: voice.say(`report-paper.${each.name}`) }));
}

function pointsOf(action: ReportAction, voice: Voice): Readonly<Record<string, Point>> {
  const none = voice.say('report-paper.nothingThere');
  const words = (text: string): Point => ({ text: text || none });
  return {
    pointKind: words(voice.say(`actions-done.${action.kind}`)),
    pointDay: words(voice.day(action.doneOn)),
    pointActor: words(whoActed(action, voice)),
    pointCountries: words(countryNames(action, voice)),
    pointCases: words(voice.join(caseNames(action.cases))),
    pointWhat: action.what ? { said: said(action.what, voice) } : words(''),
    pointVisibility: words(voice.say(`report-paper.${action.visibility}`)),
    pointEvidence: words(voice.join(evidenceNames(action, voice))),
  };
}
