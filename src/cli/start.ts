import { readConfig, readEnvironment } from '../config.ts';
import { queueNames } from '../jobs.ts';
import { runQueues } from '../worker.ts';

/** `desk start`: everything in one process. */
export const start = (): Promise<void> =>
  runQueues(readConfig(readEnvironment(process.env)), queueNames);
