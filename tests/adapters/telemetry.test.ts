/** OpenTelemetry, where it is wanted: a job is one trace from whoever asks for it to whoever does it. */
import { context, propagation, trace } from '@opentelemetry/api';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openQueue } from '../../src/adapters/queue.ts';
import { isListenedTo, openTelemetry } from '../../src/adapters/telemetry.ts';
import { openInMemory } from '../../src/database/open.ts';
import { withoutWords } from '../../src/domain/error-in-short.ts';
import { again } from '../../src/jobs.ts';

const spans = new InMemorySpanExporter();
const secret = 'jens.baekgaard@parlament.example';

beforeAll(() => {
  expect(isListenedTo()).toBe(false);
  trace.setGlobalTracerProvider(
    new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] }),
  );
  expect(isListenedTo()).toBe(true);
  spans.reset();
});
afterAll(() => {
  trace.disable();
  context.disable();
  propagation.disable();
});

test('a job that fails and is tried again leaves spans without a word of what was thrown', async () => {
  const database = await openInMemory();
  const queue = await openQueue({ kind: 'database', pool: database.pool }, openTelemetry());
  const message = crypto.randomUUID();
  let runs = 0;
  const worker = queue.work(
    'inbox',
    1,
    async () => {
      runs += 1;
      if (runs === 1) throw withoutWords(new Error(`550 <${secret}> is unknown`));
      return again(new Date(), `451 <${secret}> is greylisted`);
    },
    () => {},
  );
  await queue.add('recognise-message', { message });
  await expect.poll(() => queue.waiting('inbox'), { timeout: 20_000 }).toBe(0);
  await worker.stop();
  await queue.close();
  await database.close();
  const finished = spans.getFinishedSpans();
  expect(finished.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['add inbox.recognise-message', 'process inbox']),
  );
  const told = JSON.stringify(
    finished.map(({ name, attributes, events, status }) => [name, attributes, events, status]),
  );
  expect(told).toContain(`recognise-message.${message}`);
  expect(told).toContain('Error tests/adapters/telemetry.test.ts');
  expect(told).toContain('again');
  expect(told).not.toContain(secret);
});
