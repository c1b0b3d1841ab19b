import type { PDFPageProxy } from './pdfjs.ts';

/** How many pictures are painted on a page. Costly (it decodes them): only for pages with hardly any text. */
export async function imagesOn(page: PDFPageProxy): Promise<number> {
  const { OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const paints = new Set<number>([
    OPS.paintImageXObject,
    OPS.paintImageMaskXObject,
    OPS.paintInlineImageXObject,
    OPS.paintImageXObjectRepeat,
    OPS.paintImageMaskXObjectRepeat,
  ]);
  const { fnArray } = await page.getOperatorList();
  return fnArray.filter((operation) => paints.has(operation)).length;
}
