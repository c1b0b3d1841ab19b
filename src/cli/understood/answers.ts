import type { Country } from '../../domain/country.ts';
import { documentFields } from './document-fields.ts';
import { mailFields } from './mail-fields.ts';
import { relationsOf } from './relations.ts';
import type { Understood } from './understand.ts';

/**
 * One object per file, in the order of the files, in the manifest's field names. The files of one
 * call are understood together: what repeats or corrects what.
 */
export function answersOf(all: readonly Understood[], home: Country | null): object[] {
  const relations = relationsOf(all);
  return all.map((one) => {
    if (one.is === 'mail') return { file: one.file, ...mailFields(one, relations, home) };
    if (one.is === 'not-opened') return { file: one.file, error: one.error };
    const corrected = relations.corrigendumOf.get(one) ?? null;
    return { file: one.file, ...documentFields(one.read, corrected) };
  });
}
