import type { Violation } from '../../domain/violation.ts';

/** The categories as decisions print them since 2018, and the coarser words of the yearly statistics. */
export const englishViolations: readonly (readonly [RegExp, Violation])[] = [
  [
    /^torture(?:,? (?:and )?(?:other )?(?:forms of )?ill-treatment)?(?: and other acts of violence)?$/i,
    'torture',
  ],
  [/^(?:murder|assassination|extrajudicial killing)s?$/i, 'murder'],
  [/^enforced disappearances?$/i, 'enforced-disappearance'],
  [/^(?:abduction|kidnapping)s?$/i, 'abduction'],
  [
    /^threats(?:,| and| or) (?:other )?acts of intimidation$|^threats$|^acts of intimidation$/i,
    'threats',
  ],
  [
    /^arbitrary (?:arrest|detention)s?(?: (?:and|or) (?:arbitrary )?detentions?)?$/i,
    'arbitrary-detention',
  ],
  [
    /^(?:inhumane|inhuman|poor|bad) conditions of detention$|^inhumane detention conditions$/i,
    'detention-conditions',
  ],
  [/^lack of due process (?:at|during|in) the investigation stage$/i, 'due-process-investigation'],
  [
    /^lack of due process(?: (?:in|at) (?:the )?proceedings(?: against (?:the )?parliamentarians?)?)?$/i,
    'due-process',
  ],
  [/^lack of (?:a )?fair trial(?: proceedings)?(?: and other unfair proceedings)?$/i, 'fair-trial'],
  [/^excessive delays?$/i, 'excessive-delays'],
  [/^violation of (?:the )?(?:right to )?freedom of (?:opinion and )?expression$/i, 'expression'],
  [
    /^violation of (?:the )?(?:right to )?freedom of (?:peaceful )?assembly(?: and (?:of )?association)?$/i,
    'assembly',
  ],
  [/^violation of (?:the )?(?:right to )?freedom of movement$/i, 'movement'],
  [
    /^(?:abusive|undue|arbitrary) (?:revocation|suspension|loss)(?: (?:or|and) (?:revocation|suspension|loss))? of (?:the )?parliamentary mandate$/i,
    'mandate-revocation',
  ],
  [/^(?:failure to respect|lack of respect for|violation of) parliamentary immunity$/i, 'immunity'],
  [
    /^(?:other )?acts obstructing the exercise of the parliamentary mandate$/i,
    'mandate-obstruction',
  ],
  [/^impunity$/i, 'impunity'],
];
