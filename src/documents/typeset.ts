/** PDF by Typst: tagged for screen readers (PDF/UA-1, ISO 14289-1), with fonts of our own and no network. */
import { fileURLToPath } from 'node:url';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { fontPaths } from './fonts.ts';
import { printable } from './printable.ts';

/** The documents that can be set: a file of templates/documents each. */
export type DocumentName = 'report' | 'annual-overview' | 'case-sheet';

/** Pictures and files to embed, by the name under which the template knows them (`given` in paper.typ). */
export type GivenFiles = Readonly<Record<string, Buffer>>;

const templates = fileURLToPath(new URL('../../templates/documents', import.meta.url));

let compiler: Promise<NodeCompiler> | undefined;

async function open(): Promise<NodeCompiler> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  return NodeCompiler.create({
    workspace: templates,
    fontArgs: [{ fontPaths: [...fontPaths] }],
  });
}

/**
 * Sets a document. What people wrote comes as data, never as markup; the template has no words of its own.
 * @param data what the template reads as JSON; characters that our fonts lack are replaced
 * @param madeAt the date that the file bears: the same data, files and date give the same bytes
 * @throws when the template is faulty or a picture is none, with its place; never because of the data
 */
export async function typeset(
  name: DocumentName,
  data: object,
  madeAt: Date,
  files: GivenFiles = {},
): Promise<Buffer> {
  compiler ??= open();
  const typst = await compiler;
  // From here nothing waits, so no other document sees these files.
  const paths = Object.keys(files).map((file) => [`${templates}/given/${file}`, file] as const);
  for (const [path, file] of paths) typst.mapShadow(path, files[file] ?? Buffer.alloc(0));
  try {
    return compile(typst, name, data, madeAt);
  } finally {
    for (const [path] of paths) typst.unmapShadow(path);
    typst.evictCache(10);
  }
}

function compile(typst: NodeCompiler, name: DocumentName, data: object, madeAt: Date): Buffer {
  const run = typst.compile({
    mainFilePath: `${templates}/${name}.typ`,
    inputs: { data: JSON.stringify(printable(data)) },
  });
  const { result } = run;
  if (!result) {
    const why = JSON.stringify(run.takeDiagnostics()?.shortDiagnostics ?? 'no pages');
    throw new Error(`templates/documents/${name}.typ: ${why}`);
  }
  return typst.pdf(result, {
    pdfStandard: 'ua-1',
    creationTimestamp: Math.floor(madeAt.getTime() / 1000),
  });
}
