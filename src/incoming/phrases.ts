/** The words by which a mailing on human-rights decisions is known, in the IPU's two languages and ours. */

interface MailingPhrases {
  /** Without one of these nothing was decided. */
  readonly decision: readonly RegExp[];
  /** On whom, and by whom. */
  readonly subject: readonly RegExp[];
  /** An earlier document is put right. */
  readonly corrigendum: readonly RegExp[];
  /** A case that does not wait for the next session. */
  readonly urgent: readonly RegExp[];
  /** The decision itself stands in the text: its line of adoption. */
  readonly adoption: readonly RegExp[];
}
type Side = keyof MailingPhrases;

const en: MailingPhrases = {
  decision: [/\bdecisions?\b/i, /\bcorrigend(um|a)\b/i, /\bresolutions? adopted\b/i],
  subject: [
    /\bhuman rights of (?:members of )?parliament(?:arians)?\b/i,
    /\bhuman rights\b/i,
    /\bgoverning council\b/i,
    /\bparliamentarians? (at risk|in danger|under threat)\b/i,
    /\bcommittee on the human rights\b/i,
    /\bCHRP\b/,
  ],
  corrigendum: [
    /\bcorrigend(?:um|a)\b/i,
    /\berrat(?:um|a)\b/i,
    /\bcorr\.?\s?\d\b/i,
    /\b(?:corrected|revised) (?:version|text|document)\b/i,
    /\breplaces? (?:the|that) (?:earlier|previous|document|text|version)\b/i,
    /\b(?:disregard|discard) the (?:earlier|previous|first)\b/i,
  ],
  urgent: [
    /\burgent (?:case|action|appeal|intervention|procedure|measures?|decision|request|situation)s?\b/i,
    /^urgent\b/i,
    /\b(?:outside|between) (?:of )?(?:its|the|two|regular|ordinary)?\s?(?:regular |ordinary )?sessions?\b/i,
  ],
  adoption: [/\b(?:decision|resolution) adopted (?:\S+ ){0,4}by the (?:\S+ ){0,8}at its \d+/i],
};

const fr: MailingPhrases = {
  decision: [/\bdécisions?\b/i, /\brectificatif\b/i, /\brésolutions? adoptées?\b/i],
  subject: [
    /droits de l['’]homme des parlementaires/i,
    /droits de l['’]homme/i,
    /conseil directeur/i,
    /parlementaires? (en danger|menacée?s?)/i,
    /\bCDHP\b/,
  ],
  corrigendum: [
    /\brectificatif\b/i,
    /annule et remplace/i,
    /\bversion (?:corrigée|rectifiée)\b/i,
    /\bremplace (?:le|ce) (?:document|texte)\b/i,
    /ne pas tenir compte d/i,
  ],
  urgent: [
    /\b(?:cas|appel|action|intervention|procédure|demande|situation|mesures?)s? (?:d['’])?urgent?(?:e|es|s|ce)?\b/i,
    /^urgent\b/i,
    /(?:entre|hors|en dehors de) (?:deux|de|ses|les)?\s?sessions?/i,
  ],
  adoption: [/(?:décision|résolution) adoptée (?:\S+ ){0,4}par le (?:\S+ ){0,9}à sa \d+/i],
};

const mailingPhrases: readonly MailingPhrases[] = [en, fr];

/** The words found, as they stand in the text. */
export function wordsFound(text: string, side: Side): string[] {
  const found = mailingPhrases.flatMap((phrases) =>
    phrases[side].flatMap((pattern) => pattern.exec(text)?.[0] ?? []),
  );
  return [...new Set(found.map((word) => word.toLowerCase().trim()))];
}
