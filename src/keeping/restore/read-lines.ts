import { createReadStream } from 'node:fs';

const most = 2000;
const portion = 2_000_000;

/** The rows of a file of a backup, by the portion; flat in memory. */
export async function* readLines(path: string): AsyncGenerator<string[]> {
  let rest = '';
  let rows: string[] = [];
  let length = 0;
  for await (const text of createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 18 })) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      rows.push(JSON.parse(line) as string);
      length += line.length;
      if (rows.length < most && length < portion) continue;
      yield rows;
      rows = [];
      length = 0;
    }
  }
  if (rows.length) yield rows;
}
