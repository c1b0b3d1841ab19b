import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { columnsIn } from './columns.ts';
import { portableGreymap, type Raster } from './raster.ts';

/** Edges in pixels of the picture, `y` counted from the top; of a baseline: its two ends. */
export interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

interface TesseractWord {
  readonly bbox: Box;
  readonly text: string;
  /** 0 to 100. */
  readonly confidence: number;
  readonly symbols: readonly { readonly bbox: Box; readonly text: string }[];
}

export interface TesseractLine {
  readonly bbox: Box;
  readonly baseline: Box;
  readonly rowAttributes: { readonly rowHeight: number };
  readonly words: readonly TesseractWord[];
}

/** The part of the compiled library that we call (tesseract.js-core, `TessBaseAPI`). */
interface TessBaseApi {
  Init(path: string, languages: string, engine: number): number;
  SetVariable(name: string, value: string): void;
  SetImageFile(exif: number, radians: number): number;
  SetRectangle(left: number, top: number, width: number, height: number): void;
  FindLines(): number;
  GetGradient(): number;
  Recognize(monitor: null): number;
  GetJSONText(page: number): string;
}

interface TesseractCore {
  readonly FS: { writeFile(path: string, data: Uint8Array): void };
  readonly TessBaseAPI: new () => TessBaseApi;
}

/** The neural engine (LSTM) alone: the language data carry nothing else. */
const neural = 1;
/** Page segmentation: one block of lines, of which none is left out. */
const oneBlock = '6';
/** A slant below this (a sixth of a degree) does no harm; lines steeper than this are none. In radians. */
const leastSlant = 0.003;
const mostSlant = 0.26;

/** The two languages of the documents, and Spanish, where its data are installed, for the names of persons. */
const languages = ['eng', 'spa', 'fra'];

/**
 * Opens the recogniser for all languages together. It is the library's WebAssembly itself,
 * in this process and without the worker thread that `tesseract.js` would start: Node's permissions
 * do not reach into threads.
 * @throws when the library or its language data are not installed
 */
export async function openTesseract(): Promise<(raster: Raster) => TesseractLine[]> {
  // @ts-expect-error: the package brings no types.
  const { default: open } = await import('tesseract.js-core/tesseract-core-simd-lstm.js');
  const core: TesseractCore = await open({
    wasmBinary: await packaged('tesseract.js-core/tesseract-core-simd-lstm.wasm'),
    print: () => {},
    printErr: () => {},
  });
  const loaded: string[] = [];
  for (const language of languages) {
    const data = await languageData(language);
    if (!data) continue;
    core.FS.writeFile(`/${language}.traineddata`, data);
    loaded.push(language);
  }
  const api = new core.TessBaseAPI();
  if (api.Init('/', loaded.join('+'), neural) !== 0) throw new Error('OCR cannot be started.');
  api.SetVariable('tessedit_pageseg_mode', oneBlock);
  api.SetVariable('user_defined_dpi', '300');
  return (raster) => {
    core.FS.writeFile('/input', portableGreymap(raster));
    return read(api, raster);
  };
}

/**
 * Sets the lines level and reads across the page, then once more what proves to stand in columns.
 * The library's own search for columns takes the numbers of paragraphs for a column and loses some.
 */
function read(api: TessBaseApi, { width, height }: Raster): TesseractLine[] {
  setImage(api, 0);
  api.FindLines();
  const slant = api.GetGradient();
  if (Math.abs(slant) > leastSlant && Math.abs(slant) < mostSlant) setImage(api, slant);
  const across = linesIn(api);
  const boxes = across.map(({ words }) => words.map(({ bbox }) => bbox));
  return columnsIn(boxes, { width, height }).reduce((lines, { top, bottom, regions }) => {
    const columns = regions.flatMap(({ x0, y0, x1, y1 }) => {
      api.SetRectangle(x0, y0, x1 - x0, y1 - y0);
      return linesIn(api);
    });
    const isAbove = ({ bbox }: TesseractLine) => (bbox.y0 + bbox.y1) / 2 < top;
    const isBelow = ({ bbox }: TesseractLine) => (bbox.y0 + bbox.y1) / 2 > bottom;
    return [...lines.filter(isAbove), ...columns, ...lines.filter(isBelow)];
  }, across);
}

function setImage(api: TessBaseApi, radians: number): void {
  if (api.SetImageFile(1, radians) !== 0) throw new Error('OCR cannot read the picture.');
}

function linesIn(api: TessBaseApi): TesseractLine[] {
  if (api.Recognize(null) !== 0) return [];
  const { blocks } = JSON.parse(api.GetJSONText(0)) as {
    blocks?: { paragraphs?: { lines?: TesseractLine[] }[] }[];
  };
  return (blocks ?? []).flatMap(
    ({ paragraphs }) => paragraphs?.flatMap(({ lines }) => lines ?? []) ?? [],
  );
}

/** Null where a language is not installed. */
async function languageData(language: string): Promise<Buffer | null> {
  const file = `@tesseract.js-data/${language}/4.0.0_best_int/${language}.traineddata.gz`;
  const packed = await packaged(file).catch(() => null);
  return packed && gunzipSync(packed);
}

/** A file of an installed package. */
async function packaged(name: string): Promise<Buffer> {
  return readFile(fileURLToPath(import.meta.resolve(name)));
}
