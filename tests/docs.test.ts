/** The manual says what the code says. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pages } from '../docs/pages.ts';

const root = join(import.meta.dirname, '..');

test.each(Object.entries(pages()))('docs/%s is as `npm run docs` writes it', (name, text) => {
  expect(readFileSync(join(root, 'docs', name), 'utf8')).toBe(text);
});

test('every link of the manual leads somewhere', () => {
  const files = [...globSync('*.md', { cwd: root }), ...globSync('docs/**/*.md', { cwd: root })];
  const broken = files.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)]
      .map((m) => m[1] ?? '')
      .filter((link) => !existsSync(join(root, dirname(file), link)))
      .map((link) => `${file}: ${link}`),
  );
  expect(broken).toEqual([]);
});

/** `tests/x.test.ts` (_name_; _another …, in part_): what the manual says is shown, and where. */
const shown = /`(tests\/[^`\s]+)`(?: \(((?:_[^\n]+?_(?:; )?)+)\))?/g;

/** A name may be cut: its pieces stand in the file in this order. */
function stands(name: string, file: string): boolean {
  let at = 0;
  return name.split('…').every((piece) => {
    const found = file.indexOf(piece.trim(), at);
    at = found + piece.trim().length;
    return found >= 0;
  });
}

describe.each(['docs/security.md', 'docs/what-if.md'])('%s', (page) => {
  const named = [...readFileSync(join(root, page), 'utf8').matchAll(shown)].map(
    ([, path = '', names = '']) => ({
      path,
      names: [...names.matchAll(/_([^\n]+?)_(?:; |$)/g)].map(([, name = '']) => name),
    }),
  );

  test('names tests that exist, by the names that they have', () => {
    expect(named.length).toBeGreaterThan(20);
    const wrong = named.flatMap(({ path, names }) => {
      if (!existsSync(join(root, path))) return [`${path} does not exist`];
      const file = readFileSync(join(root, path), 'utf8').replaceAll("\\'", "'");
      return names
        .filter((name) => !stands(name, file))
        .map((name) => `${path} has no test “${name}”`);
    });
    expect(wrong).toEqual([]);
  });

  test('names the test itself, not only its file', () => {
    expect(named.filter(({ names }) => names.length === 0).map(({ path }) => path)).toEqual([]);
  });
});
