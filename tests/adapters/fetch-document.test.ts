/** Documents are fetched from allowed hosts on the public internet, and nobody can lead us elsewhere. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import https from 'node:https';
import { createServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { isPublicAddress } from '../../src/adapters/fetch/public-address.ts';
import { fetchFrom } from '../../src/adapters/fetch-document.ts';
import type { Resolve } from '../../src/desk.ts';
import { ca, type HttpsServer, httpsServer, nothingThere } from './https-server.ts';

const pdf = Buffer.from('%PDF-1.7 a decision');
let answer: (req: IncomingMessage, res: ServerResponse) => void;
let server: HttpsServer;

beforeAll(async () => {
  server = await httpsServer((req, res) => answer(req, res));
});
afterAll(() => server.close());
beforeEach(() => {
  server.asked.length = 0;
  answer = (_req, res) => res.setHeader('Content-Type', 'application/pdf').end(pdf);
});

const url = 'https://www.ipu.org/file/10143/download';
const redirectTo = (location: string, status = 302) => {
  answer = (req, res) =>
    req.url === '/file/10143/download'
      ? res.writeHead(status, { Location: location }).end()
      : res.end(pdf);
};

describe('a document of an allowed host', () => {
  test('is fetched with its name, type and bytes, under the name of its host', async () => {
    let headers: IncomingMessage['headers'] = {};
    answer = (req, res) => {
      headers = req.headers;
      res
        .setHeader('Content-Type', 'application/pdf; charset=binary')
        .setHeader('Content-Disposition', 'attachment; filename="PHL-206-E.pdf"')
        .setHeader('Set-Cookie', 'a=b')
        .end(pdf);
    };
    expect(await server.fetcher()(url)).toEqual({
      result: 'fetched',
      filename: 'PHL-206-E.pdf',
      contentType: 'application/pdf',
      bytes: pdf,
      url,
    });
    expect(headers.host).toBe('www.ipu.org');
    expect(headers).not.toHaveProperty('cookie');
    expect(headers).not.toHaveProperty('referer');
  });

  test.each([301, 302, 303, 307, 308])('is found behind a redirect (%i)', async (status) => {
    redirectTo('/sites/default/files/PHL-206-E.pdf?x=1#page=2', status);
    expect(await server.fetcher()(url)).toMatchObject({
      result: 'fetched',
      filename: 'PHL-206-E.pdf',
      url: 'https://www.ipu.org/sites/default/files/PHL-206-E.pdf?x=1',
    });
  });

  test('is found on another host below the allowed one', async () => {
    redirectTo('//files.ipu.org/a.pdf');
    expect(await server.fetcher()(url)).toMatchObject({ url: 'https://files.ipu.org/a.pdf' });
    expect(server.asked).toEqual(['www.ipu.org/file/10143/download', 'files.ipu.org/a.pdf']);
  });

  test('is unpacked when the server packs it all the same', async () => {
    answer = (_req, res) => res.setHeader('Content-Encoding', 'gzip').end(gzipSync(pdf));
    expect(await server.fetcher()(url)).toMatchObject({ result: 'fetched', bytes: pdf });
  });

  test('is fetched straight, whatever proxy the process uses for the rest', async () => {
    const usual = https.globalAgent;
    https.globalAgent = new https.Agent({ proxyEnv: { HTTPS_PROXY: 'http://127.0.0.1:9' } });
    expect(await server.fetcher()(url)).toMatchObject({ result: 'fetched' });
    https.globalAgent = usual;
  });

  test('is fetched although the name servers fail on IPv6', async () => {
    const resolve: Resolve = async (name, type) => {
      if (type === 'A') return ['127.0.0.1'];
      throw Object.assign(new Error(name), { code: 'ESERVFAIL' });
    };
    expect(await server.fetcher({ resolve })(url)).toMatchObject({ result: 'fetched' });
  });
});

describe('what the file is called', () => {
  test.each([
    ['attachment; filename=PHL.pdf', '/x', 'PHL.pdf'],
    ['attachment; filename="a \\"b\\".pdf"', '/x', 'a "b".pdf'],
    ["attachment; filename=a.pdf; filename*=UTF-8''D%C3%A9cision.pdf", '/x', 'Décision.pdf'],
    ["attachment; filename*=iso-8859-1'fr'D%E9cision.pdf", '/x', 'Décision.pdf'],
    ['attachment; filename="Décision.pdf"', '/x', 'Décision.pdf'],
    ['attachment; filename="../../etc/passwd"', '/x', 'passwd.pdf'],
    ['attachment; filename="C:\\\\Windows\\\\evil.pdf"', '/x', 'evil.pdf'],
    ['attachment; filename=".htaccess"', '/x', 'htaccess.pdf'],
    ["attachment; filename*=UTF-8''a%00b%E2%80%AEfdp.exe", '/x', 'abfdp.exe'],
    ["attachment; filename*=UTF-8''%FF%FE", '/x/PHL.pdf', 'PHL.pdf'],
    ['attachment', '/file/10143/download', '10143.pdf'],
    ['', '/sites/default/files/D%C3%A9cision%20PHL.pdf', 'Décision PHL.pdf'],
    ['', '/..%2F..%2Fa.pdf', 'a.pdf'],
    ['', '/%E0%A4%A', 'document.pdf'],
    ['', '/', 'document.pdf'],
    [`attachment; filename="${'x'.repeat(5000)}.pdf"`, '/', `${'x'.repeat(146)}.pdf`],
  ])('%s of %s: %s', async (disposition, path, filename) => {
    answer = (_req, res) => {
      res.setHeader('Content-Type', 'application/pdf');
      if (disposition)
        res.setHeader('Content-Disposition', Buffer.from(disposition, 'utf8').toString('latin1'));
      res.end(pdf);
    };
    expect(await server.fetcher()(`https://www.ipu.org${path}`)).toMatchObject({ filename });
  });
});

describe('an address that is never asked', () => {
  test.each([
    'http://www.ipu.org/file/1/download',
    'http://127.0.0.1/',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://0177.0.0.1/',
    'https://127.1/',
    'https://0/',
    'https://localhost/',
    'https://www.ipu.org.evil.example/',
    'https://evilipu.org/',
    'https://ipu.org@evil.example/',
    'https://evil.example\\@ipu.org/',
    'https://evil.example#@ipu.org/',
    'https://evil.example?ipu.org',
    'https://user:pass@www.ipu.org/',
    'https://www.ipu.org@www.ipu.org/',
    'https://www.ipu.org:8443/',
    'https://www.ipu.org:22/',
    'https://www.ipu.org./',
    'https://xn--ip-qja.ipu.org/',
    'https://ıpu.org/',
    'https://www.іpu.org/',
    'https://-.ipu.org/',
    'https://a_b.ipu.org/',
    'https://169.254.169.254/latest/meta-data/',
    'https://127.0.0.1.ipu.org.nip.io/',
    'file:///etc/passwd',
    'ftp://www.ipu.org/',
    'javascript:alert(1)',
    'data:text/html,x',
    '//www.ipu.org/',
    'https://',
    'https:///',
    `https://www.ipu.org/${'a'.repeat(3000)}`,
    '',
  ])('%s', async (address) => {
    const resolve = vi.fn<Resolve>(async () => ['127.0.0.1']);
    expect(await server.fetcher({ resolve })(address)).toEqual({
      result: 'refused',
      why: expect.objectContaining({
        kind: expect.stringMatching(
          /^(?:address-unreadable|not-https|with-password|with-port|no-plain-name|host-not-allowed)$/,
        ),
      }),
    });
    expect(resolve).not.toHaveBeenCalled();
    expect(server.asked).toEqual([]);
  });

  test.each([
    'https://WWW.IPU.ORG/a.pdf',
    'https://www.ipu.org:443/a.pdf',
    'https://ipu.org/a.pdf',
  ])('but %s is', async (address) => {
    expect(await server.fetcher()(address)).toMatchObject({ result: 'fetched' });
  });

  test('nothing at all when no host is allowed', async () => {
    const fetch = fetchFrom([], { resolve: async () => ['127.0.0.1'] });
    expect(await fetch(url)).toMatchObject({ result: 'refused' });
  });
});

describe('a name that leads into our own house', () => {
  const named = (a: readonly string[], aaaa: readonly string[] = []): Resolve => {
    return async (name, type) => {
      const found = type === 'A' ? a : aaaa;
      if (!found.length) throw nothingThere(name);
      return [...found];
    };
  };
  /** As in service: no address of this machine is let through. */
  const inService = (resolve: Resolve) => fetchFrom(['ipu.org'], { resolve });

  test.each([
    '0.0.0.0',
    '0.1.2.3',
    '10.0.0.1',
    '100.64.0.1',
    '100.100.100.200',
    '127.0.0.1',
    '127.255.255.254',
    '168.63.129.16',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.192',
    '192.0.2.1',
    '192.88.99.1',
    '192.168.1.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '239.255.255.250',
    '240.0.0.1',
    '255.255.255.255',
    'not an address',
  ])('%s is refused', async (address) => {
    expect(await inService(named([address]))(url)).toMatchObject({
      result: 'refused',
      why: { kind: 'inner-address', address },
    });
  });

  test.each([
    '::',
    '::1',
    '::127.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '0:0:0:0:0:ffff:7f00:1',
    '::ffff:93.184.216.34',
    '::ffff:0:127.0.0.1',
    '64:ff9b::127.0.0.1',
    '64:ff9b::a00:1',
    '64:ff9b:1::1',
    '100::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '2002:a00:1::1',
    '3fff::1',
    '5f00::1',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    '2600::1%lo',
  ])('%s is refused', async (address) => {
    expect(await inService(named([], [address]))(url)).toMatchObject({ result: 'refused' });
  });

  test('one such address among good ones is enough', async () => {
    const resolve = named(['93.184.216.34', '10.0.0.1'], ['2606:2800:220:1::1']);
    expect(await inService(resolve)(url)).toMatchObject({ result: 'refused' });
    const mapped = named(['93.184.216.34'], ['::ffff:10.0.0.1']);
    expect(await inService(mapped)(url)).toMatchObject({ result: 'refused' });
  });

  test.each([
    '1.1.1.1',
    '100.63.255.255',
    '172.32.0.1',
    '193.134.194.10',
    '2606:4700::1',
    '2a00:1450::1',
  ])('%s is public', (address) => expect(isPublicAddress(address)).toBe(true));

  test('gains nothing by changing its address after it was checked', async () => {
    let times = 0;
    const resolve: Resolve = async (name, type) => {
      if (type !== 'A') throw nothingThere(name);
      times += 1;
      return [times === 1 ? '127.0.0.1' : '10.0.0.1'];
    };
    expect(await server.fetcher({ resolve })(url)).toMatchObject({ result: 'fetched' });
    expect(times).toBe(1);
  });

  test('is checked anew at each step', async () => {
    let times = 0;
    const resolve: Resolve = async (name, type) => {
      if (type !== 'A') throw nothingThere(name);
      times += 1;
      return [times === 1 ? '127.0.0.1' : '169.254.169.254'];
    };
    redirectTo('https://www.ipu.org/again');
    expect(await server.fetcher({ resolve })(url)).toMatchObject({
      result: 'refused',
      why: { kind: 'inner-address', address: '169.254.169.254' },
    });
    expect(server.asked).toHaveLength(1);
  });
});

