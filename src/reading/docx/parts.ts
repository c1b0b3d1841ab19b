import { type Budget, zipEntries } from '../zip/entries.ts';
import { type Element, parseXml } from './xml.ts';

/** The parts of a Word document that are read; pictures, themes, settings and embedded files are not. */
export interface Parts {
  readonly document: Element;
  readonly numbering: Element | undefined;
  readonly styles: Element | undefined;
  readonly footnotes: Element | undefined;
  readonly endnotes: Element | undefined;
  /** Running heads, in no order. */
  readonly headers: readonly Element[];
}

/** The document is under a password or packed in a way that we cannot undo. */
export class Locked extends Error {}
/** More entries than any document has. */
export class TooManyEntries extends Error {}

/** Bytes of XML that are unpacked of one document: a decision takes less than one in a hundred of it. */
const mostXml = 60_000_000;
const mostEntries = 5000;

const wanted = /^word\/(document|numbering|styles|footnotes|endnotes|header)\d*\.xml$/;

/**
 * Unpacks and parses the parts that hold text.
 * @throws Locked, TooManyEntries, OverBudget, BadXml; any other error when the package is damaged
 */
export async function partsOf(bytes: Uint8Array): Promise<Parts> {
  const budget: Budget = { left: mostXml };
  const found: { kind: string; root: Element }[] = [];
  let seen = 0;
  for await (const entry of zipEntries(bytes)) {
    seen += 1;
    if (seen > mostEntries) throw new TooManyEntries();
    const kind = wanted.exec(entry.name)?.[1];
    if (!kind) continue;
    if (entry.isEncrypted) throw new Locked();
    found.push({ kind, root: parseXml(charactersOf(await entry.read(budget))) });
  }
  const one = (kind: string) => found.find((part) => part.kind === kind)?.root;
  const document = one('document');
  if (!document) throw new Error('It has no text part');
  return {
    document,
    numbering: one('numbering'),
    styles: one('styles'),
    footnotes: one('footnotes'),
    endnotes: one('endnotes'),
    headers: found.filter((part) => part.kind === 'header').map((part) => part.root),
  };
}

/** ECMA-376 part 2 §9.1.3: UTF-8 or UTF-16. */
function charactersOf(xml: Buffer): string {
  const utf16 = xml[0] === 0xff && xml[1] === 0xfe ? 'utf-16le' : 'utf-16be';
  const isUtf16 = utf16 === 'utf-16le' || (xml[0] === 0xfe && xml[1] === 0xff);
  return new TextDecoder(isUtf16 ? utf16 : 'utf-8').decode(xml);
}
