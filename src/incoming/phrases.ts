/** The words by which a mailing on human-rights decisions is known, in the IPU's two languages and ours. */

interface MailingPhrases {
  /** Without one of these nothing was decided. */
  readonly decision: readonly RegExp[];
  /** On whom, and by whom. */
  readonly subject: readonly RegExp[];
}

const en: MailingPhrases = {
  decision: [/\bdecisions?\b/i, /\bcorrigend(um|a)\b/i, /\bresolutions? adopted\b/i],
  subject: [
    /\bhuman rights of parliamentarians\b/i,
    /\bhuman rights\b/i,
    /\bgoverning council\b/i,
    /\bparliamentarians? (at risk|under threat)\b/i,
    /\bcommittee on the human rights\b/i,
    /\bCHRP\b/,
  ],
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
};

const mailingPhrases: readonly MailingPhrases[] = [en, fr];

/** The words found, as they stand in the text. */
export function wordsFound(text: string, side: keyof MailingPhrases): string[] {
  const found = mailingPhrases.flatMap((phrases) =>
    phrases[side].flatMap((pattern) => pattern.exec(text)?.[0] ?? []),
  );
  return [...new Set(found.map((word) => word.toLowerCase()))];
}
