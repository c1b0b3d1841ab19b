import type { Phrases } from './phrases.ts';

const wants =
  '(?:(?:decid|resolv|mandat|request|ask|invit|wish|hop|propos|agree|reiterat|renew|reaffirm|trust|expect|look|plan|call|encourag|urg|recommend|suggest|intend)\\w*|express\\w* (?:its|the) (?:\\w+ )?(?:wish|hope|desire|readiness))';

/** What a decision announces: IPU documents, operative paragraphs. */
export const steps: Phrases['steps'] = {
  kinds: [
    [
      new RegExp(
        `^${wants}\\b[^;]*\\b(?:trial observers?\\b|(?:observe|monitor|attend|follow) (?:the |his |her |their |any )?(?:\\w+ ){0,2}?(?:trial|proceedings|hearings?)\\b|observer (?:to|at) )|^${wants}\\b[^;]*\\bobservation of (?:the |his |her |their )?trial`,
        'i',
      ),
      'trial-observation',
    ],
    [
      new RegExp(
        `^${wants}\\b(?![^;]*\\b(?:report|recommendation|finding|conclusion)s?\\b[^;]{0,60}\\bmission)[^;]*\\b(?:send|dispatch|conduct|carry(?:ing)? out|undertak\\w*|organi[sz]\\w*|receiv\\w*|accept\\w*|agree\\w* to|host\\w*|authori[sz]\\w*|facilitat\\w*|propos\\w*|mandat\\w*|allow|for|follow-up|fact-finding)\\b[^;]{0,80}\\b(?:missions?|delegations?)\\b|^${wants} that (?:the|a|its|this) (?:\\w+ ){0,3}(?:mission|visit)\\b[^;]{0,40}\\b(?:will|can|could|may|would)\\b`,
        'i',
      ),
      'mission',
    ],
    [
      /\b(?:trial|hearing|verdict|appeal|retrial)s?\b[^;]{0,80}\b(?:is|are|has been|have been|was|were) (?:now )?(?:scheduled|set|due|fixed|expected|to (?:open|be held|begin|start|resume))\b|\b(?:trial|court hearing|hearing in the trial)\b[^;]{0,60}\bwill (?:open|be held|begin|start|resume|take place)/i,
      'trial',
    ],
    [
      new RegExp(
        `^${wants}\\b[^;]*\\b(?:hold(?:ing)? (?:a )?hearings?|hearings? with|to a hearing|invite [^;]{0,80} to (?:its|the) (?:next|forthcoming) session|meet (?:with )?[^;]{0,60} (?:during|on the occasion of|at) (?:the|its) (?:next|forthcoming))`,
        'i',
      ),
      'hearing',
    ],
    [
      /^(?:decid|resolv|request|ask|agree|invit)\w*\b[^;]*\b(?:continue|pursue|resume|go on with|revert|return|keep|remain|report (?:back )?to (?:it|the (?:governing )?council))\b[^;]*/i,
      'examination',
    ],
  ],
  past: /^(?:thanks|commends|regrets|deplores|deeply|recalls|is (?:grateful|gratified|pleased)|welcomes the (?:fact|visit)|notes (?:with \w+ )?that (?:the|its|a) (?:\w+ ){0,3}(?:mission|delegation|hearing)[^;]{0,60}\b(?:was|were|has|have|had|took)\b)/i,
  when: /\b((?:at|on the occasion of|during|before|by the time of) (?:its|the|their|his|her) (?:next|forthcoming|following|coming|\d{2,3}(?:st|nd|rd|th))\b[^;.]*?(?:(?:sessions?|assembl(?:y|ies)|meetings?|hearings?)\b(?:, (?:to be held|which)[^;.]*)?(?: ?\([^()]{0,60}\))?)|in due course|as soon as (?:possible|the [^;.,]*)|(?:on|by|before|until|between|from|for) (?:\d{1,2}(?:st|nd|rd|th)? )?(?:[A-Z][a-z]{2,8} )?\d{0,2}(?:(?: ?(?:-|to|and) ?)\d{1,2} [A-Z][a-z]{2,8})? ?(?:19|20)\d{2}|in (?:January|February|March|April|May|June|July|August|September|October|November|December) (?:19|20)\d{2}|(?:at|in) the (?:earliest|near(?:est)?)(?: \w+)?)/,
};
