import { openQueue } from '../../src/adapters/queue.ts';
import { openInMemory } from '../../src/database/open.ts';
import { queueContract } from '../contracts/queue.ts';

queueContract('the embedded database', async () => {
  const database = await openInMemory();
  const queue = await openQueue({ kind: 'database', pool: database.pool });
  return {
    queue,
    async close() {
      await queue.close();
      await database.close();
    },
  };
});