describe('a redirect', () => {
  test.each([
    'http://www.ipu.org/a.pdf',
    'https://www.elsewhere.example/a.pdf',
    'https://127.0.0.1/a.pdf',
    'https://[::1]/a.pdf',
    'https://www.ipu.org@www.elsewhere.example/a.pdf',
    'https://www.ipu.org:8443/a.pdf',
    '\\\\www.elsewhere.example\\a.pdf',
    'file:///etc/passwd',
    'ftp://www.ipu.org/a.pdf',
  ])('to %s is not followed', async (location) => {
    redirectTo(location);
    expect(await server.fetcher()(url)).toMatchObject({
      result: 'refused',
      why: { kind: 'leads-on' },
    });
    expect(server.asked).toEqual(['www.ipu.org/file/10143/download']);
  });

  test('is followed five times, not for ever', async () => {
    answer = (req, res) => res.writeHead(302, { Location: `${req.url}x` }).end();
    expect(await server.fetcher()(url)).toMatchObject({ result: 'refused' });
    expect(server.asked).toHaveLength(6);
  });

  test('to nowhere is a fault of the server', async () => {
    redirectTo('https://');
    expect(await server.fetcher()(url)).toMatchObject({ result: 'failed' });
    answer = (_req, res) => res.writeHead(302).end();
    expect(await server.fetcher()(url)).toMatchObject({ result: 'failed' });
  });
});

