/** The parliament's logo on our documents. */
import { readFileSync } from 'node:fs';
import type { GivenFiles } from './typeset.ts';

export interface Logo {
  readonly format: 'svg' | 'png';
  readonly bytes: Buffer;
}

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** @throws when the file is neither PNG nor SVG */
export function logoOf(bytes: Buffer): Logo {
  if (bytes.subarray(0, png.length).equals(png)) return { format: 'png', bytes };
  // A declaration and a comment may come first.
  if (/<svg[\s>]/.test(bytes.toString('utf8', 0, 4096))) return { format: 'svg', bytes };
  throw new Error('the logo is neither an SVG nor a PNG picture');
}

/** @param path of the file that the configuration names; null: none. @throws with a sentence for the administrator */
export function readLogo(path: string | null): Logo | null {
  if (path === null) return null;
  try {
    return logoOf(readFileSync(path));
  } catch (error) {
    throw new Error(`chamber.logo: ${path}: ${error instanceof Error ? error.message : error}`);
  }
}

/** What `masthead` of paper.typ takes, and the file that it is given. */
export function logoView(logo: Logo | null, alt: string) {
  if (!logo) return { view: null, files: {} as GivenFiles };
  const file = `logo.${logo.format}`;
  return { view: { file, alt }, files: { [file]: logo.bytes } as GivenFiles };
}
