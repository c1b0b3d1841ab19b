import { frenchNumber } from './fr-numbers.ts';
import { asks, genders } from './fr-persons.ts';
import { frenchViolations } from './fr-violations.ts';
import type { Phrases } from './phrases.ts';

/** French, the IPU's second working language. */
export const french: Phrases = {
  language: 'fr',
  adopted:
    /^(?:Décision|Résolution|Decision|Resolution|DÉCISION|RÉSOLUTION|DECISION|RESOLUTION) (?:adopté|adopte|ADOPTÉ|ADOPTE)[eE](?=\s|$)/,
  draft: /^projet de (?:décision|résolution)|version non (?:éditée|révisée|définitive)|^projet$/i,
  notFinal: /sous réserve de mise en forme|sous réserve de révision/i,
  bodies: [
    [
      /Conseil directeur|Conseil (?:interparlementaire|de l'(?:UIP|Union interparlementaire))/i,
      'council',
    ],
    [/Comité/i, 'committee'],
  ],
  manners: [
    [/à l'unanimité|unanimement/i, 'unanimously'],
    [/con[cs]en[cs]us/i, 'consensus'],
    [/sans (?:être mise? aux voix|vote|(?:un )?vote)/i, 'without-vote'],
    [/par (?:un )?vote|à la suite d'un vote|aux voix|à la majorité/i, 'vote'],
  ],
  session:
    /(?:à|lors de|au cours de) (?:sa|la)\s+(?:(?:ère|re|e|ème|ᵉ)\s+)?(?<number>\d{1,3})\s*(?<suffix>ère|re|e|ème|eme|ième|ᵉ)?\s*(?:session|\()/i,
  ordinal: (n) => (n === 1 ? ['ère', 're'] : ['e', 'ème', 'eme', 'ième', 'ᵉ']),
  virtual: /\bvirtuel|\ben ligne|\bà distance/i,
  months: [
    'janvier',
    'fevrier',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'aout',
    'septembre',
    'octobre',
    'novembre',
    'decembre',
  ],
  headings: {
    contents: /^(?:sommaire|table des matières)$/i,
    violations:
      /^(?:allégations de violations?|violations? (?:présumées?|alléguées?)) (?:des |de )?(?:droits? (?:de l'homme|humains?|fondamentaux|de la personne humaine))?\s*:?$/i,
    summary: /^(?:[A-Z]\s*\.\s*)?résumé (?:du|des) cas\s*:?$/i,
    decision: /^(?:[A-Z]\s*\.\s*)?(?:Décision|DÉCISION|Résolution|RÉSOLUTION)\s*:?$/,
    corrigendum: /^(?:corrigend(?:um|a)|rectificatif)(?=\W|$)/i,
  },
  opening:
    /^le (?:conseil (?:directeur|interparlementaire)\b.*|comité des droits de l'homme des parlementaires(?: de l'union interparlementaire)?),?$/i,
  // "CASE N°" stands in French texts too (Burundi, DR Congo).
  caseWord: /^(?:cas|case|affaire)\s+n(?:°|º|os?\b\.?|\.)\s*/i,
  box: {
    labels: [
      /^cas (?:[A-Z]{2,4}[-/ ]?(?:COLL[-/])?\d{1,3}(?:,|;| ?-)?(?: (?:et|à))? ?)+$/i,
      /: parlement (?:non )?(?:membre|affilié)/i,
      /^victimes?(?:\(s\))?\s*:/i,
      /^plaignants?(?:\(s\))? qualifiés?(?:\(s\))?\s*:/i,
      /^dépôts? de la plainte\s*:|^dates? de dépôt/i,
      /^dernières?(?:\(s\))? (?:décision|mission)s?(?:\(s\))?\b/i,
      /^dernières?(?:\(s\))? auditions?(?:\(s\))? devant le comité\s*:/i,
      /^suivi récent\s*:/i,
    ],
    cases: /^cas (?=(?:[A-Z]{2,4}[-/ ]?(?:COLL[-/])?\d{1,3}(?:,|;| ?-)?(?: (?:et|à))? ?)+$)/i,
    victims: /^victimes?(?:\(s\))?\s*:\s*/i,
  },
  parliamentarians:
    /\b([\p{L}\d-]+) (?:(?:ancien|hommes|femmes)s? )*(?:parlementaires?|députée?s?|sénat(?:eur|rice)s?|membres? (?:du parlement|de l'opposition))/iu,
  numbers: frenchNumber,
  contentsEntry: /^(?:projet de )?(?:décision|résolution)(?=\W|$)/i,
  genders,
  violations: frenchViolations,
  and: /\s+et\s+/i,
  delegation: /^\d{1,2}\s+l(?:a|es) délégations? d/i,
  reservation:
    /délégations? (?:de la |de l'|du |des |de |d')(.+?) (?:a|ont|avait|avaient) (?:exprimé|émis|formulé|fait part de|fait)\b[^.]*\bréserves?/i,
  asks,
  common: /(?<!\p{L})(?:le|la|les|des|du|et|que|qui|une|dans)(?!\p{L})/giu,
};
