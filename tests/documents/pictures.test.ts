/** The logo, the map and words as documents show them. */
import { describe, expect, test } from 'vitest';
import { logoOf } from '../../src/documents/logo.ts';
import { mapView } from '../../src/documents/map.ts';
import { reportPaper } from '../../src/documents/report-paper.ts';
import { said } from '../../src/documents/said.ts';
import { voiceOf } from '../../src/mail/voice.ts';
import { drawMap } from '../../src/map/draw.ts';
import { renderPng } from '../../src/map/render.ts';
import { emptyReport, logo, reportData } from './large-report.ts';
import { readBack } from './read-back.ts';

const english = voiceOf('en', 'UTC');

describe('a logo', () => {
  test('is known by what it begins with', () => {
    expect(logoOf(logo.bytes).format).toBe('svg');
    expect(() => logoOf(Buffer.from('GIF89a'))).toThrow('neither an SVG nor a PNG');
  });

  test('may be a PNG, and as wide as it likes', async () => {
    const wide =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 30" width="900" height="30"><rect width="900" height="30" fill="#123"/></svg>';
    const png = logoOf(await renderPng(wide, 900));
    expect(png.format).toBe('png');
    const paper = await reportPaper(emptyReport, png, reportData, new Date(0));
    const { tags, pages } = await readBack(paper);
    expect(tags).toContain('Figure: Logo of The Folketing, Parliament of Denmark');
    expect(pages).toHaveLength(1);
  });
});

describe('a map in two tones', () => {
  test('stripes the countries of the second, and marks the small ones with a dot', () => {
    const svg = drawMap(['BRA'], ['VEN', 'BHR']) ?? '';
    expect(svg).toContain('url(#striped)');
    expect(svg.match(/<circle/g)).toHaveLength(1);
    expect(drawMap(['BRA'])).not.toContain('striped');
  });

  test('has a legend for the tones that are in it, and names its countries', () => {
    const { view } = mapView([], ['VEN'], english);
    expect(view).toMatchObject({ acted: null, open: 'Open follow-up only' });
    expect(view?.alt).toBe(
      'Map of the countries concerned. Countries with open follow-up only: Venezuela.',
    );
    expect(mapView(['VEN'], ['VEN'], english).view?.open).toBeNull();
    expect(mapView([], [], english).view).toBeNull();
  });
});

test.each([
  ['da', 'Hej', { language: 'da', region: null, rtl: false, note: 'Original in Danish' }],
  ['pt-BR', 'Olá', { language: 'pt', region: 'BR', rtl: false }],
  ['en-GB', 'Hello', { language: 'en', region: 'GB', note: null }],
  ['fa', 'سلام', { language: 'fa', rtl: true }],
  [null, 'سلام', { language: 'und', rtl: true, note: null }],
  [null, '1. Hello', { language: 'und', rtl: false }],
  ['no language', 'Hello', { language: 'und', region: null, note: null }],
])('words in %s: %s', (language, text, expected) => {
  expect(said({ text, language }, english)).toMatchObject({ text, ...expected });
});
