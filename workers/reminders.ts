import '../src/begin.ts';

// Loaded afterwards, so that it is loaded quickly.
const { runWorker } = await import('../src/worker.ts');
await runWorker('reminders');
