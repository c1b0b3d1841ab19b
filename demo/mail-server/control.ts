/** A few HTTP calls for tests that run the mail server in a process of its own. */
import { createServer, type IncomingMessage } from 'node:http';
import type { MailServer } from '../mail-server.ts';

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/**
 * - `POST /deliver?mailbox=ipu@…` with a raw mail
 * - `POST /submit?from=…&to=…[&as=…]` with a raw mail
 * - `GET /mailbox?address=…`: `[{ uid, raw (base64) }]`
 * - `GET /accepted`: `{ "recipient <message-id>": count }`
 * - `POST /answer` with `{ "recipient": "451 …" }`: replies to RCPT TO; `*` for everybody
 */
export async function startControl(server: MailServer, port = 0) {
  const http = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://control');
    const given = (name: string) => url.searchParams.get(name) ?? '';
    const body = await bodyOf(request);
    let result: unknown = {};
    switch (`${request.method} ${url.pathname}`) {
      case 'POST /deliver':
        result = { uid: server.deliver(body, given('mailbox')).uid };
        break;
      case 'POST /submit': {
        const as = url.searchParams.get('as');
        server.submit({
          from: given('from'),
          to: url.searchParams.getAll('to'),
          raw: body,
          authenticatedAs: as,
        });
        break;
      }
      case 'GET /mailbox':
        result = server
          .mailbox(given('address'))
          .map(({ uid, raw }) => ({ uid, raw: raw.toString('base64') }));
        break;
      case 'GET /accepted':
        result = Object.fromEntries(server.accepted());
        break;
      case 'POST /answer': {
        const replies = JSON.parse(body.toString('utf8')) as Record<string, string>;
        server.answer((recipient) => replies[recipient.toLowerCase()] ?? replies['*']);
        break;
      }
      default:
        response.statusCode = 404;
    }
    response.setHeader('content-type', 'application/json').end(JSON.stringify(result));
  });
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve));
  const address = http.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () => new Promise<void>((resolve) => http.close(() => resolve())),
  };
}
