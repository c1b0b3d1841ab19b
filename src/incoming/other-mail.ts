/**
 * What the IPU sends that speaks of decisions and brings none: bulletins, press releases,
 * invitations, questions about what was done, drafts, reports. It is known by its headline (the
 * subject and the names of its files), because a letter with decisions speaks of all these too.
 */
import type { OtherSort } from '../domain/other-mail.ts';
import type { MailDocument } from './documents.ts';
import type { ParsedMail } from './mail.ts';

const sorts = {
  draft:
    /\bdrafts?\b|\bnon[- ]edited\b|\bfor (?:your )?comments?\b|\bprojets? de (?:décision|résolution|texte)s?\b|\bpour (?:vos )?(?:commentaires|observations)\b|\bavant[- ]projet\b|\bproyectos? de (?:decisión|resolución)/iu,
  'mission-report':
    /\bmission[ _-]reports?\b|\breports? (?:of|on) the (?:[\p{L}’']+[ -]){0,3}mission\b|\brapports? (?:de|sur la) (?:la )?mission\b|\binformes? de (?:la )?misión\b/iu,
  'summary-record':
    /\bsummary records?\b|\bminutes of\b|\bcomptes?[ -]rendus?\b|\bprocès[ -]verba(?:l|ux)\b|\bactas? resumidas?\b|(?<!\p{L})SR[._-]?\d/iu,
  'press-release':
    /\bpress[ _-]?(?:releases?|notes?|statements?|conferences?|brief(?:ing)?s?|kit)\b|\bmedia (?:advisory|release|alert)\b|\bcommuniqués?(?: de presse)?\b|\bcomunicados? de prensa\b|\bfor immediate release\b|\bconférence de presse\b|^(?:ipu )?news\b/iu,
  bulletin:
    /\b(?:e-?)?bulletins?\b|\bnewsletters?\b|\b(?:e-?)?news(?:flash|brief| digest| alert)s?\b|\binfolettres?\b|\blettres? d['’]information\b|\bbolet[ií]n(?:es)?\b|\bnyhedsbrev\b|\bmonthly (?:digest|update|highlights)\b|\bthe week at the ipu\b/iu,
  survey:
    /\bsurveys?\b|\bquestionnaires?\b|\bsondages?\b|\benquêtes?\b|\bencuestas?\b|\bcuestionarios?\b|\bspørgeskema\b|\bwhat (?:did|has|have) (?:you|your parliament)\b|\b(?:follow[- ]up|action)s? taken (?:by|on|in)\b|\bsuites? donnée?s\b|\bqu['’]a (?:fait|entrepris) votre parlement\b|\brequest for information\b|\bdemande d['’]informations?\b/iu,
  invitation:
    /\binvitations?\b|\bconvocations?\b|\bsave the date\b|\bregistrations?\b|\binscriptions?\b|\b(?:provisional |draft |annotated )?agendas?\b|\bordre du jour\b|\bprogramme of (?:the|work)\b|\bnotice of (?:the )?meeting\b|\bwebinars?\b|\bworkshops?\b|\bcall for (?:nominations|candidatures|candidates)\b|\bappel à candidatures?\b/iu,
} as const satisfies Record<OtherSort, RegExp>;

/** What a letter with decisions is never called, whatever else its subject says. */
const decided: ReadonlySet<OtherSort> = new Set([
  'draft',
  'press-release',
  'bulletin',
  'survey',
  'invitation',
]);

const ofDecisions =
  /d[ée]cisions?|r[ée]solutions?|corrigend|rectificatif|\bCL[ ./_-]?\d{3}|\bDH[ ./_-]?\d{4}/iu;

function sortIn(headline: string): { sort: OtherSort; words: string } | null {
  for (const [sort, pattern] of Object.entries(sorts)) {
    const words = pattern.exec(headline.replaceAll('_', ' '))?.[0];
    if (words) return { sort: sort as OtherSort, words };
  }
  return null;
}

/** Outermost first: the mail itself, then the mails that it passes on. */
const subjectsOf = (mail: ParsedMail): string[] => [
  mail.subject.replace(/^(?:\s*\p{L}{1,4}\s?:)+/u, '').trim(),
  ...mail.embedded.flatMap(subjectsOf),
];

/** @returns null for a mail that may bring decisions */
export function otherSortOf(
  mail: ParsedMail,
  documents: readonly MailDocument[],
): { sort: OtherSort; words: string } | null {
  const names = documents.map(({ filename }) => ({ filename, other: sortIn(filename) }));
  // One file that is called a decision, and no draft of one, is enough to look into them all.
  if (names.some(({ filename, other }) => !other && ofDecisions.test(filename))) return null;
  const first = names[0]?.other;
  if (first && names.every(({ other }) => other)) return first;
  for (const subject of subjectsOf(mail)) {
    const other = sortIn(subject);
    if (other && (decided.has(other.sort) || !ofDecisions.test(subject))) return other;
  }
  return null;
}
