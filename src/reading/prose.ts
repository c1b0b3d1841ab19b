import type { Line } from './page.ts';
import { joined } from './words.ts';

/** Lines as running text; a gap begins a new paragraph, unless it is only a page's end in mid-sentence. */
export function prose(lines: readonly Line[]): string {
  const paragraphs: string[][] = [];
  for (const line of lines) {
    const last = paragraphs.at(-1);
    const ended = /[.:;!?»”"')]$/.test(last?.at(-1)?.trim() ?? '');
    if (last && !(line.gap && ended)) last.push(line.text);
    else paragraphs.push([line.text]);
  }
  return paragraphs.map(joined).filter(Boolean).join('\n\n');
}
