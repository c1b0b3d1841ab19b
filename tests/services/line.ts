/** A line to a server that can go dead: connected, and nothing passes any more. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface Line {
  readonly port: number;
  /** From now on nothing passes, on connections that stand or are made; they stay open. */
  freeze(): void;
  /** New connections pass again. */
  thaw(): void;
  /** Freezes once that many bytes have come from the server on one connection. */
  freezeAfter(bytes: number): void;
  /** Cuts all connections. */
  cut(): void;
  close(): void;
}

export async function lineTo(port: number): Promise<Line> {
  const ends = new Set<Socket>();
  let frozen = false;
  let limit = Number.POSITIVE_INFINITY;
  const relay = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    let passed = 0;
    let dead = frozen;
    far.on('data', (bytes) => {
      passed += bytes.length;
      if (passed > limit) dead = true;
      if (!dead && !frozen) near.write(bytes);
    });
    near.on('data', (bytes) => {
      if (!dead && !frozen) far.write(bytes);
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
        if (!dead && !frozen) other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    for (const end of ends) end.destroy();
  };
  return {
    port: (relay.address() as AddressInfo).port,
    freeze() {
      frozen = true;
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
    close() {
      relay.close();
      cut();
    },
  };
}
