/** The fonts of our documents, and which characters they have. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** A parliament that writes in another script needs a family more: here, and in templates/documents/paper.typ. */
const families = [
  [
    'source-serif-4/400Regular/SourceSerif4_400Regular.ttf',
    'source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf',
    'source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
  ],
  // Composes no letter from parts, so that its words can be copied, searched and read aloud.
  ['amiri/400Regular/Amiri_400Regular.ttf', 'amiri/700Bold/Amiri_700Bold.ttf'],
].map((family) => {
  const require = createRequire(import.meta.url);
  return family.map((font) => require.resolve(`@expo-google-fonts/${font}`));
});

export const fontPaths: readonly string[] = families.flat();

/** The code points of a family. */
export type Coverage = ReadonlySet<number>;

let known: readonly Coverage[] | undefined;

/** What each family can show in all its styles; read at the first use and kept. */
export function coverages(): readonly Coverage[] {
  known ??= families.map((family) => {
    const [first = new Set<number>(), ...others] = family.map((path) =>
      charactersOf(readFileSync(path)),
    );
    return new Set([...first].filter((point) => others.every((other) => other.has(point))));
  });
  return known;
}

/** The table `cmap` of an OpenType font (ISO/IEC 14496-22, 5.2.1), in its formats 4 and 12. */
function charactersOf(font: Buffer): Set<number> {
  const found = new Set<number>();
  const cmap = tableAt(font, 'cmap');
  for (let i = 0; i < font.readUInt16BE(cmap + 2); i += 1) {
    const at = cmap + font.readUInt32BE(cmap + 8 + 8 * i);
    const ranges = { 4: shortRanges, 12: longRanges }[font.readUInt16BE(at)];
    for (const [first, last] of ranges?.(font, at) ?? [])
      for (let point = first; point <= last; point += 1) found.add(point);
  }
  return found;
}

function tableAt(font: Buffer, tag: string): number {
  for (let i = 0; i < font.readUInt16BE(4); i += 1) {
    const record = 12 + 16 * i;
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new Error(`the font has no table ${tag}`);
}

type Ranges = Generator<[first: number, last: number]>;

function* shortRanges(font: Buffer, at: number): Ranges {
  const doubled = font.readUInt16BE(at + 6);
  for (let i = 0; i < doubled; i += 2) {
    const last = font.readUInt16BE(at + 14 + i);
    // The last segment is an end mark.
    if (last !== 0xffff) yield [font.readUInt16BE(at + 16 + doubled + i), last];
  }
}

function* longRanges(font: Buffer, at: number): Ranges {
  for (let i = 0; i < font.readUInt32BE(at + 12); i += 1) {
    const group = at + 16 + 12 * i;
    yield [font.readUInt32BE(group), font.readUInt32BE(group + 4)];
  }
}
