/** Follows a distribution while it runs, as server-sent events (HTML, “Server-sent events”). */
import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Desk } from '../../../desk.ts';
import { voiceFor } from '../../frame/page.ts';
import type { Signed } from '../../guard.ts';
import { noticeAccount } from './account.ts';
import { progressView } from './progress.ts';

const everyMs = 1000;
/** Ten minutes; the page is loaded again for more. */
const mostLooks = 600;

/** `part` whenever something has changed, looked at every second; `end` when there is nothing more to follow. */
export const followNotice = (c: Context<Signed>, desk: Desk, id: string) =>
  streamSSE(c, async (stream) => {
    const voice = voiceFor(desk.config, c.get('who'));
    let shown = '';
    for (let look = 0; look < mostLooks && !stream.aborted; look += 1) {
      const account = await noticeAccount(desk, id);
      if (!account) break;
      const part = String(await progressView(voice, account));
      if (part !== shown) await stream.writeSSE({ event: 'part', data: part });
      shown = part;
      if (!account.progress.runs) break;
      await stream.sleep(everyMs);
    }
    if (!stream.aborted) await stream.writeSSE({ event: 'end', data: '' });
  });
