import { createServer, type AddressInfo } from 'node:net';

/**
 * An SMTP server that takes every mail and keeps none, for benchmarks: run in a process of its own (`startSink`), as
 * light as can be, so that the client is what is measured. Offers what any relay offers today, PIPELINING included.
 */
const EHLO = '250-sink.example\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 DSN\r\n';
const END_OF_MAIL = '\r\n.\r\n';

let taken = 0;

const server = createServer((socket) => {
  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  socket.write('220 sink.example\r\n');
  let buffered = '';
  let inMail = false;
  socket.on('data', (chunk) => {
    buffered += chunk.toString('latin1');
    let replies = '';
    for (;;) {
      const mark = inMail ? END_OF_MAIL : '\r\n';
      const end = buffered.indexOf(mark);
      if (end < 0) break;
      const line = inMail ? '' : buffered.slice(0, end);
      buffered = buffered.slice(end + mark.length);
      if (inMail) taken++;
      replies += inMail ? '250 2.0.0 taken\r\n' : replyTo(line);
      inMail = !inMail && line === 'DATA';
      if (line === 'QUIT') return socket.end(replies);
    }
    // A mail is not kept while it comes in; only the end of it may be cut in two.
    if (inMail) buffered = buffered.slice(-END_OF_MAIL.length);
    if (replies) socket.write(replies);
  });
});

function replyTo(line: string): string {
  if (line.startsWith('EHLO')) return EHLO;
  if (line === 'DATA') return '354 go on\r\n';
  return line === 'QUIT' ? '221 2.0.0 bye\r\n' : '250 2.0.0 ok\r\n';
}

server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on('message', () => process.send?.({ taken }));
process.on('disconnect', () => process.exit(0));
