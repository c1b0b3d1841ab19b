/** Reads damaged inputs one after the other, and says before each which one it is. Started by `fuzz.ts`, which watches it. */
import { type Reader, readers } from './readers.ts';

/** What it says; `begun` without an end is a hang, or a death. */
export type Said =
  | { readonly begun: number; readonly reader: string }
  | { readonly ended: string; readonly megabytes: number }
  | { readonly thrown: string };

const [seed = '1', from = '0', only = ''] = process.argv.slice(2);
const say = (said: Said) => process.send?.(said);

const chosen = Object.entries(readers).filter(([name]) => !only || name === only) as [
  string,
  Reader,
][];
for (let number = Number(from); ; number += 1) {
  const [name, reader] = chosen[number % chosen.length] as [string, Reader];
  say({ begun: number, reader: name });
  try {
    const ended = await reader.read(reader.input(Number(seed), number));
    say({ ended, megabytes: Math.round(process.memoryUsage.rss() / 1_000_000) });
  } catch (error) {
    say({ thrown: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
  // Lets what was said out.
  await new Promise((resolve) => setImmediate(resolve));
}
