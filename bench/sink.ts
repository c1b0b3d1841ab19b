/**
 * An SMTP server that accepts everything and keeps a count; run as a child process, so that its
 * work is not the measured process's. Speaks RFC 5321 with PIPELINING, and no more than the sender
 * needs: it is never what limits a measurement.
 */
import { createServer, type Socket } from 'node:net';

const endOfContent = Buffer.from('\r\n.\r\n');
const ok = Buffer.from('250 2.0.0 ok\r\n');
const taken = Buffer.from('250 2.0.0 accepted\r\n');
const goOn = Buffer.from('354 go on\r\n');
const hello = Buffer.from(
  '250-sink\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 ENHANCEDSTATUSCODES\r\n',
);
const bye = Buffer.from('221 bye\r\n');

let accepted = 0;

function converse(socket: Socket): void {
  let inContent = false;
  let left = Buffer.alloc(0);
  socket.setNoDelay(true);
  socket.write('220 sink ESMTP\r\n');
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    let bytes = left.length ? Buffer.concat([left, chunk]) : chunk;
    const answers: Buffer[] = [];
    for (;;) {
      const end = bytes.indexOf(inContent ? endOfContent : '\r\n');
      if (end < 0) break;
      if (inContent) {
        accepted += 1;
        answers.push(taken);
        inContent = false;
        bytes = bytes.subarray(end + endOfContent.length);
        continue;
      }
      const verb = bytes.toString('latin1', 0, Math.min(end, 4)).toUpperCase();
      bytes = bytes.subarray(end + 2);
      inContent = verb === 'DATA';
      answers.push(verb === 'EHLO' ? hello : verb === 'DATA' ? goOn : verb === 'QUIT' ? bye : ok);
    }
    // Of a content only the tail can be the beginning of its end.
    left = Buffer.from(inContent ? bytes.subarray(-4) : bytes);
    if (answers.length)
      socket.write(answers.length > 1 ? Buffer.concat(answers) : (answers[0] ?? ok));
  });
}

const server = createServer(converse).listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address && typeof address === 'object') process.send?.({ port: address.port });
});
process.on('message', () => process.send?.({ accepted }));
process.on('disconnect', () => process.exit(0));
