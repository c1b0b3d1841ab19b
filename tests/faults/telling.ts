/** A mailing under automatic approval, told to many members by real processes while something fails. */
import { until } from '../services/until.ts';
import { type NodeProcess, run } from '../services/worker-processes.ts';
import { type Chamber, type ChamberOptions, makeChamber, memberAddresses } from './chamber.ts';
import { expectInvariants } from './invariants.ts';
import { deskAddress, fixture, type Sink, startSink } from './sink.ts';

export interface Telling {
  readonly sink: Sink;
  readonly chamber: Chamber;
  readonly service: NodeProcess;
  /** Notes when the desk was disturbed. */
  disturbed(): void;
  /** A mailing arrives, and so many notices of it have gone out. */
  midway(notices: number): Promise<void>;
  /** So many notices more have gone out, or all. */
  goesOn(notices: number, seconds?: number): Promise<void>;
  /** Waits until everybody was told, stops the service and checks all invariants. */
  finished(seconds?: number): Promise<Awaited<ReturnType<typeof expectInvariants>>>;
}

export async function startTelling(
  closing: AsyncDisposableStack,
  members: number,
  options: Pick<ChamberOptions, 'environment' | 'instead'> & { readonly imapUrl?: string } = {},
): Promise<Telling> {
  const sink = closing.use(
    await startSink({ members: memberAddresses(members), answerDelayMs: 60 }),
  );
  const chamber = closing.use(
    await makeChamber({
      members,
      imapUrl: sink.server.imapUrl(),
      smtpUrl: sink.server.smtpUrl(),
      ...options,
      instead: [['mode: delayed', 'mode: automatic'], ...(options.instead ?? [])],
    }),
  );
  const service = closing.use(run('src/cli/desk.ts', ['start'], chamber.environment));
  await until('the service works', async () => service.log().includes('"msg":"started"'));
  const faults: number[] = [];
  const notices = () =>
    sink.taken.filter(({ messageId }) => messageId.startsWith('<notice.')).length;
  const wait = (what: string, ask: () => Promise<boolean>, seconds: number) =>
    until(what, ask, seconds).catch((error: Error) => {
      throw new Error(`${error.message}; its log ends with\n${service.log().slice(-5000)}`);
    });
  const goesOn = async (more: number, seconds = 120) => {
    // A quick machine has told everybody meanwhile.
    const wanted = Math.min(notices() + more, members);
    await wait(`${more} notices more`, async () => notices() >= wanted, seconds);
  };
  return {
    sink,
    chamber,
    service,
    disturbed: () => void faults.push(Date.now()),
    async midway(count) {
      sink.server.deliver(fixture('09-en-fr-pair'), deskAddress);
      await goesOn(count);
    },
    goesOn,
    async finished(seconds = 200) {
      const clerk = 'anna.lund@parlament.example';
      await wait(
        'the clerk has the account',
        async () => sink.count(clerk, 'distribution-account') === 1,
        seconds,
      );
      await service.stop();
      const { desk, service: last } = await chamber.serve();
      try {
        await last.settle();
        return await expectInvariants({
          desk,
          mailbox: sink.mailbox(),
          taken: sink.taken,
          faults,
          audience: chamber.members,
        });
      } finally {
        await last.stop();
      }
    },
  };
}
