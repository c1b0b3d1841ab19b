/** A line to a server that can go dead: connected, and nothing passes any more. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface Line {
  readonly port: number;
  /** From now on nothing passes, on connections that stand or are made; they stay open. */
  freeze(): void;
  /** From now on nothing passes on the connections that stand; they stay open. New ones pass. */
  deaden(): void;
  /** New connections pass again. */
  thaw(): void;
  /** Freezes once that many bytes have come from the server on one connection. */
  freezeAfter(bytes: number): void;
  /** Cuts all connections. */
  cut(): void;
  /** Cuts all connections, and refuses new ones, as where nothing listens. */
  refuse(): void;
  acceptAgain(): Promise<void>;
  close(): void;
}

export async function lineTo(port: number): Promise<Line> {
  const ends = new Set<Socket>();
  let generation = 0;
  let frozen = false;
  let limit = Number.POSITIVE_INFINITY;
  const relay = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    let passed = 0;
    let dead = frozen;
    const mine = generation;
    const isDead = () => dead || frozen || mine !== generation;
    far.on('data', (bytes) => {
      passed += bytes.length;
      if (passed > limit) dead = true;
      if (!isDead()) near.write(bytes);
    });
    near.on('data', (bytes) => {
      if (!isDead()) far.write(bytes);
    });
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(end);
      end.on('error', () => {});
      end.once('close', () => {
        ends.delete(end);
        // A dead line does not tell the other end either.
        if (!isDead()) other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    for (const end of ends) end.destroy();
  };
  const { port: nearPort } = relay.address() as AddressInfo;
  return {
    port: nearPort,
    freeze() {
      frozen = true;
    },
    deaden() {
      generation += 1;
    },
    thaw() {
      cut();
      frozen = false;
      limit = Number.POSITIVE_INFINITY;
    },
    freezeAfter(bytes) {
      limit = bytes;
    },
    cut,
    refuse() {
      relay.close();
      cut();
    },
    acceptAgain: () =>
      new Promise((resolve) => void relay.listen(nearPort, '127.0.0.1', () => resolve())),
    close() {
      relay.close();
      cut();
    },
  };
}
