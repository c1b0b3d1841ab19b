import type { RecognisedPage } from '../ocr/recognised-page.ts';

/** What a caged process is to do with the bytes behind it. Its password goes this way: everybody on a machine sees the arguments of processes. */
export interface ReadOrder {
  /** Documents with more pages are not read. */
  readonly mostPages: number;
  readonly password: string | null;
  /** Pages that OCR has read before. */
  readonly recognised: readonly RecognisedPage[];
}

/** One page to be read by OCR. */
export interface RecogniseOrder {
  readonly page: number;
  readonly password: string | null;
}

/** An order and the bytes of a file as the process gets them on its input: a line of JSON, then the bytes. */
export function withOrder(order: ReadOrder | RecogniseOrder, bytes: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`${JSON.stringify(order)}\n`), bytes]);
}

/** Takes apart what `withOrder` has put together. */
export function orderAndBytes<Order>(input: Buffer): { order: Order; bytes: Uint8Array } {
  const end = input.indexOf('\n');
  return {
    order: JSON.parse(input.toString('utf8', 0, end)),
    bytes: new Uint8Array(input.subarray(end + 1)),
  };
}
