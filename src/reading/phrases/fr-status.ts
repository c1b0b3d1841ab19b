import type { Phrases } from './phrases.ts';

/** As the English ones; no French list with groups was seen. */
export const personStatuses: Phrases['personStatuses'] = [
  [
    /(?:qui (?:sont|est) )?(?:morte?s?|décédée?s?) en (?:détention|prison|captivité)[^.]{0,60}/,
    'died-in-custody',
  ],
  [/(?:qui (?:ont été|a été) )?(?:assassinée?s?|tuée?s?)/, 'assassinated'],
  [/(?:qui (?:ont|a) )?(?:disparue?s?|portée?s? disparue?s?)/, 'disappeared'],
  [/(?:qui vivent |contrainte?s? à l'|en )exil|exilée?s?/, 'in-exile'],
  [
    /(?:(?:qui|auraient|aurait|ont|a|été|sont|est|depuis) )*(?:libérée?s?|remise?s? en liberté)[^.]{0,60}/,
    'released',
  ],
  [
    /(?:qui )?purg(?:eant|eraient|ent|erait|e)(?: (?:toujours|encore))? (?:leur|sa|une) peine[^.]{0,40}/,
    'serving-sentence',
  ],
  [/(?:qui sont |depuis )?(?:décédée?s?|morte?s?)/, 'deceased'],
  [
    /(?:arrêtée?s?[^.]{0,40} et )?(?:toujours |encore |actuellement )*(?:détenue?s?|en détention|emprisonnée?s?)/,
    'detained',
  ],
];

export const group: Phrases['group'] =
  /^(?:les )?(?:ancien(?:ne)?s )?(?:parlementaires?|membres du parlement|députée?s?|élue?s?|personnes?)(?!\p{L})/iu;

/** What a decision says of the case itself: « décide que la plainte est recevable ». */
export const decided: Phrases['decided'] = [
  [
    /^(?:décide|déclare|considère|estime|juge|conclut) (?:\p{L}+ )?(?:que )?[^;.]{0,80}(?<!\p{L})(?:irrecevables?|non recevables?|n'est pas recevable|ne sont pas recevables)/iu,
    'inadmissible',
  ],
  [
    /^(?:décide|déclare|considère|estime|juge|conclut|note|constate) (?:\p{L}+ )?(?:que )?[^;.]{0,80}(?<!\p{L})recevables?/iu,
    'admissible',
  ],
  [
    /^(?:décide|convient)(?: (?:donc|en conséquence|par conséquent|dès lors|toutefois|néanmoins|également))?,? de (?:clore|classer|clôturer)(?!\p{L})|^(?:clôt|clos|classe) (?:le|ce|l'examen)/iu,
    'closed',
  ],
  [
    /^(?:décide|convient|prie le comité|charge le comité|demande au comité|invite le comité|engage le comité)(?: \p{L}+){0,3}? (?:de |d'|à )(?:poursuivre|continuer|reprendre|rester|demeurer)(?!\p{L})[^;.]{0,50}(?:exam|cas(?!\p{L})|affaire|question|saisi)/iu,
    'pending',
  ],
];
