import type { Decision } from '../../domain/decision.ts';
import { saidDoubts } from './said-doubts.ts';

/** A decision in the field names of the fixtures' manifest; what the manifest does not know stands last. */
export const decisionFields = (d: Decision) => ({
  country: d.country,
  body: d.body,
  session: d.session,
  place: d.place,
  adopted: d.adopted,
  ...(d.adoptedFrom ? { adoptedFrom: d.adoptedFrom } : {}),
  manner: d.manner,
  mps: d.mps,
  cases: d.cases,
  collective: d.collective,
  violations: d.violations,
  violationsPrinted: d.violationsPrinted,
  paragraphs: d.paragraphs.length,
  asksParliaments: d.paragraphs.filter((p) => p.asksParliaments).map((p) => p.number),
  ...(d.reservations.length ? { reservations: d.reservations } : {}),
  countryPrinted: d.countryPrinted,
  status: d.status,
  summary: d.summary,
  paragraphTexts: d.paragraphs.map((p) => p.text),
  nextSteps: d.nextSteps,
  page: d.page,
  places: d.places,
  doubts: saidDoubts(d.doubts),
});

/** How many parliamentarians and countries some decisions are about. */
export const totalsOf = (decisions: readonly Decision[]) => ({
  mps: decisions.reduce((sum, d) => sum + (d.mps ?? 0), 0),
  countries: new Set(decisions.map((d) => d.country)).size,
});
