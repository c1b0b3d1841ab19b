import type { Phrases } from './phrases.ts';

/** How French texts say who is a woman or a man; the article does it too: « un parlementaire de l'opposition ». */
export const genders: Phrases['genders'] = {
  titles: {
    F: /(?<!\p{L})(?:Mme|Mlle|Madame|Mmes)\.?\s+/gu,
    M: /(?<!\p{L})(?:M\.|MM\.|Monsieur)\s+/gu,
  },
  plural: /(?<!\p{L})(?:MM|Mmes)(?!\p{L})/u,
  words: {
    F: /\bfemmes?\b|\bune (?:ancienne )?parlementaire|\bparlementaire élue\b|députée|sénatrice/i,
    M: /\bhommes?\b|\bun (?:ancien )?parlementaire|\bun (?:ancien )?député(?!e)|sénateur/i,
  },
  mark: { F: /\s*[([]\s?(?:mme|mlle)\s?[.,]?\s?[)\]]/i, M: /\s*[([]\s?m\.\s?[)\]]/i },
};

const verbs =
  "appelle|lance (?:de nouveau )?un appel|invite|engage|prie|exhorte|encourage|demande|sollicite|en appelle|réitère (?:son appel|sa demande|son invitation)|renouvelle (?:son appel|sa demande|son invitation)|(?:exprime l'|forme l')?espoir|espère (?:pouvoir )?compter sur|sait pouvoir compter sur|espère|compte sur|souhaite que";
const before =
  '(?:(?:et|mais|également|aussi|à nouveau|de nouveau|une nouvelle fois|en outre|en particulier|instamment|vivement|donc|enfin|par ailleurs|à cet égard),?\\s+)*';

/** How French texts ask something of parliaments. Verbs stand in lower case after recitals. */
export const asks: Phrases['asks'] = {
  clause: new RegExp(
    `\\s*;\\s*|(?<=[\\p{Ll}\\d)]\\.)\\s+(?=\\p{Lu}\\p{Ll})|,?\\s+(?=et ${before}(?:${verbs})(?!\\p{L}))`,
    'iu',
  ),
  verb: new RegExp(`^${before}(?:${verbs})(?!\\p{L})`, 'iu'),
  // The infinitive that follows the addressee: « à évoquer », « de l'informer », « d'agir ».
  matter:
    /\s(?:à|de|d')\s?(?:ne pas |y |en |se |s'|le |la |les |l'|lui |leur )*\p{L}{2,}(?:er|ir|oir|[rt]re|dre|ire|uire)(?!\p{L})|\s(?:pour|afin) (?:que|d)|[;:]/iu,
  parliaments:
    /(?<!\p{L})parlements(?!\p{L})|parlement membre|assemblées parlementaires|communauté parlementaire|membres de l'(?:uip|union interparlementaire)|parlement européen|parlementaires (?:du monde|de tous les pays)/iu,
  parliamentOf:
    /(?<!\p{L})parlement (?:du |de la |de l'|des |de |d')(\p{Lu}[\p{L}' -]*?)(?=,|\s(?:à|et|ainsi|de)(?!\p{L})|$)/iu,
};
