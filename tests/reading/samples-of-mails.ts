import { readFileSync } from 'node:fs';

interface Message {
  readonly file: string;
  readonly kind: string;
  readonly documents: readonly { readonly filename: string; readonly via: string }[];
}

const { messages }: { messages: readonly Message[] } = JSON.parse(
  readFileSync(new URL('../../samples/ipu/manifest.json', import.meta.url), 'utf8'),
);

/** The mailings of the manifest and the documents that they bring, as `via: filename`. */
export const expectedMessages = messages
  .filter(({ kind }) => kind === 'mailing')
  .map(({ file, documents }) => ({
    name: file.replace(/^.*\/|\.eml$/g, ''),
    documents: documents.map(({ via, filename }) => `${via}: ${filename}`),
  }));

export function mailOfSample(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../mails/${name}.eml`, import.meta.url)));
}
