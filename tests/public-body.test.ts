/** What a public body looks for in a repository before it takes software over. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { licensed, notAllowed } from '../docs/licences.ts';

const root = join(import.meta.dirname, '..');
const text = (name: string) => readFileSync(join(root, name), 'utf8');
const manifest = JSON.parse(text('package.json'));

const path = z.string().refine((name) => existsSync(join(root, name)), 'does not exist');

/** https://yml.publiccode.tools/schema.core.html, version 0.5: the keys that we use and those that are mandatory. */
const publicCode = z.strictObject({
  publiccodeYmlVersion: z.literal('0.5'),
  name: z.literal('Solidarity Desk'),
  url: z.url({ protocol: /^https$/ }),
  softwareVersion: z.literal(manifest.version),
  platforms: z.array(z.enum(['web', 'windows', 'mac', 'linux', 'ios', 'android'])).min(1),
  categories: z
    .array(
      z.enum(['email-management', 'workflow-management', 'document-management', 'task-management']),
    )
    .min(1),
  developmentStatus: z.enum(['concept', 'development', 'beta', 'stable', 'obsolete']),
  softwareType: z.enum(['standalone/web', 'standalone/backend', 'standalone/other']),
  intendedAudience: z.strictObject({ scope: z.array(z.enum(['foreign-affairs', 'society'])) }),
  description: z.strictObject({
    en: z.strictObject({
      shortDescription: z.string().max(150),
      longDescription: z.string().min(150).max(10_000),
      features: z.array(z.string()).min(5).max(20),
      screenshots: z.array(path.regex(/\.(?:png|jpg)$/)),
    }),
  }),
  legal: z.strictObject({ license: z.literal(manifest.license) }),
  maintenance: z.strictObject({
    type: z.literal('community'),
    contacts: z.array(z.strictObject({ name: z.string(), email: z.email() })).min(1),
  }),
  localisation: z.strictObject({
    localisationReady: z.literal(true),
    availableLanguages: z.array(z.enum(['en', 'fr', 'es', 'da', 'ar'])).length(5),
  }),
  dependsOn: z.strictObject({
    open: z.array(
      z.strictObject({
        name: z.string(),
        versionMin: z.string(),
        optional: z.boolean().optional(),
      }),
    ),
  }),
});

test('publiccode.yml has all that the standard asks for, and says what package.json says', () => {
  const described = publicCode.parse(parse(text('publiccode.yml')));
  const node = described.dependsOn.open.find(({ name }) => name === 'Node.js');
  expect(manifest.engines.node).toBe(`>=${node?.versionMin}`);
});

test('the licence is the whole text of the EUPL-1.2', () => {
  const licence = text('LICENSE');
  expect(licence).toMatch(/^EUROPEAN UNION PUBLIC LICENCE v\. 1\.2\n/);
  const articles = [...licence.matchAll(/^(\d+)\.[A-Z]/gm)].map((m) => Number(m[1]));
  expect(articles).toEqual(Array.from({ length: 15 }, (_, i) => i + 1));
  expect(licence).toMatch(/\n +Appendix\n/);
});

test('somebody who finds a weakness is told where to report it, and nowhere a person’s own address stands', () => {
  const addresses = ['SECURITY.md', 'CONTRIBUTING.md', 'publiccode.yml'].flatMap(
    (name) => text(name).match(/[\w.]+@[\w.-]+\w/g) ?? [],
  );
  expect(addresses).toContain('security@solidarity-desk.example');
  expect(addresses.filter((a) => !a.endsWith('@solidarity-desk.example'))).toEqual([]);
});

test('every package that is installed with the desk has a licence that was looked at: no GPL, no AGPL, none unknown', () => {
  const packages = licensed();
  expect(packages.length).toBeGreaterThan(200);
  expect(notAllowed(packages)).toEqual([]);
});

test.each(['GPL-3.0-only', 'AGPL-3.0-or-later', 'SEE LICENSE IN x', 'unknown'])(
  'a package under %s is refused',
  (licence) => {
    const odd = { name: 'x', version: '1.0.0', licence };
    expect(notAllowed([odd])).toEqual([odd]);
  },
);
