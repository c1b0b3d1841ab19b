import { Document, isMap, isScalar, isSeq, type Node } from 'yaml';
import { configFields } from './manual.ts';
import { configSchema } from './schema.ts';

/** What somebody who begins has to fill in; the rest are the defaults. */
const beginning = {
  chamber: {
    id: 'parliament',
    name: 'The Parliament of …',
    timeZone: 'Europe/Copenhagen',
    country: 'DK',
    recess: [],
  },
  mail: {
    address: 'solidarity@parliament.example',
    internalDomains: ['parliament.example'],
    contact: { name: 'First Clerk', email: 'first.clerk@parliament.example' },
  },
  group: { clerk: 'first' },
  clerks: [
    { id: 'first', name: 'First Clerk', email: 'first.clerk@parliament.example', language: 'en' },
  ],
  committees: [{ code: 'IPU', name: 'Board of the IPU group', clerks: ['first'], firstNumber: 1 }],
};

/** A `desk.yaml` to begin with, the manual's sentence above each field. */
export function commentedConfig(): string {
  const sentences = new Map(configFields().map((f) => [f.path, f.sentence]));
  const document = new Document(configSchema.parse(beginning));
  document.commentBefore =
    ' Solidarity Desk: who we are. Secrets and addresses of servers are environment variables (docs/configuration.md).';
  comment(document.contents, '', sentences);
  return document.toString({ lineWidth: 100 });
}

function comment(node: Node | null, prefix: string, sentences: ReadonlyMap<string, string>): void {
  if (isSeq(node))
    for (const item of node.items.slice(0, 1))
      comment(item as Node, prefix.replace(/\.$/, '[].'), sentences);
  if (!isMap(node)) return;
  for (const { key, value } of node.items) {
    if (!isScalar(key)) continue;
    const path = `${prefix}${String(key.value)}`;
    const sentence = sentences.get(path);
    if (sentence) key.commentBefore = ` ${sentence}`;
    comment(value as Node, `${path}.`, sentences);
  }
}
