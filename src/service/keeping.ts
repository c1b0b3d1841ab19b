/** What the command line has the holder of the embedded database do with what is kept. */
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { z } from 'zod';
import { poolOf } from '../database/database.ts';
import type { Desk } from '../desk.ts';
import { backupWish, takeBackup } from '../keeping/backup/take-backup.ts';
import { eraseOnRequest, eraseWish } from '../keeping/person/erase-on-request.ts';
import { exportMember, exportWish } from '../keeping/person/export-member.ts';
import { type OnProgress, stepByStep } from '../keeping/progress.ts';
import { release, releaseWish } from '../keeping/restore/release.ts';
import { verify, verifyWish } from '../keeping/verify/verify.ts';

export function keepingRoutes(desk: Desk): Hono {
  const app = new Hono();
  const kept = { ...desk, pool: poolOf(desk.db) };
  const takes = <T>(
    path: string,
    shape: z.ZodType<T>,
    act: (wish: T, onProgress: OnProgress) => Promise<unknown>,
  ) =>
    app.post(path, bodyLimit({ maxSize: 10_000 }), async (c) => {
      const wish = shape.safeParse(await c.req.json().catch(() => null));
      if (!wish.success) return c.json({ error: 'The order is not complete' }, 400);
      return inSteps(c, (onProgress) => act(wish.data, onProgress));
    });
  takes('/backup', backupWish, (wish, onProgress) => takeBackup(kept, wish, onProgress));
  takes('/verify', verifyWish, (wish, onProgress) => verify(kept, wish, onProgress));
  takes('/release', releaseWish, (wish) => release(desk, wish));
  takes('/erase', eraseWish, (wish) => eraseOnRequest(desk, wish));
  takes('/export', exportWish, (wish) => exportMember(desk, wish));
  return app;
}

const aWhile = 10_000;

/** Answers step by step, so that nobody takes long work for a service that hangs. */
function inSteps(c: Context, act: (onProgress: OnProgress) => Promise<unknown>): Response {
  const encoder = new TextEncoder();
  let alive: NodeJS.Timeout;
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const say = (line: object | null) => {
        // Who asked may have gone; the work goes on.
        try {
          controller.enqueue(encoder.encode(`${line ? JSON.stringify(line) : ''}\n`));
        } catch {}
      };
      alive = setInterval(() => say(null), aWhile);
      try {
        say({ value: await act((step) => say({ step })) });
      } catch (error) {
        say({ error: error instanceof Error ? error.message : String(error) });
      } finally {
        clearInterval(alive);
        try {
          controller.close();
        } catch {}
      }
    },
    cancel: () => clearInterval(alive),
  });
  return c.body(body, 200, { 'content-type': stepByStep });
}
