import type { CorrectableField } from '../../../domain/correction.ts';
import type { Day } from '../../../domain/day.ts';
import type { Voice } from '../../../mail/voice.ts';

/** A value of a correction as it is kept, in the reader's words; null: there was none. */
export function correctionInWords(
  field: CorrectableField,
  value: unknown,
  voice: Voice,
): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (Array.isArray(value))
    return value.length ? voice.join(value.map((each) => voice.say(`violations.${each}`))) : null;
  if (typeof value === 'object') {
    const { code, name } = value as { readonly code: string; readonly name: string | null };
    return name === null ? null : `${code} ${name}`;
  }
  const text = String(value);
  switch (field) {
    case 'country':
      return voice.country(text);
    case 'body':
      return voice.say(`bodies.${text}`);
    case 'manner':
      return voice.say(`manners.${text}`);
    case 'adopted':
      return voice.day(text as Day);
    default:
      return text;
  }
}
