import { fileURLToPath } from 'node:url';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The package's own files, which pdf.js reads at run time: fonts, character maps, image decoders. */
const home = new URL('../../', import.meta.resolve('pdfjs-dist/legacy/build/pdf.mjs'));
const folder = (name: string) => fileURLToPath(new URL(`${name}/`, home));

export type { PDFDocumentProxy, PDFPageProxy };

/**
 * Opens a PDF with everything switched off that a document could use against us: forms, fonts of
 * the machine. pdf.js 6 no longer compiles code from documents (`isEvalSupported` is gone), and
 * the cage's process could not. Loaded late, because the package takes a fifth of a second.
 * @throws what pdf.js throws: `PasswordException`, `InvalidPDFException` and others
 */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  return getDocument({
    data: bytes,
    enableXfa: false,
    useSystemFonts: false,
    disableFontFace: true,
    stopAtErrors: true,
    verbosity: VerbosityLevel.ERRORS,
    cMapUrl: folder('cmaps'),
    standardFontDataUrl: folder('standard_fonts'),
    wasmUrl: folder('wasm'),
  }).promise;
}
