import type { OcrOptions } from '../cage/options.ts';
import { withOrder } from '../cage/order.ts';
import { runCaged } from '../cage/run.ts';
import { recognisedPage } from '../cage/shape.ts';
import type { Pool } from './pool.ts';
import type { RecognisedPage } from './recognised-page.ts';

/** Pages of a file that are pictures, to be read by OCR. */
export interface PicturedPages {
  readonly bytes: Uint8Array;
  readonly password: string | null;
  /** From 1. */
  readonly pages: readonly number[];
  readonly onProgress?: ((progress: { page: number; of: number }) => void) | undefined;
}

/**
 * Reads pages by OCR, each in a caged process of its own, as many at once as the pool has places.
 * A page that cannot be read in time and memory is left out.
 * @throws when processes cannot be started
 */
export async function recogniseInCage(
  { bytes, password, pages, onProgress }: PicturedPages,
  pool: Pool,
  options: OcrOptions,
): Promise<RecognisedPage[]> {
  const deadline = performance.now() + options.documentMilliseconds;
  const chosen = pages.slice(0, options.mostPages);
  let done = 0;
  const recognised = await Promise.all(
    chosen.map((page) =>
      pool.run(async () => {
        if (performance.now() > deadline) return null;
        const ending = await runCaged(withOrder({ page, password }, bytes), options);
        done += 1;
        onProgress?.({ page: done, of: chosen.length });
        return ending.how === 'answered' ? checked(ending.answer, page) : null;
      }),
    ),
  );
  return recognised.filter((each) => each !== null);
}

/** The process has handled hostile bytes: what it says is checked like any other input. */
function checked(answer: Buffer, page: number): RecognisedPage | null {
  try {
    const recognised = recognisedPage.parse(JSON.parse(answer.toString('utf8')));
    return recognised.page === page ? recognised : null;
  } catch {
    return null;
  }
}
