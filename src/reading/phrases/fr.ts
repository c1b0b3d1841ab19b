import { frenchNumber } from './fr-numbers.ts';
import { asks, genders } from './fr-persons.ts';
import { standings } from './fr-standings.ts';
import { decided, group, personStatuses } from './fr-status.ts';
import { steps } from './fr-steps.ts';
import { frenchViolationNames, frenchViolations } from './fr-violations.ts';
import type { Phrases } from './phrases.ts';

/** French, the IPU's second working language. */
export const french: Phrases = {
  language: 'fr',
  adopted:
    /^(?:D[éeè]c[il1]s[il1][o0]n|R[éeè]s[o0][l1I]ut[il1][o0]n|D[ÉE]C[I1l]S[I1l][O0]N|R[ÉE]S[O0]LUT[I1l][O0]N) (?:ad[o0]pt[éeè]e|AD[O0]PT[ÉE]E)(?!\p{L})/u,
  standings,
  notFinal: /sous réserve de mise en forme|sous réserve de révision/i,
  bodies: [
    [
      /Conse[il1]{1,2} d[il1]recteur|Conseil (?:interparlementaire|de l'(?:UIP|Union interparlementaire))/i,
      'council',
    ],
    [/Comit[éeè]/i, 'committee'],
  ],
  manners: [
    [/unanimit[éeè]|unanimement/i, 'unanimously'],
    [/con[cs]en[cs]us/i, 'consensus'],
    [/sans (?:être mise? aux voix|vote|(?:un )?vote)/i, 'without-vote'],
    [/par (?:un )?vote|à la suite d'un vote|aux voix|à la majorité/i, 'vote'],
  ],
  session:
    /(?:[àâa]|lors de|au cours de) (?:sa|la)\s+(?:(?:ère|re|e|ème|ᵉ)\s+)?(?<number>[\dIlO]{1,3})\s*(?<suffix>ère|re|ème|eme|ième|è|e|ᵉ)?(?:[^\p{L}\d(]{0,2}m[èeé]?|[^\p{L}\d(]{0,2})\s*(?:session|\()/iu,
  ordinal: (n) => (n === 1 ? ['ère', 're'] : ['e', 'è', 'ème', 'eme', 'ième', 'ᵉ']),
  virtual: /\bvirtuel|\ben ligne|(?<!\p{L})à distance|\bvisioconf|\bvidéoconf/iu,
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
    contents: /^(?:sommaire|table des mati[èe]res)(?:\s+pages?)?\s*:?$/i,
    violations:
      /^(?:all[ée]gations? d(?:e|'|es) ?(?:violations?|atteintes?)|(?:violations?|atteintes?)(?:\(s\))? (?:présumées?|alléguées?|supposées?|dénoncées?))(?: (?:graves? )?(?:de|des|aux|du) droits? (?:de l'homme|humains?|fondamentaux|de la personne(?: humaine)?))?\s*:?$|^(?:violations?|atteintes?) (?:de|des|aux) droits? (?:de l'homme|humains?|fondamentaux|de la personne(?: humaine)?) (?:présumées?|alléguées?|supposées?|dénoncées?)\s*:?$/i,
    summary: /^(?:[A-Z]\s*[.)]\s*)?r[ée]sum[ée] (?:(?:du|des) (?:cas|faits)|de l'affaire)\s*:?$/i,
    decision:
      /^(?:[A-Z]\s*[.)]\s*)?(?:D[ée]cision|DÉCISION|DECISION|R[ée]solution|R[ÉE]SOLUTION)\s*:?$/,
    corrigendum: /^(?:corrigend(?:um|a)|rectificatif)(?=\W|$)/i,
  },
  opening:
    /^le (?:conseil (?:d[il1]recteur|interparlementaire)\b[^.;]{0,60}|comit[ée](?: des droits de l'homme des parlementaires)?(?: de l'union interparlementaire)?),?$/i,
  // "CASE N°" stands in French texts too (Burundi, DR Congo).
  caseWord: /^(?:cas|case|affaire)\s?n(?:[°º˚ª*'’‘"“”^?]{1,2}|os?\b\.?|[e0](?=\s)|\.)\s*/i,
  box: {
    labels: [
      /^cas (?:[A-Z]{2,4}\s?[-/ ]?\s?(?:COLL\s?[-/]\s?)?\d{1,3}(?:,|;| ?-)?(?: (?:et|à))? ?){1,40}$/i,
      /: parlement (?:non )?(?:membre|affilié)/i,
      /^victimes?(?:\(s\))?\s*:/i,
      /^plaignants?(?:\(s\))? qualifiés?(?:\(s\))?\s*:/i,
      /^(?:dépôts?|présentation|soumission|date de (?:dépôt|soumission))(?: de (?:la|chaque) plainte| des plaintes)?\s*:/i,
      /^(?:dernières?|récentes?)?(?:\(s\))? ?(?:décision|mission)s?(?:\(s\))?(?: récentes?(?:\(s\))?)?(?: de l'uip)?\s*:/i,
      /^(?:dernières?|récentes?)?(?:\(s\))? ?auditions?(?:\(s\))?(?: récentes?(?:\(s\))?)?(?: (?:devant le|du|par le) comité)?\s*:/i,
      /^(?:suivi|suites?)(?: données?)? récente?s?\s*:|^faits récents\s*:/i,
    ],
    cases: /^cas (?=[A-Z]{2,4}\s?[-/ ]?\s?(?:COLL\s?[-/]\s?)?\d{1,3}\b)/i,
    victims: /^victimes?(?:\(s\))?\s*:\s*/i,
    followUp: /^(?:suivi|suites?)(?: données?)? récente?s?\s*:|^faits récents\s*:/i,
    tails: /^comité \(annexe|^(?:du )?(?:la )?procédure du comité|^(?:membre )?(?:de )?l'uip$/i,
  },
  parliamentarians:
    /(?<!\p{L})(?:parlementaires?|députée?s?|sénat(?:eur|rice)s?|membres? (?:du parlement|de l'opposition))(?!\p{L})/iu,
  numbers: frenchNumber,
  personStatuses,
  group,
  decided,
  steps,
  contentsEntry: /^(?:projet de )?(?:décision|résolution)(?=\W|$)/i,
  genders,
  violations: frenchViolations,
  violationNames: frenchViolationNames,
  and: /,?\s+et\s+|\s?[,;]\s+/i,
  delegation: /^l(?:a|es) délégations? |^des réserves /i,
  reservation:
    /délégations? ((?:de la |de l'|du |des |de |d')[^.;]{2,300}?) (?:a|ont|avait|avaient) (?:exprimé|émis|formulé|fait|indiqué|tenu à exprimer|tenu à formuler|voulu|souhaité|pris la parole pour)(?!\p{L})[^.]{0,200}?(?<!\p{L})réserves?(?!\p{L})|(?<!\p{L})réserves?(?!\p{L}) [^.]{0,80}?par l(?:a|es) délégations? ((?:de la |de l'|du |des |de |d')[^.;]{2,300}?)(?= (?:sur|concernant|quant|au sujet|à propos|à l'égard)(?!\p{L})|[.;]|$)/iu,
  ownDelegation: {
    concerned:
      /délégation (?:concernée|intéressée|en question|du pays (?:concerné|intéressé|en question))(?!\p{L})/iu,
    adjective: /(?<!\p{L})la délégation (\p{Ll}+)/iu,
  },
  reserved: /(?<!\p{L})réserves?(?!\p{L})/iu,
  asks,
  common: /(?<!\p{L})(?:le|la|les|des|du|et|que|qui|une|dans)(?!\p{L})/giu,
};
