/** The picture of the countries that a notice is about. */
import { describe, expect, test } from 'vitest';
import { drawMap } from '../../src/map/draw.ts';
import { mapAttachment } from '../../src/map/map.ts';

const letter = 'CIV COD GAB UGA TZA ZWE BRA VEN MNG PHL BLR BHR EGY'.split(' ');
/** Width and height stand in the IHDR chunk (ISO/IEC 15948 11.2.2). */
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

describe('a map', () => {
  test.each([
    ['the 13 countries of the letter, on the whole world', letter],
    ['two neighbours', ['GAB', 'UGA']],
    ['one country', ['VEN']],
    ['the largest', ['RUS']],
    ['a state on both sides of the date line', ['FJI']],
    ['a state that only the finest atlas has', ['TUV']],
    ['Kosovo, which has no numeric code', ['XKX']],
  ])('of %s is a sharp PNG below 25 kB', async (_what, countries) => {
    const map = await mapAttachment(countries);
    const png = map?.content ?? Buffer.alloc(0);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(sizeOf(png)[0]).toBe(894);
    expect(sizeOf(png)[1]).toBeLessThan(525);
    expect(png.length).toBeLessThan(25_000);
    expect(map?.cid).toMatch(/^map\.[0-9a-f]{16}@/);
  });

  test('is made once, whatever the order of the countries', async () => {
    expect(await mapAttachment(['UGA', 'GAB', 'UGA'])).toBe(await mapAttachment(['GAB', 'UGA']));
  });

  test('marks a small state with a dot, and a large one by its shape only', () => {
    expect(drawMap(['BHR', 'BRA'])?.match(/<circle/g)).toHaveLength(1);
    expect(drawMap(['BRA', 'VEN'])).not.toContain('<circle');
  });

  test('holds no text and nothing from elsewhere', () => {
    expect(drawMap(letter)).not.toMatch(/<text|<image|href|font/);
  });

  test('of no country that is known is none', async () => {
    expect(await mapAttachment(['ZZZ'])).toBeNull();
    expect(await mapAttachment([])).toBeNull();
  });
});
