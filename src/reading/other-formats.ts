import type { FileKind } from './kind-of-file.ts';
import type { Pages } from './pdf/read-pdf.ts';
import { readText } from './plain-text/read-text.ts';

/**
 * The pages of everything that is neither a PDF nor a picture, or why there are none, in words for
 * a clerk. Readers are loaded when they are needed: the process is started for each document.
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
      return trouble ?? unsupported('The file holds other files; they are read for themselves.');
    }
    case 'office':
      return unsupported('Spreadsheets, slides and OpenDocument files cannot be read.');
    case 'ole':
      return unsupported(
        'Old Word documents (.doc) and Outlook messages (.msg) cannot be read; a PDF or .docx can.',
      );
    case 'locked-office':
      return { readable: 'encrypted', problem: 'The Word document is protected by a password.' };
    case 'other':
      return unsupported('The file is of a kind that cannot be read.');
  }
}

function unsupported(problem: string): Pages {
  return { readable: 'unsupported', problem };
}
