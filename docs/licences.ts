/** Under which licences the packages stand that are installed with the desk: from the lock file alone, so without a network. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Parts of licence expressions (SPDX) that may come with the desk: none asks for more than to be named with its text. */
const permissive = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Unlicense',
];

/** Whole expressions that are taken too, each with why. */
const looked: Readonly<Record<string, string>> = {
  '(MIT OR EUPL-1.1+)': 'taken under MIT',
  'MIT (http://mootools.net/license.txt)': 'MIT, written before SPDX',
  'MIT AND OFL-1.1':
    'typefaces in PDFs; the Open Font License lets them be embedded and passed on, not sold alone',
  'MPL-2.0': 'used unchanged; changes to its own files would have to be published',
  'Python-2.0': 'permissive; of the Python Software Foundation',
  'PSF-2.0': 'permissive; of the Python Software Foundation',
  'CC-BY-4.0': 'data on browsers within the mail templates; named here',
  '(ISC AND CC-BY-3.0)': 'code, and data on public holidays; named in the README and here',
};

const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      optionalDependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
});

interface Licensed {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

/** `node_modules/a/node_modules/@b/c` is `@b/c`. */
const nameOf = (place: string): string => place.replace(/^.*node_modules\//, '');

/** The packages of an installation without those for development, by name. */
export function licensed(lock = new URL('../package-lock.json', import.meta.url)): Licensed[] {
  const { packages } = lockFile.parse(JSON.parse(readFileSync(lock, 'utf8')));
  // Variants for other systems are in the lock file by name only; theirs is the licence of what they belong to.
  const ofVariants = new Map(
    Object.values(packages).flatMap(({ license, optionalDependencies = {} }) =>
      Object.keys(optionalDependencies).map((name) => [name, license] as const),
    ),
  );
  return Object.entries(packages)
    .filter(([place, { dev }]) => place !== '' && !dev)
    .map(([place, { version = '', license }]) => ({
      name: nameOf(place),
      version,
      licence: license ?? ofVariants.get(nameOf(place)) ?? 'unknown',
    }))
    .sort((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1));
}

/** What must not be installed with the desk before somebody has looked: GPL, AGPL, unknown, and all others that are not listed. */
export const notAllowed = (packages: readonly Licensed[]): Licensed[] =>
  packages.filter(({ licence }) => !permissive.includes(licence) && !(licence in looked));

/** docs/licences.md */
export function licencesPage(generated: string): string {
  const packages = licensed();
  const groups = Map.groupBy(packages, ({ licence }) => licence);
  const sorted = [...groups].sort(
    ([a, of], [b, others]) => others.length - of.length || (a < b ? -1 : 1),
  );
  return `${generated}
# Licences

Solidarity Desk stands under the [EUPL-1.2](../LICENSE). With it ${packages.length} packages are installed, those that come with others
included (variants for other systems too). Which licences may come in is a list in [licences.ts](licences.ts); a test refuses any
other, so neither the GPL nor the AGPL comes in unseen.

\`npm run -s sbom > sbom.json\` writes the same as CycloneDX, with versions, addresses and checksums; it is made anew for each release and
not kept here, since it carries the time at which it was made.

| licence | packages | |
|---|---|---|
${sorted.map(([licence, of]) => `| ${licence} | ${of.length} | ${looked[licence] ?? ''} |`).join('\n')}

${sorted
  .map(
    ([licence, of]) =>
      `## ${licence}\n\n${[...new Set(of.map(({ name, version }) => `${name} ${version}`))].join(', ')}\n`,
  )
  .join('\n')}`;
}
