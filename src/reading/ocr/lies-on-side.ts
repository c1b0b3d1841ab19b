import { type Raster, turned } from './raster.ts';

/** A page is looked at in strips so narrow that lines slightly askew are level within each, in dots. */
const strip = 300;
/** The white between two lines of print, in dots: more than between letters and words, less than around a picture. */
const least = 15;
const most = 200;
/** Darker than this is ink; a single dot of it in a row is a speck. */
const ink = 128;
const speck = 1;

/** True for a page whose lines run up or down: the white between lines is then found from left to right. */
export function liesOnItsSide(raster: Raster): boolean {
  return linesIn(raster) < linesIn(turned(raster, 1));
}

/** How often white of the height between two lines is found, strip by strip. */
function linesIn({ width, height, pixels }: Raster): number {
  let found = 0;
  for (let left = 0; left < width; left += strip) {
    const right = Math.min(left + strip, width);
    // White before the first line is none between lines.
    let white = most;
    for (let y = 0; y < height; y += 1) {
      let dark = 0;
      for (let x = left; x < right; x += 1) if ((pixels[y * width + x] ?? 255) < ink) dark += 1;
      if (dark <= speck) white += 1;
      else {
        if (white >= least && white < most) found += 1;
        white = 0;
      }
    }
  }
  return found;
}
