import type { Desk } from '../desk.ts';
import { resumeNotice } from '../distribution/sending/pause.ts';
import { findNotice, type NotFound } from './find-notice.ts';

/** Lets a paused distribution go on. @returns `resumed` false: it was not paused */
export async function resume(
  desk: Desk,
  printed: string,
): Promise<{ readonly resumed: boolean } | { readonly error: NotFound }> {
  const found = await findNotice(desk.db, printed);
  return 'error' in found ? found : { resumed: await resumeNotice(desk, found.id) };
}
