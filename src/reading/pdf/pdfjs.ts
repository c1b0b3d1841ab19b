import { fileURLToPath } from 'node:url';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The package's own files, which pdf.js reads at run time: fonts, character maps, image decoders. */
const home = new URL('../../', import.meta.resolve('pdfjs-dist/legacy/build/pdf.mjs'));
const folder = (name: string) => fileURLToPath(new URL(`${name}/`, home));

export type { PDFDocumentProxy, PDFPageProxy };

/** Larger pictures are no scan of a page: A3 at 600 dots an inch has 70 million. */
const mostPixels = 80_000_000;

/** Loads the package, which takes a fifth of a second, with the half that it loads when the first PDF is opened. */
export async function loadPdfjs(): Promise<void> {
  await import('pdfjs-dist/legacy/build/pdf.mjs');
  // @ts-expect-error: this half brings no types.
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
}

/**
 * Opens a PDF with everything switched off that a document could use against us: forms, fonts of
 * the machine. pdf.js 6 no longer compiles code from documents (`isEvalSupported` is gone), and
 * the cage's process could not.
 * @throws what pdf.js throws: `PasswordException`, `InvalidPDFException` and others
 */
export async function openPdf(
  bytes: Uint8Array,
  password: string | null = null,
): Promise<PDFDocumentProxy> {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  return getDocument({
    data: bytes,
    ...(password === null ? {} : { password }),
    enableXfa: false,
    useSystemFonts: false,
    disableFontFace: true,
    stopAtErrors: true,
    maxImageSize: mostPixels,
    verbosity: VerbosityLevel.ERRORS,
    cMapUrl: folder('cmaps'),
    standardFontDataUrl: folder('standard_fonts'),
    wasmUrl: folder('wasm'),
  }).promise;
}
