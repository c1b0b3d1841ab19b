/**
 * An SMTP server that accepts everything and keeps a count; run as a child process, so that its
 * work is not the measured process's. Speaks RFC 5321 with PIPELINING off, as little as the sender needs.
 */
import { createServer, type Socket } from 'node:net';

let accepted = 0;

function converse(socket: Socket): void {
  let inData = false;
  let buffered = '';
  socket.setNoDelay(true);
  socket.write('220 sink ESMTP\r\n');
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    buffered += chunk.toString('latin1');
    for (;;) {
      if (inData) {
        const end = buffered.indexOf('\r\n.\r\n');
        if (end < 0) {
          // Only the tail can be the beginning of the end.
          buffered = buffered.slice(-4);
          return;
        }
        buffered = buffered.slice(end + 5);
        inData = false;
        accepted += 1;
        socket.write('250 2.0.0 accepted\r\n');
        continue;
      }
      const end = buffered.indexOf('\r\n');
      if (end < 0) return;
      const line = buffered.slice(0, end).toUpperCase();
      buffered = buffered.slice(end + 2);
      if (line.startsWith('EHLO'))
        socket.write('250-sink\r\n250-8BITMIME\r\n250 ENHANCEDSTATUSCODES\r\n');
      else if (line === 'DATA') {
        inData = true;
        socket.write('354 go on\r\n');
      } else if (line === 'QUIT') socket.end('221 bye\r\n');
      else socket.write('250 2.0.0 ok\r\n');
    }
  });
}

const server = createServer(converse).listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address && typeof address === 'object') process.send?.({ port: address.port });
});
process.on('message', () => process.send?.({ accepted }));
process.on('disconnect', () => process.exit(0));
