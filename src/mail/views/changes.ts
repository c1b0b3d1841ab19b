import type { CaseView, ChangesView, DecisionView } from '../mails/mailing.ts';
import type { Voice } from '../voice.ts';
import { caseNames } from './facts.ts';

/** Longer lists end in "and 2 others". */
const namesShown = 5;

/** `Since the decision of 17 October 2019: new: UGA-21 Kassiano Wadri; no longer alleged: impunity.` */
function changeLine(changes: ChangesView, voice: Voice): string {
  const say = (key: string, values: object = {}): string =>
    voice.say(`changes.${key}`, { ...values });
  const violations = (these: ChangesView['newViolations']): string =>
    voice.join(these.map((one) => voice.say(`shortViolations.${one}`)));
  const parts = [
    changes.added.length ? say('added', { names: named(changes.added, voice) }) : null,
    changes.gone.length ? say('gone', { names: named(changes.gone, voice) }) : null,
    changes.mps ? say('mps', changes.mps) : null,
    changes.newViolations.length
      ? say('newViolations', { violations: violations(changes.newViolations) })
      : null,
    changes.goneViolations.length
      ? say('goneViolations', { violations: violations(changes.goneViolations) })
      : null,
    ...changes.persons.map(
      ({ code, status }) => `${code} ${voice.say(`personStatuses.${status}`)}`,
    ),
    changes.status ? voice.say(`statuses.${changes.status}`) : null,
  ].filter((part) => part !== null);
  const since = changes.since ? say('since', { day: voice.day(changes.since) }) : say('sinceLast');
  return say('line', { since, what: parts.length ? parts.join(say('and')) : say('nothing') });
}

function named(cases: readonly CaseView[], voice: Voice): string {
  const hidden = cases.length - namesShown;
  return voice.join([
    ...caseNames(cases.slice(0, namesShown)),
    ...(hidden > 0 ? [voice.say('common.others', { count: hidden })] : []),
  ]);
}

/** The lines that tell what a decision changes; empty for a first one. */
export function changesView(decision: DecisionView, voice: Voice) {
  return {
    correctsLine: decision.corrects
      ? voice.say('changes.corrects', { received: voice.moment(decision.corrects) })
      : null,
    changeLine: decision.changes ? changeLine(decision.changes, voice) : null,
  };
}
