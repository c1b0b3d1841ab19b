/** An older Node would fail somewhere in the middle, for want of something that it does not have. */
import { readFileSync } from 'node:fs';

const { engines } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as { engines: { node: string } };

/** @param version as in `process.versions.node` @returns what is to be done about it; null: it will do */
export function olderThanNeeded(version: string): string | null {
  const needed = Number.parseInt(engines.node.replace('>=', ''), 10);
  return Number.parseInt(version, 10) >= needed
    ? null
    : `Node ${needed} or newer is needed; this is Node ${version} (${process.execPath}).`;
}

const problem = olderThanNeeded(process.versions.node);
if (problem) {
  process.stderr.write(`${problem}\n`);
  process.exit(1);
}
