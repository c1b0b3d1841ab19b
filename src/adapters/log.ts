import pino from 'pino';
import type { Log } from '../desk.ts';

/** pino: JSON lines on standard error, so that standard output stays a command's own. Fields are ids, counts and states. */
export const openLog = (level: string): Log =>
  pino({ level, base: null }, pino.destination({ dest: 2, sync: true }));
