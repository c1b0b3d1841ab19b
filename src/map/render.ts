/** From SVG to PNG with resvg, which is WebAssembly: it has no native code and cannot reach files or network. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { palettePng } from './palette-png.ts';

const wasm = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
let loaded: Promise<void> | null = null;

/** Once in a process, whoever asked for it: a second time resvg throws, though it is ready. */
async function load(): Promise<void> {
  try {
    await initWasm(await readFile(wasm));
  } catch (error) {
    if (!/already initialized/i.test(String(error))) throw error;
  }
}

/** @param wide width of the picture in pixels */
export async function renderPng(svg: string, wide: number): Promise<Buffer> {
  loaded ??= load();
  await loaded;
  const resvg = new Resvg(svg, { fitTo: { mode: 'width', value: wide } });
  const image = resvg.render();
  try {
    return palettePng(straight(image.pixels), image.width, image.height);
  } finally {
    image.free();
    resvg.free();
  }
}

/** Resvg multiplies colours by their opacity; PNG does not. */
function straight(pixels: Uint8Array): Uint8Array {
  for (let i = 0; i < pixels.length; i += 4) {
    const opacity = pixels[i + 3] ?? 0;
    if (opacity === 0 || opacity === 255) continue;
    for (let c = i; c < i + 3; c += 1)
      pixels[c] = Math.min(255, Math.round(((pixels[c] ?? 0) * 255) / opacity));
  }
  return pixels;
}
