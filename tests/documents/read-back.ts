/** What a reader of a PDF finds in it. */
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface ReadBack {
  /** A page each. */
  readonly pages: readonly string[];
  readonly text: string;
  readonly title: string;
  readonly language: string;
  /** Titles of bookmarks with those below them. */
  readonly bookmarks: readonly (readonly [title: string, below: readonly string[]])[];
  readonly files: ReadonlyMap<string, { readonly description: string; readonly content: Buffer }>;
  /** Texts beyond the margins. */
  readonly outside: readonly string[];
  /** Roles of the tags with what they say besides: `Figure: World map`, `BlockQuote (ar)`. */
  readonly tags: readonly string[];
}

interface Tag {
  readonly role?: string;
  readonly alt?: string;
  readonly lang?: string;
  readonly children?: readonly Tag[];
}

export async function readBack(pdf: Buffer): Promise<ReadBack> {
  const verbosity = VerbosityLevel.ERRORS;
  const task = getDocument({ data: new Uint8Array(pdf), verbosity, useSystemFonts: false });
  const document = await task.promise;
  try {
    const { info } = (await document.getMetadata()) as unknown as {
      info: { Title: string; Language: string };
    };
    const pages: string[] = [];
    const tags: string[] = [];
    const outside: string[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      const lines = items.map((item) =>
        'str' in item ? item.str + (item.hasEOL ? '\n' : '') : '',
      );
      outside.push(...items.flatMap((item) => ('str' in item && isOutside(item) ? item.str : [])));
      pages.push(plain(lines.join('')));
      collect((await page.getStructTree()) as Tag, tags);
    }
    const files = new Map<string, { description: string; content: Buffer }>();
    for (const [id, { filename, description }] of (await document.getAttachments()) ?? []) {
      const content = (await document.getAttachmentContent(id)) as unknown as Uint8Array;
      files.set(filename, { description, content: Buffer.from(content) });
    }
    const outline = (await document.getOutline()) ?? [];
    return {
      pages,
      text: pages.join(' '),
      title: info.Title,
      language: info.Language,
      bookmarks: outline.map(({ title, items }) => [
        title,
        items.map((each: { title: string }) => each.title),
      ]),
      files,
      outside,
      tags,
    };
  } finally {
    await task.destroy();
  }
}

/** In points: A4 with margins of 26 mm at the sides (a letter may stand out), and room for the footer. */
const isOutside = ({
  str,
  transform,
  width,
}: {
  str: string;
  transform: number[];
  width: number;
}) => {
  const [, , , , x = 0, y = 0] = transform;
  return str.trim() !== '' && (x < 72 || x + width > 530 || y < 40 || y > 790);
};

/** Without what dividing words and lines put in or took away. */
export const undivided = (text: string): string =>
  text.replace(/[\s\u00ad\u200b\u200f\u2010\u2011-]/g, '');

const plain = (text: string): string => text.replaceAll('\u200b', '').replace(/\s+/g, ' ').trim();

function collect({ role, alt, lang, children }: Tag, into: string[]): void {
  if (role) into.push(`${role}${lang ? ` (${lang})` : ''}${alt ? `: ${alt}` : ''}`);
  for (const child of children ?? []) collect(child, into);
}
