/** The disk is full: nothing is damaged, it is said, and all goes on when there is room. */
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { mailFrom } from '../../demo/correspondence.ts';
import { openEmbedded } from '../../src/database/open.ts';
import { messages } from '../../src/database/tables.ts';
import { until } from '../services/until.ts';
import { run } from '../services/worker-processes.ts';
import { makeChamber } from './chamber.ts';
import { expectInvariants } from './invariants.ts';
import { deskAddress, fixture, startSink } from './sink.ts';
import { smallDisk } from './small-disk.ts';

test('while messages are stored: they stay in the mailbox, and are kept when there is room', async () => {
  await using closing = new AsyncDisposableStack();
  const disk = closing.use(smallDisk(160));
  const sink = closing.use(await startSink({ members: [] }));
  const chamber = closing.use(
    await makeChamber({
      members: 0,
      imapUrl: sink.server.imapUrl(),
      smtpUrl: sink.server.smtpUrl(),
      environment: { DESK_DATA_DIR: join(disk.dir, 'data') },
    }),
  );
  let service = closing.use(run('src/cli/desk.ts', ['start'], chamber.environment));
  await until('it works', async () => service.log().includes('"msg":"started"'));
  disk.fill(100_000);
  const faults = [Date.now()];
  sink.server.deliver(fixture('09-en-fr-pair'), deskAddress);
  for (let i = 0; i < 5; i += 1)
    sink.server.deliver(
      Buffer.from(mailFrom({ from: `a${i}@elsewhere.example`, text: 'x'.repeat(60_000) })),
      deskAddress,
    );
  await until('it is said', async () => /ENOSPC|No space left|is full/.test(service.log()));
  disk.makeRoom();
  // It may have ended, as under any supervisor that starts it again.
  const ended = await Promise.race([service.finished, new Promise((go) => setTimeout(go, 1000))]);
  if (ended) service = closing.use(run('src/cli/desk.ts', ['start'], chamber.environment));
  await until(
    'the clerk is asked',
    async () => sink.count('anna.lund@parlament.example', 'approval-request') === 1,
  );
  await service.stop();
  const { desk, service: last } = await chamber.serve();
  closing.defer(() => last.stop());
  await last.settle();
  expect(await desk.db.$count(messages)).toBe(6);
  expect(await desk.db.$count(messages, eq(messages.state, 'failed'))).toBe(0);
  await expectInvariantsWhileRead();

  /** The mailing waits for its clerk, which time explains. */
  async function expectInvariantsWhileRead() {
    await expectInvariants({
      desk,
      mailbox: sink.mailbox(),
      taken: sink.taken,
      faults,
      audience: [],
    });
  }
});

test('while the embedded database writes its log: the process ends and says why; every commit is there when there is room', async () => {
  await using closing = new AsyncDisposableStack();
  const disk = closing.use(smallDisk(160));
  const data = join(disk.dir, 'data');
  const filling = closing.use(run('tests/faults/filling.ts', [data], {}));
  await until('it commits', async () => filling.log().includes('\n'));
  disk.fill(1_000_000);
  const { code, err } = await filling.finished;
  expect(code).toBe(1);
  expect(err).toMatch(/The disk of the data directory is full: .* Make room and start again/);
  const committed = Number(err.match(/^\d+$/gm)?.at(-1));
  expect(committed).toBeGreaterThan(0);

  const status = await run('src/cli/desk.ts', ['status'], {
    DESK_CONFIG: 'samples/desk.yaml',
    DESK_DATA_DIR: data,
  }).finished;
  expect(status).toMatchObject({ code: 1, out: '' });
  expect(status.err).toMatch(/^The disk of the data directory is full: .*\n$/);

  disk.makeRoom();
  const { pool, close } = await openEmbedded(data);
  const { rows } = await pool.query(
    'select count(*)::int as n, max(n) as last from public.counted',
  );
  // The one under way may be there or not.
  expect([committed, committed + 1]).toContain(rows[0].last);
  expect(rows[0].n).toBe(rows[0].last);
  await close();
});
