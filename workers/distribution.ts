import { runWorker } from '../src/worker.ts';

await runWorker('distribution');
