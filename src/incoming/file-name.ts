/** File names as strangers write them, made safe to show and to store under. */

/** What no name needs: control characters, and those that turn the direction of what follows (`gnp.exe`). */
const invisible = /[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;
/** Names sent as bare bytes are taken for ISO-8859-1 by the parser; Windows has characters where that has controls. */
const windows = new TextDecoder('windows-1252');
/** As long as most file systems allow, in characters. */
const longest = 200;

/** The name without a path; null where nothing is left of it. */
export function bareName(name: string | undefined | null): string | null {
  return partsOf(name).at(-1) ?? null;
}

/** The name with its path within an archive, which cannot lead out of it; null where nothing is left of it. */
export function pathName(name: string): string | null {
  return partsOf(name).join('/') || null;
}

function partsOf(name: string | undefined | null): string[] {
  return (name ?? '')
    .replace(/[\u0080-\u009F]/g, (byte) => windows.decode(Buffer.from(byte, 'latin1')))
    .normalize('NFC')
    .replace(invisible, '')
    .split(/[/\\]/)
    .map((part) => shortened(part.trim()).toWellFormed())
    .filter((part) => part && part !== '.' && part !== '..' && !/^[a-z]:$/i.test(part));
}

/** The end is kept: it tells what the file is. */
function shortened(part: string): string {
  return part.length > longest ? `${part.slice(0, longest - 20)}…${part.slice(-19)}` : part;
}
