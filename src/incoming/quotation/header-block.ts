/**
 * The little table of `From:`, `Sent:`, `To:`, `Subject:` that Outlook puts above the mail that is
 * answered. The reply parsers at hand do not know it in Danish, Swedish, Finnish, Polish, Arabic
 * and Russian (tried: they keep the whole quotation), so it has its own rule.
 */

interface Labels {
  readonly from: string;
  readonly others: string;
}

const tables: Record<string, Labels> = {
  en: { from: 'from', others: 'sent|date|to|cc|subject' },
  da: { from: 'fra', others: 'sendt|dato|til|cc|kopi|emne' },
  sv: { from: 'från', others: 'skickat|datum|till|kopia|cc|ämne' },
  fi: { from: 'lähettäjä', others: 'lähetetty|päiväys|päivämäärä|vastaanottaja|kopio|cc|aihe' },
  pl: { from: 'od', others: 'wysłano|wysłane|data|do|dw|temat' },
  ar: { from: 'من', others: 'تاريخ الإرسال|تم الإرسال|أُرسلت|أرسل|التاريخ|إلى|نسخة|الموضوع' },
  ru: { from: 'от(?: кого)?', others: 'отправлено|дата|кому|копия|тема' },
  de: { from: 'von', others: 'gesendet|datum|an|cc|betreff' },
  fr: { from: 'de', others: 'envoyé(?: le)?|date|à|pour|cc|objet|sujet' },
  es: { from: 'de', others: 'enviado(?: el)?|fecha|para|cc|asunto' },
  nl: { from: 'van', others: 'verzonden|datum|aan|cc|onderwerp' },
  it: { from: 'da', others: 'inviato|data|a|cc|oggetto' },
  pt: { from: 'de', others: 'enviado(?: em)?|enviada(?: em)?|data|para|cc|assunto' },
};

/** `> *Fra:* …`, `De : …` with a no-break space. */
const labelled = (labels: string) =>
  new RegExp(`^[\\s>|]*\\*?(?:${labels})\\s?\\*?\\s?[:：]`, 'iu');

/** For each language, what the line of the sender looks like, and the lines beside it. */
export const headerLabels = Object.entries(tables).map(([language, { from, others }]) => ({
  language,
  from: labelled(from),
  others: others.split('|').map(labelled),
}));

/** Marks of direction stand between letters in Arabic mails and are seen by nobody. */
const visible = (line: string): string => line.normalize('NFC').replace(/\p{Cf}/gu, '');

/** What may stand above the table: a rule, or nothing. */
const ruler = /^[\s>]*[_\-–—─=*]{5,}\s*$/;

/** Thunderbird writes subject and date above the sender: the first line of the table. */
function aboveFrom(lines: readonly string[], from: number, others: readonly RegExp[]): number {
  let first = from;
  while (first > 0 && others.some((label) => label.test(lines[first - 1] ?? ''))) first--;
  return first;
}

/** Where the table begins (its ruler included); null when there is none. */
export function headerBlockAt(lines: readonly string[]): { line: number; language: string } | null {
  const seen = lines.map(visible);
  for (const [index, line] of seen.entries()) {
    for (const { language, from, others } of headerLabels) {
      if (!from.test(line)) continue;
      // A long list of recipients may be folded over several lines.
      const below = [
        ...seen.slice(aboveFrom(seen, index, others), index),
        ...seen.slice(index + 1, index + 9),
      ];
      const labels = others.filter((label) => below.some((next) => label.test(next)));
      // A table of an itinerary has the labels, but not the moment at which a mail was sent.
      const sent = below.some(
        (next) => /\d/.test(next) && others.some((label) => label.test(next)),
      );
      if (labels.length < 2 || !sent) continue;
      let start = aboveFrom(seen, index, others);
      while (start > 0 && (ruler.test(seen[start - 1] ?? '') || !seen[start - 1]?.trim())) start--;
      return { line: start, language };
    }
  }
  return null;
}
