import { readFileSync } from 'node:fs';
import { WrongUsage } from './wrong-usage.ts';

/** The first line of a file. Null: none was named. @throws WrongUsage */
export function passphraseIn(file: string | undefined): string | null {
  if (file === undefined) return null;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new WrongUsage(`${file}: cannot be opened: ${(error as NodeJS.ErrnoException).code}`);
  }
  const line = text.split(/\r?\n/)[0] ?? '';
  if (line.length < 12)
    throw new WrongUsage(`${file}: the passphrase is its first line, of twelve characters or more`);
  return line;
}
