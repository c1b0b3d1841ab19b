import type { ReplyPhrases } from './phrase.ts';

export const da: ReplyPhrases = {
  language: 'da',
  notDone: /\b(ikke|aldrig|desværre|vil|agter|overvejer|kunne|skal|bør|planlægger)\b/i,
  done: [
    [
      'request-foreign-minister',
      /\b(stillet|spurgt|bedt|rejst|skrevet til|henvendt)\b[^.]{0,60}\b(udenrigsminister\w*|udenrigsministeriet)/i,
    ],
    ['request-foreign-minister', /\budenrigsminister\w*\b[^.]{0,40}\b(spurgt|bedt|anmodet)\b/i],
    ['meet-ambassadors', /\b(mødt|mødtes|møde|mødes|talt|drøftet)\b[^.]{0,40}\bambassadør\w*/i],
    [
      'contact-parliamentarians',
      /\b(skrevet|ringet|henvendt|kontaktet|talt)\b[^.]{0,60}\b(kolleg\w+ i|parlamentet?s? (formand|præsident)|parlamentariker\w*|nationalforsamling\w*|formand\w* for)/i,
    ],
    [
      'inform-media',
      /\b(offentliggjort|udgivet|kronik|debatindlæg|pressemeddelelse|interview\w*|delt|lagt)\b[^.]{0,60}\b(avis\w*|presse\w*|medie\w*|hjemmeside|facebook|twitter|blog|brevet|radio|tv)\b/i,
    ],
    ['inform-media', /\b(kronik|debatindlæg|pressemeddelelse)\b/i],
    [
      'debate-resolution',
      /\b(rejst|debat|debatteret|vedtaget|fremsat)\b[^.]{0,50}\b(salen|folketinget|udvalget|forespørgsel\w*|resolution\w*|beslutning\w*forslag|vedtagelse)/i,
    ],
    [
      'parliamentary-visit',
      /\b(besøgt|rejst|delegation\w*|rejse)\b[^.]{0,50}\b(fængs\w+|retssag\w*|landet|parlamentet)/i,
    ],
    ['raise-with-visitors', /\b(besøg|delegation)\b[^.]{0,60}\b(rejst|drøftet|taget op)/i],
    [
      'inform-members',
      /\b(orienteret|sendt videre|videresendt|informeret)\b[^.]{0,50}\b(medlemmer\w*|gruppe\w*|udvalget|kolleger)/i,
    ],
    [
      'bilateral-approach',
      /\b(henvendt|skrevet|rettet henvendelse)\b[^.]{0,50}\b(regering\w*|justitsminister\w*|præsident\w*|myndighed\w*)/i,
    ],
    [
      'convey-to-institutions',
      /\b(sendt|rejst|oversendt)\b[^.]{0,50}\b(europarådet|EU|FN|OSCE|Europa-?Parlamentet|nordisk råd)\b/i,
    ],
    [
      'joint-neighbour-action',
      /\b(sammen med|fælles)\b[^.]{0,50}\b(nordiske|nabo\w*|parlamenter)/i,
    ],
    [
      'follow-up-mechanism',
      /\b(nedsat|oprettet)\b[^.]{0,50}\b(arbejdsgruppe|udvalg|opfølgning\w*)/i,
    ],
  ],
};
