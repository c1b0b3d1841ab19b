/** Spans of the queues by OpenTelemetry. The SDK and its exporter are the installation's: here is its API only. */
import { trace } from '@opentelemetry/api';
import type { Telemetry } from 'bullmq';
import { BullMQOtel } from 'bullmq-otel';
import { deskVersion } from '../version.ts';

const name = 'solidarity-desk';

/** Each job becomes a span of its producer and one of its worker; what was told of an error has no words. */
export const openTelemetry = (): Telemetry =>
  new BullMQOtel({ tracerName: name, version: deskVersion, enableMetrics: true }) as Telemetry;

/** Whether somebody takes spans: without an SDK they go nowhere. */
export function isListenedTo(): boolean {
  const probe = trace.getTracer(name, deskVersion).startSpan('start');
  const recorded = probe.isRecording();
  probe.end();
  return recorded;
}
