import { deliveries } from '../../../src/database/tables.ts';
import { timesTaken, type World } from './world.ts';

/** What became of the notices, and what went out twice. */
export interface Figures {
  readonly deliveries: number;
  readonly uncertain: number;
  /** Of the uncertain ones, those that had been taken. */
  readonly arrived: number;
  /** Letters that went again with the same Message-ID after a fault. */
  readonly repeated: number;
}

export async function figuresOf(world: World): Promise<Figures> {
  const all = await world.desk.db.select().from(deliveries);
  const timesOf = timesTaken(world);
  const uncertain = all.filter(({ state }) => state === 'uncertain');
  const keys = world.taken.map(({ recipient, messageId }) => `${recipient} ${messageId}`);
  return {
    deliveries: all.length,
    uncertain: uncertain.length,
    arrived: uncertain.filter(({ address, messageId }) => timesOf(address, messageId).length > 0)
      .length,
    repeated: keys.length - new Set(keys).size,
  };
}
