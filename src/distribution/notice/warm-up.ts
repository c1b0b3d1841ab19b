import { members } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import { isFollowed } from '../../domain/follows.ts';
import { languages } from '../../domain/language.ts';
import { prepare } from '../../mail/compose.ts';
import { mapAttachment } from '../../map/map.ts';
import { followable } from '../rows.ts';

/**
 * Does what is slow in making a mailing's notices and needs no transaction, so that nobody waits for the
 * database meanwhile: compiles the templates and draws the maps.
 */
export async function warmUp(desk: Desk, id: string): Promise<void> {
  for (const language of languages) await prepare('notice', language);
  const told = await followable(desk.db, id);
  const wishes = await desk.db.selectDistinct({ follows: members.follows }).from(members);
  const extracts = new Set(
    wishes.map(({ follows }) =>
      told
        .filter((decision) => isFollowed(follows, decision))
        .map(({ country }) => country)
        .join(' '),
    ),
  );
  for (const extract of extracts) if (extract) await mapAttachment(extract.split(' '));
}
