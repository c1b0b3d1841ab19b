/** An HTTPS server on this machine that answers for www.ipu.org and its kin, certified by tests/adapters/tls. */
import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type FetchOptions, fetchFrom } from '../../src/adapters/fetch-document.ts';
import type { FetchDocument, Resolve } from '../../src/desk.ts';

const pem = (name: string) => readFileSync(join(import.meta.dirname, 'tls', name), 'utf8');
export const ca = pem('ca.crt');

export interface HttpsServer {
  /** Paths that were asked for, in order, with the host that was named. */
  readonly asked: string[];
  readonly port: number;
  /** Fetches from ipu.org as it lies on this server. */
  fetcher(options?: Partial<FetchOptions>): FetchDocument;
  close(): Promise<void>;
}

export const nothingThere = (name: string) =>
  Object.assign(new Error(`no such name: ${name}`), { code: 'ENOTFOUND' });

/** Every host of ipu.org and of elsewhere.example is this machine. */
const here: Resolve = async (name, type) => {
  if (type === 'A' && /(^|\.)(ipu\.org|elsewhere\.example)$/.test(name)) return ['127.0.0.1'];
  throw nothingThere(name);
};

export async function httpsServer(answer: RequestListener): Promise<HttpsServer> {
  const asked: string[] = [];
  const server = createServer({ cert: pem('server.crt'), key: pem('server.key') }, (req, res) => {
    asked.push(`${req.headers.host}${req.url}`);
    answer(req, res);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    asked,
    port,
    fetcher: (options = {}) =>
      fetchFrom(['ipu.org'], {
        resolve: here,
        local: { port, ca, address: '127.0.0.1' },
        ...options,
      }),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
