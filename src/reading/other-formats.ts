import type { plainProblems } from '../domain/reading-problem.ts';
import type { FileKind } from './kind-of-file.ts';
import type { Pages } from './pdf/read-pdf.ts';
import { readText } from './plain-text/read-text.ts';

/**
 * The pages of everything that is neither a PDF nor a picture, or why there are none. Readers are loaded when they are needed: the process is started for each document.
 */
export async function pagesOfOther(
  kind: Exclude<FileKind, 'pdf' | 'picture'>,
  bytes: Uint8Array,
  limits: { readonly pages: number },
): Promise<Pages> {
  switch (kind) {
    case 'docx':
      return (await import('./docx/read-docx.ts')).readDocx(bytes, limits);
    case 'html':
      return (await import('./html/read-html.ts')).readHtml(bytes);
    case 'text':
      return readText(bytes);
    case 'rtf':
      return (await import('./rtf/read-rtf.ts')).readRtf(bytes);
    case 'zip':
    case 'tnef':
    case 'mail': {
      const { contentsOfContainer } = await import('./unpack/contents.ts');
      const { trouble } = await contentsOfContainer(kind, bytes);
      return trouble ?? unsupported('holds-files');
    }
    case 'office':
      return unsupported('office');
    case 'ole':
      return unsupported('old-office');
    case 'locked-office':
      return { readable: 'encrypted', problem: { kind: 'password-word' } };
    case 'other':
      return unsupported('unknown');
  }
}

function unsupported(kind: (typeof plainProblems)[number]): Pages {
  return { readable: 'unsupported', problem: { kind } };
}
