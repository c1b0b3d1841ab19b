import { cornersOf } from '../pdf/coverage.ts';
import { after, inverse, type Matrix } from '../pdf/matrix.ts';
import { type Painted, type Pixels, pixelsOf } from '../pdf/painted.ts';
import type { PDFPageProxy } from '../pdf/pdfjs.ts';
import { type GreyPicture, greyPicture } from './grey.ts';
import type { Raster } from './raster.ts';

/** The long side of a page in pixels: A4 at 300 dots an inch, at which the recogniser was trained. */
const longSide = 3508;
/** Blowing a picture up by more adds nothing to read. */
const mostEnlarged = 2.5;
/** Longer lists of pictures are no scan. */
const mostPictures = 20_000;

type Picture = Extract<Painted, { what: 'picture' }>;

/** The pictures of a page as a person sees them together, upright as the page says; null where there are none. */
export async function rasterOf(
  page: PDFPageProxy,
  painted: readonly Painted[],
): Promise<Raster | null> {
  const pictures = painted.filter((each) => each.what === 'picture');
  if (pictures.length === 0 || pictures.length > mostPictures) return null;
  const decoded: { picture: Picture; pixels: Pixels }[] = [];
  for (const picture of pictures) {
    const pixels = await pixelsOf(page, picture.source);
    if (pixels?.data) decoded.push({ picture, pixels });
  }
  const view = page.getViewport({ scale: 1 });
  const density = Math.max(
    ...decoded.map(({ picture: { matrix }, pixels }) => pixels.width / sideOf(matrix)),
  );
  const scale = Math.min(longSide / Math.max(view.width, view.height), density * mostEnlarged);
  if (!(scale > 0 && Number.isFinite(scale))) return null;
  const width = Math.ceil(view.width * scale);
  const height = Math.ceil(view.height * scale);
  const raster = { width, height, pixels: new Uint8Array(width * height).fill(255) };
  const toRaster = after([scale, 0, 0, scale, 0, 0], view.transform as unknown as Matrix);
  for (const { picture, pixels } of decoded) {
    const matrix = after(toRaster, picture.matrix);
    const shrink = Math.max(1, Math.floor(pixels.width / sideOf(matrix)));
    paint(raster, greyPicture(pixels, shrink, picture.stencil), matrix);
  }
  return raster;
}

/** Length of the picture's lower edge. */
function sideOf([a, b]: Matrix): number {
  return Math.hypot(a, b);
}

/** Lays a picture over the raster, each pixel by its four neighbours in the picture. */
function paint(raster: Raster, picture: GreyPicture, matrix: Matrix): void {
  const back = inverse(matrix);
  if (!back) return;
  const [a, b, c, d, e, f] = back;
  const { left, right, top, bottom } = extentOf(matrix, raster);
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const u = a * (x + 0.5) + c * (y + 0.5) + e;
      const v = 1 - (b * (x + 0.5) + d * (y + 0.5) + f);
      if (u < 0 || u >= 1 || v < 0 || v >= 1) continue;
      const column = u * picture.width - 0.5;
      const row = v * picture.height - 0.5;
      const grey = between(picture.grey, picture, column, row);
      const at = y * raster.width + x;
      if (!picture.cover) raster.pixels[at] = grey;
      else {
        const cover = between(picture.cover, picture, column, row) / 255;
        raster.pixels[at] = grey * cover + (raster.pixels[at] ?? 255) * (1 - cover);
      }
    }
  }
}

function between(
  values: Uint8Array,
  { width, height }: GreyPicture,
  column: number,
  row: number,
): number {
  const x = Math.max(0, Math.floor(column));
  const y = Math.max(0, Math.floor(row));
  const right = Math.min(x + 1, width - 1);
  const below = Math.min(y + 1, height - 1);
  const dx = Math.max(0, column - x);
  const dy = Math.max(0, row - y);
  const at = (px: number, py: number) => values[py * width + px] ?? 255;
  const upper = at(x, y) * (1 - dx) + at(right, y) * dx;
  const lower = at(x, below) * (1 - dx) + at(right, below) * dx;
  return upper * (1 - dy) + lower * dy;
}

function extentOf(matrix: Matrix, { width, height }: Raster) {
  const { xs, ys } = cornersOf(matrix);
  return {
    left: Math.max(0, Math.floor(Math.min(...xs))),
    right: Math.min(width, Math.ceil(Math.max(...xs))),
    top: Math.max(0, Math.floor(Math.min(...ys))),
    bottom: Math.min(height, Math.ceil(Math.max(...ys))),
  };
}
