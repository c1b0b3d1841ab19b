/** The language catalogues: every word of every mail, as ICU messages by key (`notice.title`). */
import { readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { parse } from 'yaml';
import { isRightToLeft, type Language } from '../domain/language.ts';

/** Gives an argument of a message its value. */
type Arguments = (name: string) => unknown;

export interface Words {
  readonly language: Language;
  /** The message under the key; in English where the language has none yet. @throws when English has none either */
  say(key: string, values?: Arguments | Readonly<Record<string, unknown>>): string;
  has(key: string): boolean;
}

/** British dates; Western digits in Arabic, as codes and register numbers stand beside them. */
export const locales: Readonly<Record<Language, string>> = {
  en: 'en-GB',
  fr: 'fr-FR',
  es: 'es-ES',
  da: 'da-DK',
  ar: 'ar-u-nu-latn',
};

/** A catalogue as flat keys. */
export function readCatalogue(language: Language): ReadonlyMap<string, string> {
  const file = new URL(`../../templates/languages/${language}.yaml`, import.meta.url);
  return new Map(flatten(parse(readFileSync(file, 'utf8')), ''));
}

function* flatten(node: unknown, prefix: string): Generator<[string, string]> {
  if (typeof node === 'string') yield [prefix, node];
  else if (node !== null && typeof node === 'object') {
    for (const [key, below] of Object.entries(node)) {
      yield* flatten(below, prefix ? `${prefix}.${key}` : key);
    }
  }
}

const spoken = new Map<Language, Words>();

/** The words of a language, read once. */
export function wordsOf(language: Language): Words {
  const known = spoken.get(language);
  if (known) return known;
  const words = speak(language);
  spoken.set(language, words);
  return words;
}

function speak(language: Language): Words {
  const own = readCatalogue(language);
  const english = language === 'en' ? own : readCatalogue('en');
  const messages = new Map<string, Message>();

  function message(key: string): Message {
    const known = messages.get(key);
    if (known) return known;
    const spokenIn = own.has(key) ? language : 'en';
    const source = own.get(key) ?? english.get(key);
    if (source === undefined) throw new Error(`no word for "${key}"`);
    const made = messageOf(source, spokenIn);
    messages.set(key, made);
    return made;
  }
  return {
    language,
    has: (key) => own.has(key) || english.has(key),
    say(key, values = {}) {
      return message(key)(typeof values === 'function' ? values : (name) => values[name]);
    },
  };
}

type Message = (values: Arguments) => string;

/** Marks of Unicode's isolation (UAX #9): keep `Bilag 90` in order within Arabic. */
export const isolated = (text: string): string => `\u2068${text}\u2069`;

function messageOf(source: string, language: Language): Message {
  const format = new IntlMessageFormat(source, locales[language], undefined, { ignoreTag: true });
  const kinds = [...argumentsOf(format.getAst())];
  if (kinds.length === 0) {
    const text = format.format() as string;
    return () => text;
  }
  const isolate = isRightToLeft(language);
  return (values) => {
    const filled: Record<string, string | number> = {};
    for (const [name, kind] of kinds) {
      const value = values(name);
      if (typeof value === 'number') filled[name] = value;
      // What a select compares is not printed.
      else
        filled[name] = isolate && kind !== selectElement ? isolated(String(value)) : String(value);
    }
    return format.format(filled) as string;
  };
}

/** A message's arguments with their element types, those in its plural forms too. */
export function argumentsOf(
  ast: readonly unknown[],
  found = new Map<string, number>(),
): ReadonlyMap<string, number> {
  for (const element of ast as readonly AstElement[]) {
    for (const option of Object.values(element.options ?? {})) argumentsOf(option.value, found);
    if (element.type !== literalElement && element.type !== poundElement) {
      found.set(element.value, element.type);
    }
  }
  return found;
}

/** Element types of the ICU parser (`TYPE` in @formatjs/icu-messageformat-parser). */
const literalElement = 0;
const selectElement = 5;
const poundElement = 7;
interface AstElement {
  readonly type: number;
  readonly value: string;
  readonly options?: Readonly<Record<string, { readonly value: readonly unknown[] }>>;
}
