import { englishNumber } from './en-numbers.ts';
import { asks, genders } from './en-persons.ts';
import { englishViolations } from './en-violations.ts';
import type { Phrases } from './phrases.ts';

/** English, the IPU's first working language. */
export const english: Phrases = {
  language: 'en',
  adopted: /^(?:Decision|Resolution|DECISION|RESOLUTION) (?:adopted|ADOPTED)\b/,
  draft: /^draft (?:decision|resolution)|non-edited version|^draft$/i,
  notFinal: /subject to final editing/i,
  bodies: [
    [
      /Governing Council|(?:IPU|Inter-Parliamentary) Council|Council of the (?:IPU|Inter-Parliamentary Union)/i,
      'council',
    ],
    [/Committee/i, 'committee'],
  ],
  manners: [
    [/unanimous/i, 'unanimously'],
    // "concensus": misprint of the 190th and 191st session.
    [/con[cs]en[cs]us/i, 'consensus'],
    [/without (?:a )?vote/i, 'without-vote'],
    [/by (?:a )?(?:roll-call )?vote/i, 'vote'],
  ],
  session:
    /at (?:its|the)\s+(?:(?:st|nd|rd|th)\s+)?(?<number>\d{1,3})\s*(?<suffix>st|nd|rd|th)?\s*(?:session|\()/i,
  ordinal: (n) => [
    n % 100 > 10 && n % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th'),
  ],
  virtual: /\bvirtual|\bonline|\bremote/i,
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
    contents: /^(?:table of )?contents$/i,
    violations: /^alleged (?:human rights )?violations?(?: of human rights)?\s*:?$/i,
    summary: /^(?:[A-Z]\s*\.\s*)?summary of the cases?\s*:?$/i,
    decision: /^(?:[A-Z]\s*\.\s*)?(?:Decision|DECISION|Resolution|RESOLUTION)\s*:?$/,
    corrigendum: /^corrigend(?:um|a)\b/i,
  },
  opening:
    /^the (?:(?:IPU )?(?:governing )?council\b.*|committee on the human rights of parliamentarians(?: of the inter-parliamentary union)?),?$/i,
  caseWord: /^cases?\s+n(?:°|º|os?\b\.?|\.)\s*/i,
  box: {
    labels: [
      /^cases? (?:[A-Z]{2,4}[-/ ]?(?:COLL[-/])?\d{1,3}(?:,|;| ?-)?(?: (?:and|to))? ?)+$/i,
      /: parliament (?:not )?affiliated/i,
      /^victims?(?:\(s\))?\s*:/i,
      /^qualified complainants?(?:\(s\))?\s*:/i,
      /^submission of complaints?\s*:/i,
      /^(?:recent )?ipu (?:decision|mission)s?(?:\(s\))?\s*:/i,
      /^recent committee hearings?(?:\(s\))?\s*:/i,
      /^recent follow-up\s*:/i,
    ],
    cases: /^cases? (?=(?:[A-Z]{2,4}[-/ ]?(?:COLL[-/])?\d{1,3}(?:,|;| ?-)?(?: (?:and|to))? ?)+$)/i,
    victims: /^victims?(?:\(s\))?\s*:\s*/i,
  },
  parliamentarians:
    /\b([\p{L}\d-]+) (?:(?:male|female|former|(?:pro-)?opposition|majority|independent|and|or) )*(?:parliamentarians?|members? of (?:the )?[Pp]arliament)/iu,
  numbers: englishNumber,
  contentsEntry: /^(?:draft )?(?:decision|resolution)\b/i,
  genders,
  violations: englishViolations,
  and: /\s+and\s+/i,
  delegation: /^\d{1,2}\s+the delegations? of\b/i,
  reservation:
    /delegations? of (.+?) (?:has |have |had )?(?:expressed|voiced|entered|made|stated|put forward|placed on record)\b[^.]*\breservations?/i,
  asks,
  common: /\b(?:the|of|and|that|which|were|has)\b/gi,
};
