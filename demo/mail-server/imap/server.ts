/** Listens for IMAP clients on the loopback. */
import { createServer, type Socket } from 'node:net';
import { type ImapAccounts, ImapSession } from './session.ts';

export interface ImapServer {
  readonly port: number;
  /** Cuts every connection, as a restart does; new ones are taken. */
  dropConnections(): void;
  close(): Promise<void>;
}

export async function startImapServer(port: number, accounts: ImapAccounts): Promise<ImapServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    // Answers of several lines would wait for the client's delayed acknowledgement.
    socket.setNoDelay(true);
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    new ImapSession(socket, accounts);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const dropConnections = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: typeof address === 'object' && address ? address.port : port,
    dropConnections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        dropConnections();
      }),
  };
}
