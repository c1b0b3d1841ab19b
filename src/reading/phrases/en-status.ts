import type { Phrases } from './phrases.ts';

/** Headings of groups in the lists on Myanmar (1998 to 2012), and words behind names. */
export const personStatuses: Phrases['personStatuses'] = [
  [
    /(?:who )?(?:had )?died (?:in (?:custody|prison|detention)|while in detention)[^.]{0,60}/,
    'died-in-custody',
  ],
  [/(?:who (?:were|have been|was) )?(?:assassinated|murdered|killed)/, 'assassinated'],
  [/(?:who (?:have|had) )?(?:since )?(?:disappeared|been disappeared)|missing/, 'disappeared'],
  [/(?:who (?:are|live|have gone|went|fled) )?(?:in|into) exile|exiled/, 'in-exile'],
  [
    /(?:reportedly |subsequently |since |who (?:were|have been) |now )*released\b[^.]{0,60}/,
    'released',
  ],
  [
    /(?:(?:reportedly|who are|still|currently) )*serving (?:their|his|her|a|prison)[^.]{0,40}/,
    'serving-sentence',
  ],
  [/(?:since |now |who (?:have|had|are) (?:since )?)?(?:deceased|died|dead)/, 'deceased'],
  [
    /(?:arrested[^.]{0,40} and )?(?:reportedly |currently |who are )*(?:still |remain(?:s|ing)? )?(?:(?:held )?in (?:custody|detention|prison)|detained|imprisoned)/,
    'detained',
  ],
];

export const group: Phrases['group'] =
  /^(?:the )?(?:former )?(?:parliamentarians?|members? of (?:the )?parliament|members?-elect|MPs?(?:-elect)?|persons?)\b/i;

/** What a decision says of the case itself: IPU documents, operative paragraphs. */
export const decided: Phrases['decided'] = [
  [
    /^(?:decides?|resolves?) (?:\w+ )?(?:that (?:the|this|both|all) [^;.]{0,60}\b(?:is|are) inadmissible|to (?:declare|consider) [^;.]{0,60} inadmissible)|^(?:declares|considers|finds) (?:that )?[^;.]{0,80}\binadmissible/i,
    'inadmissible',
  ],
  [
    /^(?:decides?|declares?|considers?|finds?|concludes?|notes?|rules?) (?:\w+ )?(?:that )?[^;.]{0,80}\b(?<!in)admissible/i,
    'admissible',
  ],
  [
    /^(?:(?:therefore|hence|accordingly|consequently) )?(?:decides?|resolves?|agrees?)(?: (?:therefore|hence|accordingly|consequently|also|nevertheless|however))?,? to close\b|^closes? (?:the|this|its examination|further)/i,
    'closed',
  ],
  [
    /^(?:decides?|resolves?|requests? the committee|asks? the committee|agrees?|invites? the committee) (?:\w+ ){0,3}?to (?:\w+ ){0,2}?(?:continue|pursue|resume|keep|remain|go on)\b[^;.]{0,40}\b(?:examin|consider|case|matter|review|seized)/i,
    'pending',
  ],
];
