/** Our PDFs as Debian's tools see them: sound, tagged, of A4, with all fonts, read in the right order. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reportPaper } from '../../src/documents/report-paper.ts';
import { emptyReport, largeReport, logo, reportData } from '../documents/large-report.ts';

const dir = mkdtempSync(join(tmpdir(), 'desk-papers-'));
afterAll(() => rmSync(dir, { recursive: true }));

const run = (tool: string, ...args: readonly string[]): string =>
  execFileSync(tool, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

const madeAt = new Date('2027-01-04T09:00:00Z');
const reports = {
  english: () => reportPaper(largeReport, logo, reportData, madeAt),
  french: () => reportPaper({ ...largeReport, language: 'fr' }, null, reportData, madeAt),
  empty: () => reportPaper(emptyReport, logo, reportData, madeAt),
};

describe.each(Object.entries(reports))('a report, %s', (name, make) => {
  const path = join(dir, `${name}.pdf`);
  beforeAll(async () => writeFileSync(path, await make()));

  test('is a sound file', () => {
    expect(run('qpdf', '--check', path)).toContain('No syntax or stream encoding errors found');
  });

  test('is tagged, has a title and is of A4', () => {
    const info = run('pdfinfo', path);
    expect(info).toMatch(/^Tagged: +yes$/m);
    expect(info).toMatch(/^Title: +(?:Report No\.|Rapport n°)\s\d/mu);
    expect(info).toMatch(/^Page size: .*\(A4\)$/m);
    expect(info).toMatch(/^JavaScript: +no$/m);
    expect(run('pdfinfo', '-meta', path)).toContain('<pdfuaid:part>1</pdfuaid:part>');
  });

  test('has all its fonts within it', () => {
    const fonts = run('pdffonts', path).trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(1);
    for (const font of fonts) expect(font).toMatch(/ yes +yes +yes +\d+ +0$/);
  });

  test('is read in the order in which it is meant', () => {
    const text = run('pdftotext', path, '-');
    const order =
      name === 'french'
        ? [
            'Rapport n°',
            'En bref',
            'Actions par pays',
            'dans les commissions',
            'complément d’information',
          ]
        : [
            'Report No.',
            'At a glance',
            'Actions by country',
            'Follow-up open',
            'further information',
          ];
    const places = order.map((words) => text.search(new RegExp(words)));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test('holds the data', () => {
    const list = run('pdfdetach', '-list', path);
    expect(list).toContain('report-3.json');
    run('pdfdetach', '-save', '2', '-o', join(dir, 'out.json'), path);
    expect(run('cat', join(dir, 'out.json'))).toBe(String(reportData.json.content));
  });
});
