/** A grey picture, row after row: 0 is black, 255 white. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** The picture turned by quarters with the clock. */
export function turned(raster: Raster, quarters: number): Raster {
  let { width, height, pixels } = raster;
  for (let i = 0; i < quarters; i += 1) {
    const next = new Uint8Array(pixels.length);
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1)
        next[x * height + (height - 1 - y)] = pixels[y * width + x] ?? 255;
    [width, height, pixels] = [height, width, next];
  }
  return { width, height, pixels };
}

/** As a file of the plainest kind, which every reader of pictures understands (PGM, `P5`). */
export function portableGreymap({ width, height, pixels }: Raster): Uint8Array {
  const head = Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1');
  return Buffer.concat([head, pixels]);
}
