import { englishNumber } from './en-numbers.ts';
import { asks, genders } from './en-persons.ts';
import { standings } from './en-standings.ts';
import { decided, group, personStatuses } from './en-status.ts';
import { steps } from './en-steps.ts';
import { englishViolationNames, englishViolations } from './en-violations.ts';
import type { Phrases } from './phrases.ts';

/** English, the IPU's first working language. */
export const english: Phrases = {
  language: 'en',
  adopted:
    /^(?:Dec[il1]s[il1][o0c]n|Res[o0c][l1I]ut[il1][o0c]n|DECIS[I1l][O0]N|RES[O0]LUT[I1l][O0]N) (?:ad[o0]pted|AD[O0]PTED)(?!\p{L})/u,
  standings,
  notFinal: /subject to final editing/i,
  bodies: [
    [
      /Gove[a-z]{2,6} Council|(?:[Il]PU|Inter-Parliamentary) Council|Council of the (?:IPU|Inter-Parliamentary Union)/i,
      'council',
    ],
    [/Co[mnr]{1,5}[il1]t{1,2}ee/i, 'committee'],
  ],
  manners: [
    [/unan[il1]mous/i, 'unanimously'],
    // "concensus": misprint of the 190th and 191st session.
    [/con[cs]en[cs]us/i, 'consensus'],
    [/without (?:a )?vote/i, 'without-vote'],
    [/by (?:a )?(?:roll-call )?vote/i, 'vote'],
  ],
  // "at its 178'h session": OCR breaks ordinals and takes l, I and O for figures.
  session:
    /\ba[tl1] (?:its|lts|1ts|the)\s+(?:(?:st|nd|rd|th)\s+)?(?<number>[\dIlO]{1,3})\s*(?:(?<suffix>st|nd|rd|th)|[^\p{L}\d(]{0,2}[ht]{1,2}|[^\p{L}\d(]{0,2})\s*(?:session|\()/iu,
  ordinal: (n) => [
    n % 100 > 10 && n % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th'),
  ],
  virtual: /\bvirtual|\bon-?line\b|\bremote|\bvideo-?conference/i,
  months: [
    'january',
    'february',
    'march',
    'april',
    'may',
    'june',
    'july',
    'august',
    'september',
    'october',
    'november',
    'december',
  ],
  headings: {
    contents: /^(?:table of )?contents(?:\s+pages?)?\s*:?$/i,
    violations:
      /^a[l1I]{2}eged (?:human[ -]rights )?vio[l1I]ations?(?: of human rights)?\s*[:.]?$/i,
    summary: /^(?:[A-Z]\s*[.,)]\s*)?summary of (?:the )?(?:cases?|facts)\s*:?$/i,
    decision: /^(?:[A-Z8]\s*[.,)]\s*)?(?:Decision|DECISION|Resolution|RESOLUTION)\s*:?$/,
    corrigendum: /^corrigend(?:um|a)\b/i,
  },
  opening:
    /^the (?:(?:[Il]PU )?(?:gove[a-z]{2,6} )?council\b[^.;]{0,60}|co[mnr]{1,5}[il1]t{1,2}ee(?: on the human rights of parliamentarians)?(?: of the [Il]nter-parliamentary union)?),?$/i,
  caseWord: /^cases?\s?n(?:[°º˚ª*'’‘"“”^?]{1,2}|os?\b\.?|[e0](?=\s)|\.)\s*/i,
  box: {
    labels: [
      /^cases? (?:[A-Z]{2,4}\s?[-/ ]?\s?(?:COLL\s?[-/]\s?)?\d{1,3}(?:,|;| ?-)?(?: (?:and|to))? ?){1,40}$/i,
      /: parliament (?:not )?affiliated/i,
      /^victims?(?:\(s\))?\s*:/i,
      /^qualified complainants?(?:\(s\))?\s*:/i,
      /^submission of (?:the )?complaints?(?:\(s\))?\s*:/i,
      /^(?:(?:most )?recent )?ipu (?:decision|mission)s?(?:\(s\))?\s*:/i,
      /^(?:(?:most )?recent )?committee hearings?(?:\(s\))?\s*:/i,
      /^recent follow-?\s?up\s*:/i,
    ],
    cases: /^cases? (?=[A-Z]{2,4}\s?[-/ ]?\s?(?:COLL\s?[-/]\s?)?\d{1,3}\b)/i,
    victims: /^victims?(?:\(s\))?\s*:\s*/i,
    followUp: /^recent follow-?\s?up\s*:/i,
    tails: /^(?:committee )?procedure \(annex|^(?:affiliated )?(?:to )?(?:the )?IPU$|^parliament$/i,
  },
  parliamentarians:
    /\b(?:parliamentarians?|MPs|members? of (?:the )?(?:parliament|national assembly|senate))\b/i,
  numbers: englishNumber,
  personStatuses,
  group,
  decided,
  steps,
  contentsEntry: /^(?:draft )?(?:decision|resolution)\b/i,
  genders,
  violations: englishViolations,
  violationNames: englishViolationNames,
  and: /,?\s+and\s+|[,;]\s+/i,
  delegation:
    /^the delegations? (?:of|concerned|in question)\b|^the \p{L}+ delegation\b|^reservations? w/iu,
  reservation:
    /delegations? of ([^.;]{2,300}?) (?:has |have |had |took the floor |each |both )*(?:to )?(?:express|voic|enter|made|make|stat|put|plac|record|submit)[a-z]*\b[^.]{0,200}?\breservations?|\breservations? [^.]{0,80}?(?:by|of|from) the delegations? of ([^.;]{2,300}?)(?= (?:regarding|concerning|on|about|as|with|to)\b|[.;]|$)/i,
  ownDelegation: {
    concerned: /\bdelegation (?:concerned|in question|of the country (?:concerned|in question))\b/i,
    adjective: /\b[Tt]he (\p{Lu}\p{L}+) delegation\b/u,
  },
  reserved: /\breservations?\b/i,
  asks,
  common: /\b(?:the|of|and|that|which|were|has)\b/gi,
};
