import { openLog } from '../src/adapters/log.ts';

type Line = Readonly<Record<string, unknown>>;

/** A log whose lines are kept. */
export function keptLog(format: 'json' | 'text' = 'json') {
  const lines: string[] = [];
  const out = { write: (line: string) => lines.push(line) };
  const log = openLog({ level: 'info', role: 'inbox', version: '1.2.3', format, out });
  return { log, lines, parsed: () => lines.map((line) => JSON.parse(line) as Line) };
}
