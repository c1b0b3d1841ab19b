/**
 * Text that PostgreSQL takes: NUL, which no text of its has, and halves of surrogate pairs, which its JSON refuses, become U+FFFD.
 * Mails, documents and forms may hold both; what comes from outside goes through here once, where it is read.
 */
export const storable = (text: string): string => text.replaceAll('\0', '\uFFFD').toWellFormed();

/** Cut where it is longer, and still storable. @param most in UTF-16 units, without the dots */
export const shortened = (text: string, most: number): string =>
  storable(text.length > most ? `${text.slice(0, most)}…` : text);

/** Storable: all texts in a value that came as JSON, names of fields too. */
export function storableJson(value: unknown): unknown {
  if (typeof value === 'string') return storable(value);
  if (Array.isArray(value)) return value.map(storableJson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [storable(name), storableJson(inner)]),
  );
}
