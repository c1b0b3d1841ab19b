import type { ReplyPhrases } from './phrase.ts';

export const en: ReplyPhrases = {
  language: 'en',
  notDone:
    /\b(not|n['’]t|never|will|shall|would|could|might|intend|plan|planning|going to|hope to|unfortunately)\b|n['’]t\b/i,
  done: [
    [
      'request-foreign-minister',
      /\b(asked|wrote to|written to|questioned|raised|tabled|put|urged|pressed|requested)\b[^.]{0,60}\b(foreign (minister|secretary|affairs)|minister (of|for) foreign|foreign office)/i,
    ],
    [
      'meet-ambassadors',
      /\b(met|meeting|spoke|spoken|talked|saw|received)\b[^.]{0,40}\bambassador/i,
    ],
    [
      'contact-parliamentarians',
      /\b(wrote|written|called|contacted|spoke|spoken|emailed)\b[^.]{0,50}\b(speaker|(fellow )?parliamentarians?|MPs? (in|of|from)|colleagues? (in|of|from)|members of (the )?parliament|president of the (national )?(assembly|parliament|senate))/i,
    ],
    [
      'inform-media',
      /\b(published|posted|wrote|written|gave|issued|interview\w*|tweeted)\b[^.]{0,50}\b(newspaper|article|op-?ed|press|media|website|site|blog|interview|twitter|facebook|radio|statement|letter)\b/i,
    ],
    [
      'debate-resolution',
      /\b(raised|debated?|moved|adopted|tabled)\b[^.]{0,50}\b(plenary|chamber|floor|house|motion|resolution|debate|committee)\b/i,
    ],
    [
      'parliamentary-visit',
      /\b(visited|travelled|traveled|went|delegation|observed)\b[^.]{0,50}\b(prison|trial|country|parliament|detention)/i,
    ],
    [
      'raise-with-visitors',
      /\b(raised|discussed)\b[^.]{0,50}\b(visiting|visit (of|by)|delegation)/i,
    ],
    [
      'inform-members',
      /\b(informed|circulated|forwarded|shared|distributed|briefed)\b[^.]{0,50}\b(members|colleagues|group|committee|caucus)\b/i,
    ],
    [
      'bilateral-approach',
      /\b(wrote|written|approached|appealed|raised)\b[^.]{0,50}\b(government|authorities|attorney general|minister of justice|president of the republic)\b/i,
    ],
    [
      'convey-to-institutions',
      /\b(conveyed|referred|sent|raised|submitted)\b[^.]{0,50}\b(council of europe|european union|united nations|UN|OSCE|african union|OAS|special rapporteur)\b/i,
    ],
    ['joint-neighbour-action', /\b(joint(ly)?|together with)\b[^.]{0,50}\bneighbou?r/i],
    [
      'follow-up-mechanism',
      /\b(set up|established|created|formed)\b[^.]{0,50}\b(working group|mechanism|committee|task force|focal point)\b/i,
    ],
  ],
};
