import type { Phrases } from './phrases.ts';

/**
 * Titles seen on IPU documents with the same case lists: "NON-EDITED VERSION" with "Draft
 * decision" (CL/198/12(b)-R.1), mission reports (CL/205/14(b)-R.2, CL/199/11(b)-R.1), summary
 * records (CL/183/SR.1). Case counts: a wrapped line of a sentence begins in lower case.
 */
export const standings: Phrases['standings'] = [
  [
    /^(?:provisional |draft )?(?:summary|verbatim) records?\b|^CL\/\d{3}\/SR\.\s?\d|^(?:draft |provisional )?minutes of the\b/i,
    'summary-record',
  ],
  [
    /^(?:[\p{Lu}][\p{L} ',()-]{2,60}\s*[:–-] ?)?(?:(?:Final|Preliminary|Interim|Provisional) )?(?:REPORT|Report) (?:ON|on|OF|of|BY|by|FROM|from) [^.;]{0,100}?\b(?:MISSIONS?|[Mm]issions?|VISITS?|[Vv]isits?|DELEGATION|[Dd]elegation|TRIAL|[Tt]rial)\b|^(?:[\p{Lu}][\p{L} ',()-]{2,60}\s*[:–-] ?)?(?:Mission|MISSION|Trial [Oo]bservation|TRIAL OBSERVATION) (?:[Rr]eport|REPORT)\b|^(?:Mission|MISSION) (?:to|TO) [\p{L} ',()\d-]{2,80}[:–-] ?(?:[Rr]eport|REPORT)\b/u,
    'mission-report',
  ],
  [
    /^\(?(?:Draft|DRAFT)\)?$|^(?:(?:Revised|Preliminary|REVISED|PRELIMINARY) )?(?:Draft|DRAFT) (?:[Dd]ecisions?|DECISIONS?|[Rr]esolutions?|RESOLUTIONS?|[Tt]exts?|TEXTS?)(?=$|\s*[.…:*(\d]|\s(?:submitted|proposed|prepared|adopted|recommended|by|on|to)(?!\p{L}))|^\(?(?:(?:ADVANCE )?(?:NON[- ]?EDITED|UNEDITED)|(?:Advance )?(?:[Nn]on[- ]?edited|[Uu]nedited)) (?:[Vv]ersion|VERSION|[Cc]opy|COPY|[Tt]ext|TEXT)/u,
    'draft',
  ],
];
