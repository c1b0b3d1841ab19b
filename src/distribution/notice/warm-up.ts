import type { Desk } from '../../desk.ts';
import { languages } from '../../domain/language.ts';
import { dayIn } from '../../domain/working-days.ts';
import { prepare } from '../../mail/compose.ts';
import { mapAttachment } from '../../map/map.ts';
import { mailingAudience } from '../mailing-audience.ts';
import { followable, mailingRow } from '../rows.ts';

/**
 * Does what is slow in making a mailing's notices and needs no transaction, so that nobody waits for the
 * database meanwhile: compiles the templates and draws the maps.
 */
export async function warmUp(desk: Desk, id: string): Promise<void> {
  for (const language of languages) await prepare('notice', language);
  const mailing = await mailingRow(desk.db, id);
  const today = dayIn(desk.config.calendar, desk.clock.now());
  const { recipients } = await mailingAudience(desk.db, mailing, today);
  const extracts = new Set(recipients.map(({ extract }) => extract?.join(' ')));
  const all = (await followable(desk.db, id)).map(({ country }) => country);
  for (const extract of extracts) await mapAttachment(extract?.split(' ') ?? all);
}
