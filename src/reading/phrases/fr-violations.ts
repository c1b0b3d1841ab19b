import type { Violation } from '../../domain/violation.ts';

/** The categories in French; forms beyond the usual ones come from press notes (2015). */
export const frenchViolations: readonly (readonly [RegExp, Violation])[] = [
  [
    /^(?:actes de )?tortures?(?:,? (?:et )?mauvais traitements)?(?: et autres actes de violence)?$/i,
    'torture',
  ],
  [/^(?:assassinat|meurtre|décès)s?(?: ?\/ ?(?:assassinat|meurtre)s?)?$/i, 'murder'],
  [/^disparitions? forcées?$/i, 'enforced-disappearance'],
  [/^enlèvements?$/i, 'abduction'],
  [
    /^menaces(?:,| et) (?:autres )?actes d'intimidation$|^menaces$|^actes d'intimidation$/i,
    'threats',
  ],
  [
    /^(?:arrestations?|détentions?)(?: et (?:de )?détentions?)? arbitraires?$/i,
    'arbitrary-detention',
  ],
  [
    /^(?:mauvaises )?conditions de détention(?: inhumaines| dégradantes)?$/i,
    'detention-conditions',
  ],
  [
    /^(?:absence|non-respect) (?:de|d'une) procédure régulière (?:au stade|lors) de l'enquête$|^non-respect des garanties d'une procédure équitable au stade de l'enquête$/i,
    'due-process-investigation',
  ],
  [
    /^(?:absence|non-respect) (?:de|d'une) procédure régulière(?: (?:dans|lors des) (?:les |des )?(?:poursuites|procédures)(?: engagées)? contre (?:des|les) parlementaires)?$|^non-respect du droit à une procédure équitable$/i,
    'due-process',
  ],
  [
    /^absence (?:de|d'un) procès équitable$|^(?:non-respect|violation) du droit à un procès équitable$/i,
    'fair-trial',
  ],
  [
    /^(?:délais|retards) excessifs$|^lenteurs? excessives?$|^durée excessive de la procédure$/i,
    'excessive-delays',
  ],
  [/^(?:violation de|atteinte à) la liberté (?:d'opinion et )?d'expression$/i, 'expression'],
  [/^(?:violation de|atteinte à) la liberté de réunion(?: et d'association)?$/i, 'assembly'],
  [/^(?:violation de|atteinte à) la liberté de (?:mouvement|circulation)$/i, 'movement'],
  [
    /^(?:révocation|suspension|invalidation|déchéance)(?: ou (?:révocation|suspension|invalidation|déchéance))? (?:abusive|illégale|arbitraire)s?(?: du mandat(?: parlementaire)?)$/i,
    'mandate-revocation',
  ],
  [/^(?:non-respect|violation) de l'immunité parlementaire$/i, 'immunity'],
  [
    /^(?:autres )?actes (?:entravant|faisant obstacle à) l'exercice du mandat parlementaire$/i,
    'mandate-obstruction',
  ],
  [/^impunité$/i, 'impunity'],
];
