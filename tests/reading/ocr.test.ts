/** OCR as the desk does it, in caged processes. A page takes seconds: more of them are in tests/services. */
import { expect, it } from 'vitest';
import { sample } from './samples.ts';
import { expectRead } from './scanned.ts';

it('a scan, photographed in greys and slightly turned, is read by OCR: every field is right, and a clerk is told how', async () => {
  await expectRead('blr-176', sample('blr-176-scan.pdf'));
  expect.hasAssertions();
}, 120_000);
