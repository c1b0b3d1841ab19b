import type { Phrases } from './phrases.ts';

/**
 * How French texts say who is a woman or a man; the article does it too: « un parlementaire de
 * l'opposition », not « vingt et un parlementaires ».
 */
export const genders: Phrases['genders'] = {
  titles: {
    F: /(?<!\p{L})(?:Mme|Mlle|Madame|Mmes)\.?\s+/gu,
    M: /(?<!\p{L})(?:M\.|MM\.|Monsieur)\s+/gu,
  },
  plural: /(?<!\p{L})(?:MM|Mmes)(?!\p{L})/u,
  words: {
    F: /\bfemmes?\b|\bune (?:ancienne )?parlementaire(?!s)|\bparlementaire élue\b|députée|sénatrice/i,
    M: /\bhommes?\b|\bun (?:ancien )?parlementaire(?!s)|\bun (?:ancien )?député(?!e|s)|sénateur/i,
  },
  mark: { F: /\s*[([]\s?(?:mme|mlle)\s?[.,]?\s?[)\]]/i, M: /\s*[([]\s?m\.\s?[)\]]/i },
};

const verbs =
  "appelle|lance (?:de nouveau )?un appel|invite|engage|prie|exhorte|encourage|demande|sollicite|en appelle|réitère (?:son appel|sa demande|son invitation)|renouvelle (?:son appel|sa demande|son invitation)|(?:exprime l'|forme l')?espoir|espère (?:pouvoir )?compter sur|sait pouvoir compter sur|espère|compte sur|(?:souhaite|souhaiterait|recommande|suggère|propose|est (?:convaincu|persuadé)|ne doute pas)(?: à tou(?:s|tes))? qu[e']|réitère (?:son souhait|le souhait)|recommande|suggère|propose";
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
    /(?<!\p{L})parlements(?!\p{L})|parlement membre|(?:assemblées|organisations|unions) parlementaires|communauté parlementaire|membres de l'(?:uip|union interparlementaire)|parlement (?:européen|panafricain|latino-américain|centraméricain|andin|arabe|de la cedeao)|groupes? géopolitiques?|douze plus|groupe (?:africain|arabe|eurasie|asie-pacifique|de l'amérique latine)|parlementaires (?:du monde|de tous les pays)/iu,
  parliamentOf:
    /(?<!\p{L})(?:parlement|autorités parlementaires|assemblée nationale|sénat|congrès|chambre des (?:députés|communes|représentants)|groupe (?:national|interparlementaire)) (?:du |de la |de l'|des |de |d')(\p{Lu}[\p{L}' -]*?)(?=,|\s(?:à|et|ainsi|de)(?!\p{L})|$)/giu,
  others:
    /(?<!\p{L})(?:autorités?|gouvernement|secrétaire général|comité|présidente?|tribuna(?:l|ux)|justice|procureurs?|ministres?|délégation|mission)(?!\p{L})/iu,
};