describe('who cannot prove who he is', () => {
  test('by a known authority, is not asked, whatever the environment says', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    const local = { port: server.port, address: '127.0.0.1' };
    expect(await server.fetcher({ local })(url)).toMatchObject({
      result: 'failed',
      why: { kind: 'unproven', host: 'www.ipu.org' },
    });
    vi.unstubAllEnvs();
    expect(server.asked).toEqual([]);
  });

  test('by a certificate of this name, is not asked', async () => {
    expect(await server.fetcher()('https://archive.ipu.org/a.pdf')).toMatchObject({
      result: 'failed',
      why: { kind: 'unproven', code: 'ERR_TLS_CERT_ALTNAME_INVALID' },
    });
    expect(server.asked).toEqual([]);
  });
});

describe('limits', () => {
  const kilobyte = { limits: { bytes: 1024 } };

  test('a file as large as allowed is taken, one byte more is not', async () => {
    answer = (_req, res) => res.end(Buffer.alloc(1024, 1));
    expect(await server.fetcher(kilobyte)(url)).toMatchObject({ result: 'fetched' });
    answer = (_req, res) => res.end(Buffer.alloc(1025, 1));
    expect(await server.fetcher(kilobyte)(url)).toMatchObject({ result: 'refused' });
  });

  test('a file that announces no size is cut off as well', async () => {
    answer = (_req, res) => {
      const more = () => !res.destroyed && res.write(Buffer.alloc(500, 1), more);
      more();
    };
    expect(await server.fetcher(kilobyte)(url)).toMatchObject({ result: 'refused' });
  });

  test('a packed bomb is cut off when it unfolds', async () => {
    const bomb = gzipSync(Buffer.alloc(20 * 1024 * 1024));
    answer = (_req, res) => res.setHeader('Content-Encoding', 'gzip').end(bomb);
    expect(bomb.length).toBeLessThan(30_000);
    const fetch = server.fetcher({ limits: { bytes: 1024 * 1024 } });
    expect(await fetch(url)).toEqual({
      result: 'refused',
      why: { kind: 'file-too-large', megabytes: 1 },
    });
  });

  test('endless packed nothing is cut off too', async () => {
    const nothing = gzipSync('');
    answer = (_req, res) => {
      res.setHeader('Content-Encoding', 'gzip').write(nothing);
      const more = () => !res.destroyed && res.write(nothing, more);
      more();
    };
    expect(await server.fetcher(kilobyte)(url)).toMatchObject({ result: 'refused' });
  });

  test.each([
    ['twice', 'gzip, gzip'],
    ['in an unknown way', 'rot13'],
    ['by a name that objects have', 'constructor'],
  ])('packed %s is not unpacked', async (_how, coding) => {
    answer = (_req, res) => res.setHeader('Content-Encoding', coding).end(gzipSync(pdf));
    expect(await server.fetcher()(url)).toMatchObject({ result: 'failed' });
  });

  test('a file cut off on the way is no file', async () => {
    answer = (_req, res) => {
      res.setHeader('Content-Length', 1000).write(pdf, () => res.socket?.destroy());
    };
    expect(await server.fetcher()(url)).toMatchObject({ result: 'failed' });
    answer = (_req, res) =>
      res.setHeader('Content-Encoding', 'gzip').end(gzipSync(pdf).subarray(0, 20));
    expect(await server.fetcher()(url)).toMatchObject({ result: 'failed' });
  });

  test('endless header fields are not read', async () => {
    answer = (_req, res) => res.setHeader('X', 'x'.repeat(20_000)).end(pdf);
    expect(await server.fetcher()(url)).toMatchObject({ result: 'failed' });
  });

  test.each<[string, () => void, object]>([
    ['says nothing', () => (answer = () => {}), { firstByteMs: 100 }],
    [
      'drips its file',
      () => {
        answer = (_req, res) => {
          const drip = setInterval(() => res.write('x'), 20);
          res.on('close', () => clearInterval(drip));
        };
      },
      { wholeMs: 200 },
    ],
    [
      'drips its header fields',
      () => {
        answer = (_req, res) => {
          res.socket?.write('HTTP/1.1 200 OK\r\n');
          const drip = setInterval(() => res.socket?.write('X: y\r\n'), 20);
          res.socket?.on('close', () => clearInterval(drip));
        };
      },
      { firstByteMs: 200 },
    ],
    [
      'leads on slowly',
      () => {
        answer = (req, res) =>
          void setTimeout(() => res.writeHead(302, { Location: `${req.url}x` }).end(), 80);
      },
      { wholeMs: 200 },
    ],
  ])('a server that %s is left', async (_what, prepare, limits) => {
    prepare();
    const start = performance.now();
    expect(await server.fetcher({ limits })(url)).toEqual({
      result: 'failed',
      why: { kind: 'slow', host: 'www.ipu.org' },
    });
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  test('a server that takes the connection and never greets is left', async () => {
    const silent = createServer(() => {});
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as { port: number };
    const local = { port, ca, address: '127.0.0.1' };
    const outcome = await server.fetcher({ local, limits: { connectMs: 100 } })(url);
    expect(outcome).toMatchObject({ result: 'failed', why: { kind: 'slow', host: 'www.ipu.org' } });
    silent.close();
  });

  test('name servers that never answer are left', async () => {
    const resolve: Resolve = () => new Promise(() => {});
    const outcome = await server.fetcher({ resolve, limits: { wholeMs: 100 } })(url);
    expect(outcome).toMatchObject({ result: 'failed' });
  });
});

describe('what may go better later', () => {
  test.each([401, 403, 404, 410, 429, 500, 503, 204, 206, 304, 300])('%i', async (status) => {
    answer = (_req, res) => res.writeHead(status).end();
    expect(await server.fetcher()(url)).toEqual({
      result: 'failed',
      why: {
        kind: 'answered',
        host: 'www.ipu.org',
        status: expect.stringMatching(new RegExp(`^${status} `)),
      },
    });
  });

  test('the server says after how many seconds', async () => {
    answer = (_req, res) => res.writeHead(429, { 'Retry-After': '120' }).end();
    expect(await server.fetcher()(url)).toMatchObject({ result: 'failed', retryAfterSeconds: 120 });
  });

  test('the server says at what time', async () => {
    answer = (_req, res) => {
      const inAnHour = new Date(Date.now() + 3_600_000).toUTCString();
      res.writeHead(429, { 'Retry-After': inAnHour }).end();
    };
    const outcome = await server.fetcher()(url);
    const { retryAfterSeconds = 0 } = outcome as { retryAfterSeconds?: number };
    expect(retryAfterSeconds).toBeGreaterThan(3_500);
    expect(retryAfterSeconds).toBeLessThanOrEqual(3_600);
  });

  test.each(['soon', '-5', 'Thu, 01 Jan 1970 00:00:00 GMT'])('or nothing: %s', async (header) => {
    answer = (_req, res) => res.writeHead(503, { 'Retry-After': header }).end();
    expect(await server.fetcher()(url)).not.toHaveProperty('retryAfterSeconds');
  });

  test('a host that nobody knows', async () => {
    const resolve: Resolve = async (name) => {
      throw nothingThere(name);
    };
    expect(await server.fetcher({ resolve })(url)).toMatchObject({ result: 'failed' });
  });

  test('name servers that fail', async () => {
    const resolve: Resolve = async (name) => {
      throw Object.assign(new Error(name), { code: 'ESERVFAIL' });
    };
    expect(await server.fetcher({ resolve })(url)).toMatchObject({ result: 'failed' });
  });

  test('nobody listens', async () => {
    const local = { port: 1, ca, address: '127.0.0.1' };
    expect(await server.fetcher({ local })(url)).toMatchObject({
      result: 'failed',
      why: { kind: 'unreachable-for', code: 'ECONNREFUSED' },
    });
  });

  test('an empty file', async () => {
    answer = (_req, res) => res.end();
    expect(await server.fetcher()(url)).toMatchObject({ result: 'failed' });
  });

  test('the connection is gone at once', async () => {
    answer = (_req, res) => res.socket?.destroy();
    expect(await server.fetcher()(url)).toMatchObject({ result: 'failed' });
  });

  test('something that is no HTTP', async () => {
    answer = (_req, res) => res.socket?.end('220 smtp.example ESMTP\r\n');
    expect(await server.fetcher()(url)).toMatchObject({
      result: 'failed',
      why: { kind: 'no-http' },
    });
  });
});
