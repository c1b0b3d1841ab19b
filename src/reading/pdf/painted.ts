import { after, identity, type Matrix, matrixOf } from './matrix.ts';
import type { PDFPageProxy } from './pdfjs.ts';

/** A picture as pdf.js decodes it: 1 bit, RGB or RGBA; a mask has one bit a pixel, 0 where it paints. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly kind?: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

/** What a page paints, in its order, as far as it concerns a scan. */
export type Painted =
  | {
      readonly what: 'picture';
      /** The picture itself or the name that pdf.js keeps it under. */
      readonly source: Pixels | string;
      /** From the unit square to the page's space; the picture's first row is at y = 1. */
      readonly matrix: Matrix;
      /** Painted through the picture as through a stencil with this grey; null: the picture has its own colours. */
      readonly stencil: number | null;
    }
  | { readonly what: 'text'; readonly isInvisible: boolean };

interface State {
  readonly matrix: Matrix;
  readonly grey: number;
  readonly isInvisible: boolean;
}

/** Text rendering mode 3 (ISO 32000-1 §9.3.6): scanners lay recognised text under their pictures with it. */
const invisible = 3;

/** The pictures and texts of a page. Costly: it decodes every picture. */
export async function paintedOn(page: PDFPageProxy): Promise<Painted[]> {
  const { OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const { fnArray, argsArray } = await page.getOperatorList();
  const painted: Painted[] = [];
  const stack: State[] = [];
  let state: State = { matrix: identity, grey: 0, isInvisible: false };
  const paint = (source: Pixels | string, at: Matrix, stencil: number | null) =>
    painted.push({ what: 'picture', source, matrix: after(state.matrix, at), stencil });
  for (const [i, operation] of fnArray.entries()) {
    const args = argsArray[i] ?? [];
    switch (operation) {
      case OPS.save:
        stack.push(state);
        break;
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        state = stack.pop() ?? state;
        break;
      case OPS.paintFormXObjectBegin:
        stack.push(state);
        if (args[0]) state = { ...state, matrix: after(state.matrix, matrixOf(args[0])) };
        break;
      case OPS.transform:
        state = { ...state, matrix: after(state.matrix, matrixOf(args)) };
        break;
      case OPS.setFillRGBColor:
        state = { ...state, grey: greyOf(args[0]) };
        break;
      case OPS.setTextRenderingMode:
        state = { ...state, isInvisible: args[0] === invisible };
        break;
      case OPS.showText:
        painted.push({ what: 'text', isInvisible: state.isInvisible });
        break;
      case OPS.paintImageXObject:
      case OPS.paintInlineImageXObject:
        paint(args[0], identity, null);
        break;
      case OPS.paintImageMaskXObject:
        paint(sourceOf(args[0]), identity, state.grey);
        break;
      case OPS.paintImageXObjectRepeat:
        for (const [x, y] of places(args[3])) paint(args[0], [args[1], 0, 0, args[2], x, y], null);
        break;
      case OPS.paintImageMaskXObjectRepeat:
        for (const [x, y] of places(args[5]))
          paint(sourceOf(args[0]), [args[1], args[2], args[3], args[4], x, y], state.grey);
        break;
      case OPS.paintImageMaskXObjectGroup:
        for (const each of args[0]) paint(sourceOf(each), matrixOf(each.transform), state.grey);
        break;
      case OPS.paintInlineImageXObjectGroup:
        for (const each of args[1]) paint(partOf(args[0], each), matrixOf(each.transform), null);
        break;
    }
  }
  return painted;
}

/** A decoded picture; null where pdf.js could not decode it. */
export function pixelsOf(page: PDFPageProxy, source: Pixels | string): Promise<Pixels | null> {
  if (typeof source !== 'string') return Promise.resolve(source);
  // Names with this prefix are kept for the whole document.
  const kept = source.startsWith('g_') ? page.commonObjs : page.objs;
  return new Promise((resolve) => kept.get(source, (found: Pixels | null) => resolve(found)));
}

/** `#rrggbb` as a grey (ITU-R BT.601). */
function greyOf(colour: unknown): number {
  const [, r = '0', g = '0', b = '0'] = /^#(..)(..)(..)$/.exec(String(colour)) ?? [];
  const value = (hex: string) => Number.parseInt(hex, 16) || 0;
  return Math.round(0.299 * value(r) + 0.587 * value(g) + 0.114 * value(b));
}

function sourceOf(mask: Pixels & { data: unknown }): Pixels | string {
  return typeof mask.data === 'string' ? mask.data : mask;
}

function* places(positions: ArrayLike<number>): Generator<[number, number]> {
  for (let i = 0; i + 1 < positions.length; i += 2)
    yield [positions[i] ?? 0, positions[i + 1] ?? 0];
}

/** pdf.js gathers many small inline pictures on one sheet of RGBA. */
function partOf(
  sheet: Pixels,
  { x, y, w, h }: { x: number; y: number; w: number; h: number },
): Pixels {
  const data = new Uint8Array(w * h * 4);
  for (let row = 0; row < h; row += 1) {
    const start = ((y + row) * sheet.width + x) * 4;
    data.set(sheet.data.subarray(start, start + w * 4), row * w * 4);
  }
  return { width: w, height: h, data, ...(sheet.kind ? { kind: sheet.kind } : {}) };
}
