import type { Violation } from '../../domain/violation.ts';

/** The categories as decisions print them since 2018, and the coarser words of the yearly statistics. */
export const englishViolations: readonly (readonly [RegExp, Violation])[] = [
  [
    /^(?:acts of )?torture(?:,? (?:and )?(?:other )?(?:forms of )?(?:ill[- ]treatment|cruel treatment))?(?:,? (?:and|or) other (?:acts|forms) of violence)?$/i,
    'torture',
  ],
  [/^(?:murder|assassination|extrajudicial killing)s?$/i, 'murder'],
  [/^(?:en)?forced disappearances?$/i, 'enforced-disappearance'],
  [/^(?:abduction|kidnapping)s?$/i, 'abduction'],
  [
    /^threats(?:,| and| or| and other) (?:other )?(?:acts of )?intimidation$|^threats$|^(?:threats and )?acts of intimidation$/i,
    'threats',
  ],
  [
    /^arbitrary (?:arrest|detention)s?(?:(?: (?:and|or)|,) (?:arbitrary )?detentions?)?$/i,
    'arbitrary-detention',
  ],
  [
    /^(?:inhumane|inhuman|poor|bad) (?:conditions of detention|detention conditions|prison conditions)$/i,
    'detention-conditions',
  ],
  [
    /^lack of due process (?:at|during|in) the (?:investigation|investigative|investigatory) (?:stage|phase)$/i,
    'due-process-investigation',
  ],
  [
    /^lack of due process(?: (?:in|at) (?:the )?(?:judicial |criminal )?proceedings(?: against (?:the |a )?(?:parliamentarians?|members? of parliament))?)?$/i,
    'due-process',
  ],
  [
    /^(?:lack of |violation of the right to )(?:a )?fair trial(?: proceedings)?(?: and other unfair proceedings)?$/i,
    'fair-trial',
  ],
  [/^(?:excessive|undue) delays?$/i, 'excessive-delays'],
  [
    /^violation of (?:the )?(?:right to )?freedom of (?:(?:opinion and (?:of )?)?expression|expression and (?:of )?opinion)$/i,
    'expression',
  ],
  [
    /^violation of (?:the )?(?:right to )?freedom of (?:(?:peaceful )?assembly(?: and (?:of )?association)?|association(?: and (?:of )?(?:peaceful )?assembly)?)$/i,
    'assembly',
  ],
  [/^violation of (?:the )?(?:right to )?freedom of movement$/i, 'movement'],
  [
    /^(?:abusive|undue|arbitrary|unlawful) (?:revocation|suspension|loss)(?: (?:or|and) (?:revocation|suspension|loss))? of (?:the |a )?parliamentary mandate$/i,
    'mandate-revocation',
  ],
  [
    /^(?:failure to respect|lack of respect for|violation of) (?:the )?parliamentary immunity$/i,
    'immunity',
  ],
  [
    /^(?:other )?acts obstructing the exercise of (?:the|a) parliamentary mandate$/i,
    'mandate-obstruction',
  ],
  [/^impunity$/i, 'impunity'],
];

export const englishViolationNames: readonly (readonly [string, Violation])[] = [
  ['Torture, ill-treatment and other acts of violence', 'torture'],
  ['Enforced disappearance', 'enforced-disappearance'],
  ['Threats, acts of intimidation', 'threats'],
  ['Arbitrary arrest and detention', 'arbitrary-detention'],
  ['Inhumane conditions of detention', 'detention-conditions'],
  ['Lack of due process at the investigation stage', 'due-process-investigation'],
  ['Lack of due process in proceedings against parliamentarians', 'due-process'],
  ['Lack of fair trial proceedings', 'fair-trial'],
  ['Excessive delays', 'excessive-delays'],
  ['Violation of freedom of opinion and expression', 'expression'],
  ['Violation of freedom of assembly and association', 'assembly'],
  ['Violation of freedom of movement', 'movement'],
  ['Abusive revocation of the parliamentary mandate', 'mandate-revocation'],
  ['Abusive revocation or suspension of the parliamentary mandate', 'mandate-revocation'],
  ['Failure to respect parliamentary immunity', 'immunity'],
  ['Other acts obstructing the exercise of the parliamentary mandate', 'mandate-obstruction'],
];
