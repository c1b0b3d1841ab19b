/** Writes the parts of the manual that are taken from the code: `npm run docs`. A test finds them out of date. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pages } from './pages.ts';

for (const [name, text] of Object.entries(pages()))
  writeFileSync(join(import.meta.dirname, name), text);
