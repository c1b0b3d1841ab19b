/** The words of pages, regions and questions, in all languages and none too many. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import { languages } from '../../src/domain/language.ts';
import { wishFaults } from '../../src/domain/order-fault.ts';
import { regions } from '../../src/domain/region.ts';
import { argumentsOf, locales, readCatalogue } from '../../src/mail/words.ts';
import { troubles } from '../../src/pages/trouble.ts';

const ours = (key: string): boolean => /^(?:pages|regions|wishes)\./.test(key);
const english = readCatalogue('en');

const namesIn = (source: string, locale: string): string[] =>
  [
    ...argumentsOf(
      new IntlMessageFormat(source, locale, undefined, { ignoreTag: true }).getAst(),
    ).keys(),
  ].sort();

test.each(languages)('%s says them all, with the same arguments', (language) => {
  const own = readCatalogue(language);
  const words = (catalogue: ReadonlyMap<string, string>, locale: string) =>
    [...catalogue]
      .filter(([key]) => ours(key))
      .map(([key, source]) => `${key} ${namesIn(source, locale)}`)
      .sort();
  expect(words(own, locales[language])).toEqual(words(english, 'en'));
});

test('each list of the code has its words, and no word is left over', () => {
  const under = (heading: string) =>
    [...english.keys()]
      .filter((key) => key.startsWith(`${heading}.`))
      .map((key) => key.slice(heading.length + 1))
      .sort();
  expect(under('regions')).toEqual([...regions].sort());
  expect(under('wishes')).toEqual([...wishFaults].sort());
  const root = join(import.meta.dirname, '../../src/pages');
  const sources = globSync('*.ts', { cwd: root })
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n');
  const said = (key: string): boolean =>
    sources.includes(`'pages.${key}'`) ||
    sources.includes(`'${key}'`) ||
    key.replace(/-title$/, '') in troubles;
  expect(under('pages').filter((key) => !said(key))).toEqual([]);
});
