import type { Phrases } from './phrases.ts';

/** How English texts say who is a woman or a man. */
export const genders: Phrases['genders'] = {
  titles: { F: /\b(?:Ms|Mrs|Miss)\.?\s+/g, M: /\bMr\.?\s+/g },
  plural: /\b(?:Messrs|Mses|Mmes)\b/,
  words: { F: /\b(?:female|women|woman)\b/i, M: /\b(?:male|men|man)\b/i },
  mark: { F: /\s*[([]\s?(?:ms|mrs)\s?[.,]?\s?[)\]]/i, M: /\s*[([]\s?mr\s?[.,]?\s?[)\]]/i },
};

const verbs =
  'calls? (?:\\w+ ){0,2}?(?:on|upon)|renews? (?:its|the) (?:call|appeal|request|invitation)|reiterates? (?:its|the) (?:call|appeal|request|invitation)|urges?|invites?|requests?|encourages?|appeals?|asks?|exhorts?|implores?|hopes? to be able to (?:rely|count) on|hopes?|expresses? (?:the|its) (?:\\w+ )?hope|trusts?|counts? on|relies on|looks to|recommends?|suggests?|proposes?|wishes that|(?:reiterates|expresses) (?:its|the) wish that|is (?:confident|convinced) that|would (?:appreciate|welcome) it if|would be grateful (?:to|if)';
const before =
  '(?:(?:and|but|also|again|once|more|further|furthermore|moreover|strongly|earnestly|solemnly|therefore|finally|hence|likewise|accordingly|respectfully|nevertheless|in particular|at the same time|in this regard|in this respect),?\\s+)*';

/** How English texts ask something of parliaments: IPU documents, operative paragraphs since 2006. */
export const asks: Phrases['asks'] = {
  clause: new RegExp(
    `;\\s*|(?<=[a-z\\d)]\\.)\\s+(?=[A-Z][a-z])|,?\\s+(?=and ${before}(?:${verbs})\\b)`,
    'i',
  ),
  verb: new RegExp(`^${before}(?:${verbs})\\b`, 'i'),
  matter: /\s(?:to|that they|will|can|may|should|would)\s|,? that (?=it|he|she)|[;:]/i,
  parliaments:
    /\bmember parliaments?\b|\bparliaments\b|\bparliamentary (?:assemblies|organi[sz]ations|unions|communit(?:y|ies))\b|\bIPU members?\b|\bmembers of the (?:IPU|inter-parliamentary union)\b|\b(?:european|pan-african|latin american|central american|andean|arab|nordic|ECOWAS) (?:inter-)?parliament\b|\bgeopolitical groups?\b|\btwelve plus\b|\bGRULAC\b|\bgroup of latin america\b|\b(?:african|arab|eurasia|asia-pacific) group\b|\bparliamentarians (?:worldwide|everywhere|(?:all )?(?:over|around|across) the world|of (?:all|other) (?:countries|parliaments))/i,
  parliamentOf:
    /\b(?:parliament|parliamentary authorities|national assembly|senate|congress|house of (?:commons|representatives)|chamber of deputies|(?:IPU|national|inter-parliamentary) group) of ((?:the )?[A-Z][\p{L}' -]*?)(?=,|\s(?:to|and|as|in|which|for)\b|$)/giu,
  others:
    /\b(?:authorit(?:y|ies)|government|secretary general|committee|speaker|president|courts?|judiciary|prosecutors?|ministers?|delegation|mission)\b/i,
};
