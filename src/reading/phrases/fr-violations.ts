import type { Violation } from '../../domain/violation.ts';

const lack =
  '(?:absence|non[- ]respect|défaut|manque|violation|déni)(?: du droit à| des garanties)?';
const breach = '(?:violations?|atteintes?|entraves?)(?: d(?:e|u) droit)? (?:de|à) (?:la )?';

/** The categories in French; forms beyond the usual ones come from press notes (2015). */
export const frenchViolations: readonly (readonly [RegExp, Violation])[] = [
  [
    /^(?:actes de )?tortures?(?:,? (?:et )?(?:autres )?mauvais traitements)?(?:,? et autres (?:actes|formes) de violence)?$/i,
    'torture',
  ],
  [/^(?:assassinat|meurtre|décès)s?(?: ?\/ ?(?:assassinat|meurtre)s?)?$/i, 'murder'],
  [/^disparitions? forcées?$/i, 'enforced-disappearance'],
  [/^enlèvements?$/i, 'abduction'],
  [
    /^menaces(?:,| et)(?: autres)? (?:actes )?d'intimidation$|^menaces$|^actes d'intimidation$|^menaces et intimidations?$/i,
    'threats',
  ],
  [
    /^(?:arrestations?|détentions?)(?:(?: arbitraires?)?(?: et|,) (?:de )?(?:la )?détentions?)? arbitraires?$/i,
    'arbitrary-detention',
  ],
  [
    /^(?:mauvaises )?conditions (?:inhumaines )?de détention(?: inhumaines?| dégradantes| inhumaines et dégradantes)?$/i,
    'detention-conditions',
  ],
  [
    new RegExp(
      `^${lack} (?:de |d'une |d'un |une |un )?(?:procédure|procès) (?:régulièr|équitabl)e (?:au stade|lors|pendant la phase|au cours|dans le cadre) de (?:l'|la phase d')enquête$`,
      'i',
    ),
    'due-process-investigation',
  ],
  [
    new RegExp(
      `^${lack} (?:de |d'une |une )?procédure (?:régulière|équitable)(?: (?:dans|lors|au cours) (?:les |des |de |le cadre des )*(?:poursuites|procédures|procédure)(?: judiciaires?| pénales?)?(?: engagées?| intentées?| menées?)? (?:contre|à l'encontre|visant) (?:de |d'|du |des |les )?parlementaires?)?$`,
      'i',
    ),
    'due-process',
  ],
  [new RegExp(`^${lack} (?:de |d'un |à un |un )?procès équitable$`, 'i'), 'fair-trial'],
  [
    /^(?:délais|retards) excessifs$|^lenteurs? excessives?$|^durée excessive (?:de la|des) procédures?$/i,
    'excessive-delays',
  ],
  [
    new RegExp(
      `^${breach}liberté (?:d'opinion et (?:de la liberté )?)?d'expression(?: et d'opinion)?$`,
      'i',
    ),
    'expression',
  ],
  [
    new RegExp(
      `^${breach}liberté (?:de réunion(?: pacifique)?(?: et d'association)?|d'association(?: et de réunion(?: pacifique)?)?)$`,
      'i',
    ),
    'assembly',
  ],
  [
    new RegExp(
      `^${breach}liberté (?:de mouvement|de circulation|d'aller et venir|de déplacement)$`,
      'i',
    ),
    'movement',
  ],
  [
    /^(?:révocation|suspension|invalidation|déchéance|perte)(?: abusives?)?(?: (?:ou|et) (?:révocation|suspension|invalidation|déchéance|perte|de la suspension))? ?(?:(?:abusive|illégale|arbitraire|indue)s?)?(?: du mandat(?: parlementaire)?)$/i,
    'mandate-revocation',
  ],
  [
    /^(?:(?:non[- ]respect|violation|levée abusive) de l'|atteintes? à l')immunité parlementaire$/i,
    'immunity',
  ],
  [
    /^(?:autres )?(?:actes (?:entravant|faisant obstacle à|qui entravent)|entraves à|atteintes à|mesures entravant) l'exercice du mandat parlementaire$/i,
    'mandate-obstruction',
  ],
  [/^impunité$/i, 'impunity'],
];

export const frenchViolationNames: readonly (readonly [string, Violation])[] = [
  ['Torture, mauvais traitements et autres actes de violence', 'torture'],
  ['Disparition forcée', 'enforced-disappearance'],
  ["Menaces, actes d'intimidation", 'threats'],
  ['Arrestation et détention arbitraires', 'arbitrary-detention'],
  ['Conditions de détention inhumaines', 'detention-conditions'],
  ["Absence de procédure régulière au stade de l'enquête", 'due-process-investigation'],
  [
    'Absence de procédure régulière dans les poursuites engagées contre des parlementaires',
    'due-process',
  ],
  ['Absence de procès équitable', 'fair-trial'],
  ['Délais excessifs', 'excessive-delays'],
  ["Violation de la liberté d'opinion et d'expression", 'expression'],
  ["Violation de la liberté de réunion et d'association", 'assembly'],
  ['Violation de la liberté de mouvement', 'movement'],
  ['Révocation ou suspension abusive du mandat parlementaire', 'mandate-revocation'],
  ["Non-respect de l'immunité parlementaire", 'immunity'],
  ["Autres actes entravant l'exercice du mandat parlementaire", 'mandate-obstruction'],
];
