/** Style and script of the console, under names that change with their content. */
import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { consoleScript } from './script.ts';
import { consoleStyle } from './style.ts';

const named = (stem: string, ext: string, type: string, content: string) => ({
  name: `${stem}.${createHash('sha256').update(content).digest('hex').slice(0, 12)}.${ext}`,
  type,
  content,
});
const files = {
  style: named('console', 'css', 'text/css', consoleStyle),
  script: named('console', 'js', 'text/javascript', consoleScript),
};

/** Where a page finds them. */
export const assets = {
  style: `/console/assets/${files.style.name}`,
  script: `/console/assets/${files.script.name}`,
};

/** Mounted under `/console/assets`. */
export function assetFiles(): Hono {
  const app = new Hono();
  app.get('/:name', (c) => {
    const file = Object.values(files).find(({ name }) => name === c.req.param('name'));
    if (!file) return c.notFound();
    c.header('Cache-Control', 'public, max-age=31536000, immutable');
    return c.body(file.content, 200, { 'Content-Type': `${file.type}; charset=utf-8` });
  });
  return app;
}
