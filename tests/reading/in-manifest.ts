import type { Decision } from '../../src/domain/decision.ts';
import type { ExpectedDecision } from './samples.ts';

/** A decision in the field names of the manifest. */
export function inManifest(decision: Decision): ExpectedDecision {
  const { country, body, session, place, adopted, adoptedFrom, manner, mps, cases } = decision;
  const { collective, violations, violationsPrinted, paragraphs, reservations } = decision;
  return {
    country,
    body,
    session: session ?? 0,
    place: place ?? '',
    adopted: adopted ?? '',
    manner,
    mps: mps ?? 0,
    cases: cases.map(({ code, printed, name, gender }) => ({
      code,
      printed,
      name,
      gender,
    })) as ExpectedDecision['cases'],
    collective,
    violations,
    violationsPrinted,
    paragraphs: paragraphs.length,
    asksParliaments: paragraphs.filter((each) => each.asksParliaments).map((each) => each.number),
    ...(adoptedFrom ? { adoptedFrom } : {}),
    ...(reservations.length > 0 ? { reservations } : {}),
  };
}
