import type { PhraseList } from './phrase.ts';

export const en: PhraseList = {
  language: 'en',
  kinds: [
    [
      'request-foreign-minister',
      'ask*|wr(ote|ite|iting|itten)|question*|rais(e|ed|ing)|tabl(ed|e|ing)|put|urg(e|ed|ing)|press|pressed|request*|call(ed)? on|spoke|speak*|spoken|tak(e|en|ing)|took|letter|contact*|approach*|e-?mail*|sen[dt]',
      '(foreign|european and foreign) (minister|ministers|secretary|office)|minister (of|for) foreign affairs|ministry of foreign affairs|foreign ministry(?!\\p{P}s)|minister for europe*|fcdo|state department',
    ],
    [
      'meet-ambassadors',
      'met|meet*|saw|see|seeing|seen|spoke|speak*|spoken|talk*|receiv*|invit*|call(ed)? on|had|have|having|host*|rais(e|ed|ing)|wr(ote|ite|iting|itten)|discuss*|visit*|phon*|coffee|lunch|meeting',
      "ambassador*|embass(y|ies)|high commissioner*|charg[eé] d'affaires|head of mission",
    ],
    [
      'contact-parliamentarians',
      'wr(ote|ite|iting|itten)|call(ed|ing)?|contact*|spoke|speak*|spoken|e-?mail*|phon*|rang|ring|talk*|reach* out|letter*|met|exchang*|get in touch|got in touch|been in touch|message*',
      'speaker (of|in) *|speaker|president of (the|their) (national )?(assembly|parliament|senate|congress|chamber*)|fellow (parliamentarian|mp|member)s?|mps? (in|of|from)|members? of (the|their) parliament|(colleague|counterpart)s?( and friends)? (in|of|from) (?!(the|our|my) (committee|group|caucus|party))|parliamentarians?|senators? (in|of|from)|opposition mps?|friendship group* (in|of|with)',
    ],
    [
      'inform-media',
      'publish*|post(ed|ing|s)?|wr(ote|ite|iting|itten)|gave|giv(e|en|ing)|issu(e|ed|ing)|tweet*|put (out|up)|releas*|sen[dt]|shar(e|ed|ing)|appear*|came out|run|ran|record*|did|do|doing|spoke|speak|speaking|talk*|print*',
      'newspaper*|article*|op-?ed*|press|media|website*|blog*|interview*|twitter|tweet*|facebook|instagram|linkedin|social media|radio|television|tv|statement to the press|press (release|statement)|column*|(local|national) paper|podcast*|journalist*|public statement|short piece|newsletter',
    ],
    [
      'debate-resolution',
      'rais(e|ed|ing)|debat(e|ed|ing)|mov(e|ed|ing)|adopt*|tabl(ed|e|ing)|held|hold*|spoke|speak*|spoken|pass(ed)?|put|secur*|discuss*|brought up|bring up|call(ed)? for|submit*|sign*|propos*|initiat*|bring|brought|appl(y|ied)',
      'plenary|chamber|the floor|on the floor|(in the|the) house|motion*|resolution*|debat(e|es)|in committee|(our|the|my) committee|early day motion|edm|declaration|one-minute speech|committee (meeting|hearing)|hearing',
    ],
    [
      'parliamentary-visit',
      'visit*|travel*|went|go|going|delegation|observ*|fl[eo]w|attend*|mission|mandat*|monitor*|join*|trip',
      'prison*|trial*|hearing* in|detention|in detention|to (the )?(country|region)|fact-finding|on the spot|in person|court|jail*',
    ],
    [
      'raise-with-visitors',
      'rais(e|ed|ing)|discuss*|mention*|brought|bring|took|tak(e|en)|t[oa]+k* up|spoke|speak*|put|talk*',
      'visiting( \\p{L}+){0,2} (delegation|parliamentarian|mp|speaker|minister|member)s?|(delegation|visitor)s?|visit (of|by|from)|visitors|when they (were|came|visit) *',
    ],
    [
      'inform-members',
      'inform*|circulat*|forward*|shar(e|ed|ing)|distribut*|brief*|pass(ed|ing)? (it|them|this|these|the|on)*|sen[dt]|notif*|alert*|told|tell|bring*|brought|present*|drew|draw|report*|pass*',
      '(all |the |every |our |its |my |other |fellow )*(members?|colleagues?|mps)( of (the|our|my))?( \\p{L}+)? ?(committee|group|caucus|party|house|parliament)?|(to|with) (the|our|my) (committee|group|caucus|party|whole house)|parliamentary group|bureau',
    ],
    [
      'bilateral-approach',
      'wr(ote|ite|iting|itten)|approach*|appeal*|rais(e|ed|ing)|sen[dt]|letter|call(ed)? on|urg(e|ed|ing)|ask*|petition*|address*|contact*|ask|intervene*|demarche|démarche',
      '(the |their )?government*|authorities|attorney general|(minister|ministry) of (justice|interior|the interior)|justice minister|president of the republic|head of state|prime minister|president (of )?\\p{L}*|prosecutor*',
    ],
    [
      'convey-to-institutions',
      'convey*|refer(red|ring)?|sen[dt]|rais(e|ed|ing)|submit*|transmit*|forward*|pass(ed|ing)?|took|tak(e|en|ing)|brought|bring|alert*|communicat*|shar(e|ed|ing)|wr(ote|ite|iting|itten)|report*|inform*',
      'council of europe|european (union|parliament|commission)|united nations|the un|un (human rights|special)* *|osce|african union|oas|special rapporteur*|human rights (commission|council|commissioner|institution|ombudsman|committee)|ombuds*|pace|ecowas|asean|pan-african parliament|regional (organi[sz]ation|institution)s?',
    ],
    [
      'joint-neighbour-action',
      'joint*|together|act*|letter|statement|approach*|coordinat*|sign*|agree*|team*',
      'neighbou?ring (parliament|countr|chamber|state)*|parliaments? of (our )?neighbou?r*|neighbou?r* parliaments?|nordic (parliament|colleague|council|counterpart)*|(other|sister|baltic|nordic and baltic) parliaments|neighbou?rs',
    ],
    [
      'follow-up-mechanism',
      'set(ting)? up|set it up|establish*|creat(e|ed|ing)|form(ed|ing)?|appoint*|nominat*|start*|put in place|designat*|named',
      '(small |new |informal |cross-party )*(working group|sub-?committee|task force)|follow-up (mechanism|group)|mechanism|monitoring group|focal point|rapporteur*|all-party group|contact person',
    ],
  ],
  done: "have|has|had|\\p{L}+'ve|was|were|did|met|saw|spoke|wrote|sent|gave|put|took|brought|held|told|went|came|flew|rang|drew|got|ran|passed|secured|took place|[a-z]+ed",
  planned:
    "will|shall|\\p{L}+'ll|going to|(am|are|is|\\p{L}+'m|\\p{L}+'re) (meeting|seeing|asking|raising|writing|tabling|planning|having|travelling|traveling|hosting|speaking|going|holding|preparing|drafting|due|about|arranging|organi[sz]ing)|intend*|plan(s|ned|ning)?( (to|on|for))?|hope to|hoping to|aim to|propose to|next (week|month|monday|tuesday|wednesday|thursday|friday|session|year)|tomorrow|promise to|shortly|in the coming *|have (agreed|decided|promised) to|is scheduled|looking forward",
  neither:
    "asked (him|her|them) to|not(?! only)|\\p{L}+n't|need|cannot|never|no one|nobody|neither|unable|would|could|might|may|should|ought|must|needs? to be|if|whether|unless|once|please|suggest*|recommend*|wish (it|that|we|you|the)|wonder*|failed|too busy|decline|asks us|asked us|you ask*|asking us|invit(es|ed) (us|parliaments)|no time|nothing|without|instead of|propose that|in favour of|perhaps|possibly|considering|thinking (of|about)|able to|let me know|has anyone|do you",
  others:
    'the (ipu|inter-parliamentary union|secretary general|council|government|minister*|foreign (minister|secretary)|ambassador|eu|un|united nations|opposition|other party|decision)|i (hear|read|see|saw|understand|gather) that|ipu|they|he|she|it is|you|your|(a|another|my) (colleague|minister)|somebody|someone|other (members|parties|mps)|the [a-z]+ (government|group|parliament|party)',
  joints:
    'but|although|though|however|and (i|we|have|will|shall|intend|plan|hope|am|then|so|also|published|wrote|raised|met|sent|asked|issued|posted)|that|which|while|because|as',
  today: 'today|this (morning|afternoon|evening)',
  yesterday: 'yesterday|last night',
  tomorrow: 'tomorrow',
};
