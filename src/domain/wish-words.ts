/** Small words of members' wishes, in our five languages: ON and OFF, the names of languages, until when. */
import { type Day, isDay } from './day.ts';
import { folded } from './followed-names.ts';
import { type Language, languages } from './language.ts';
import { spokenDates } from './spoken-date.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(',').map(folded));

const on = set(
  'on,yes,daily,oui,activer,activé,quotidien,sí,si,activar,activado,diario,ja,til,dagligt,daglig,نعم,تشغيل,تفعيل,يومي,يوميا',
);
const off = set(
  'off,no,at once,non,désactiver,désactivé,désactivar,desactivar,desactivado,nej,fra,straks,لا,إيقاف,تعطيل,فورا',
);

/** ON or OFF; null for anything else. */
export function switchNamed(text: string): boolean | null {
  const word = folded(text);
  return on.has(word) ? true : off.has(word) ? false : null;
}

const languageByName = new Map<string, Language>(languages.map((code) => [code, code]));
for (const speaker of languages) {
  const names = new Intl.DisplayNames(speaker, { type: 'language' });
  for (const language of languages)
    languageByName.set(folded(names.of(language) ?? language), language);
}
const alsoCalled: Readonly<Record<Language, string>> = {
  en: 'الانجليزية,انجليزي,إنجليزي,إنجليزية,اللغة الإنجليزية',
  fr: 'francais,فرنسي,فرنسية,اللغة الفرنسية',
  es: 'castellano,castillan,castilian,إسباني,إسبانية,أسباني,الأسبانية,اللغة الإسبانية',
  da: 'دنماركي,دنماركية,الدانماركية,اللغة الدنماركية',
  ar: 'عربي,عربية,اللغة العربية',
};
for (const language of languages)
  for (const name of set(alsoCalled[language])) languageByName.set(name, language);

/** `FR`, `français`, `French`, `fransk`; null for what is none of our languages. */
export const languageNamed = (text: string): Language | null =>
  languageByName.get(folded(text)) ?? null;

/** "Please" and "thank you" at the end, and what closes a sentence. */
const courtesy =
  /[\s,.!;:،]*(?:\b(?:please|pls|thanks|thank you|tak|venligst|merci|svp|s['’]il (?:vous|te) pla[iî]t|por favor|gracias)\b|شكرا|شكرًا|من فضلك|من فضلكم|رجاء|لو سمحت)?[\s,.!;:،]*$/iu;

/** The wish itself. */
export function withoutCourtesy(text: string): string {
  const shorter = text.replace(courtesy, '');
  return shorter === text ? text : withoutCourtesy(shorter);
}

const until =
  /^(?:until|till|til|to|indtil|jusqu['’](?:à|a|au|en)|au|hasta|al|a|حتى|إلى|الى|لغاية)(?:\s+|$)/iu;
const article = /^(?:the|le|el|den|d\.|يوم)\s+/iu;
/** Arabic-Indic and Persian digits. */
const digits = (text: string): string =>
  text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0));

/**
 * The one day that the text names and nothing else: `UNTIL 1 SEPTEMBER`, `jusqu’au 1er septembre`, `1/9`.
 * @param today without a year the next such day after it is meant
 */
export function dayNamed(text: string, today: Day): Day | null {
  const bare = digits(text).trim().replace(until, '').replace(article, '').trim();
  const inFull = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(bare);
  if (inFull) {
    const day = `${inFull[1]}-${inFull[2]?.padStart(2, '0')}-${inFull[3]?.padStart(2, '0')}`;
    return isDay(day) ? day : null;
  }
  // "1 September 1st": several patterns may find the same words.
  const found = spokenDates(bare, today).filter(({ words }) => words.trim() === bare);
  const days = new Set(found.map(({ day }) => day));
  return days.size === 1 ? ([...days][0] ?? null) : null;
}
