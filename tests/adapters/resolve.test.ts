/** The machine's resolver against a real DNS server on the loopback: what each failure is called. */
import { createSocket } from 'node:dgram';
import { afterAll, expect, test } from 'vitest';
import { resolveBy } from '../../src/adapters/resolve.ts';

/** RFC 1035 §4.1.1: the answer's code, or silence. */
const codes: Record<string, number | 'silent'> = {
  'key.ipu.example': 0,
  'empty.ipu.example': 0,
  'broken.ipu.example': 2,
  'gone.ipu.example': 3,
  'refused.ipu.example': 5,
  'silent.ipu.example': 'silent',
};
const record = ['v=DKIM1; p=', 'AAAA'];

const nameIn = (query: Buffer): string => {
  const labels: string[] = [];
  for (let at = 12; query[at]; at += (query[at] ?? 0) + 1)
    labels.push(query.toString('latin1', at + 1, at + 1 + (query[at] ?? 0)));
  return labels.join('.').toLowerCase();
};

function answer(query: Buffer): Buffer | null {
  const name = nameIn(query);
  const code = codes[name] ?? 3;
  if (code === 'silent') return null;
  const question = query.subarray(12, 12 + name.length + 2 + 4);
  const strings = Buffer.concat(
    record.map((part) => Buffer.from([part.length, ...Buffer.from(part)])),
  );
  const answers = name.startsWith('key.') ? 1 : 0;
  const head = Buffer.from([
    query[0] ?? 0,
    query[1] ?? 0,
    0x81,
    0x80 | code,
    0,
    1,
    0,
    answers,
    0,
    0,
    0,
    0,
  ]);
  // The name again, by a pointer to the question; TXT, IN, one minute.
  const body = Buffer.from([0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 60, 0, strings.length]);
  return Buffer.concat(answers ? [head, question, body, strings] : [head, question]);
}

const server = createSocket('udp4');
server.on('message', (query, from) => {
  const reply = answer(query);
  if (reply) server.send(reply, from.port, from.address);
});
await new Promise<void>((ready) => server.bind(0, '127.0.0.1', ready));
afterAll(() => server.close());
const resolve = resolveBy([`127.0.0.1:${server.address().port}`], 100);

test('the strings of a TXT record', async () => {
  expect(await resolve('key.ipu.example', 'TXT')).toEqual([record]);
});

test.each([
  ['gone', 'ENOTFOUND'],
  ['empty', 'ENODATA'],
  ['broken', 'ESERVFAIL'],
  ['refused', 'EREFUSED'],
])('%s is %s', async (name, code) => {
  await expect(resolve(`${name}.ipu.example`, 'TXT')).rejects.toMatchObject({ code });
});

test('silence is a timeout, after three tries', async () => {
  const begun = performance.now();
  await expect(resolve('silent.ipu.example', 'TXT')).rejects.toMatchObject({ code: 'ETIMEOUT' });
  expect(performance.now() - begun).toBeLessThan(5000);
});
