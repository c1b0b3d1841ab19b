/**
 * From the files under `templates/` to templates that can be filled. MJML runs once per mail
 * and direction of writing, on what we wrote ourselves; values come in afterwards.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { MailName } from './mails.ts';
import { parseTemplate, type Template } from './template.ts';

export type Direction = 'ltr' | 'rtl';
export interface CompiledMail {
  readonly html: Template;
  readonly text: Template;
}

const compiled = new Map<string, Promise<CompiledMail>>();

/** @throws when a template is faulty: MJML is strict, and sections must close */
export function compiledMail(name: MailName, direction: Direction): Promise<CompiledMail> {
  const key = `${name} ${direction}`;
  const known = compiled.get(key);
  if (known) return known;
  const made = compile(name, direction);
  compiled.set(key, made);
  return made;
}

async function compile(name: MailName, direction: Direction): Promise<CompiledMail> {
  const text = ltrParts(
    parts(inLayout(read('layout.txt'), read(`${name}/mail.txt`)), 'txt'),
    'txt',
  );
  const mjml = parts(inLayout(read('layout.mjml'), read(`${name}/mail.mjml`)), 'mjml');
  const body = ltrParts(inDirection(withStyles(mjml), direction), 'mjml');
  // Last, when all of its classes are there.
  const css = inDirection(styleSheet(usedIn(body)), direction);
  const html = await runMjml(body.replace('[[css]]', () => css));
  return { html: parseTemplate(tidy(html), 'html'), text: parseTemplate(text, 'text') };
}

const read = (path: string): string =>
  readFileSync(new URL(`../../templates/${path}`, import.meta.url), 'utf8');

const inLayout = (layout: string, content: string): string =>
  layout.replace('[[content]]', () => content.trimEnd());

const readPart = (name: string, extension: string): string =>
  read(`parts/${name}.${extension}`).trimEnd();

/** `[[part commands]]`: what several mails share; a part may hold others. */
const parts = (source: string, extension: string): string =>
  source.replace(/\[\[part ([a-z-]+)\]\]/g, (_, name) =>
    parts(readPart(name, extension), extension),
  );

/** `[[ltr part report]]`: English or French, whatever language stands around it. */
const ltrParts = (source: string, extension: 'mjml' | 'txt'): string =>
  source.replace(/\[\[ltr part ([a-z-]+)\]\]/g, (_, name) => {
    const part = parts(readPart(name, extension), extension);
    return extension === 'txt' ? part : inDirection(withStyles(part), 'ltr');
  });

interface Style {
  readonly css: string;
  readonly dark?: string;
  readonly narrow?: string;
}

let styles: Readonly<Record<string, Style>> | undefined;

/** Read once: every mail is made with all of them. */
const allStyles = (): Readonly<Record<string, Style>> => {
  styles ??= parse(read('styles.yaml')) as Record<string, Style>;
  return styles;
};

/** Writes the styles of each class beside it; the dark ones stand in the style sheet. */
function withStyles(mjml: string): string {
  const known = (name: string): Style => {
    const style = allStyles()[name];
    if (!style) throw new Error(`templates/styles.yaml has no "${name}"`);
    return style;
  };
  return mjml.replace(
    / class="([\w ]+)"(?: style="([^"]*)")?/g,
    (_, names: string, own?: string) => {
      const css = [...names.split(' ').map((name) => known(name).css), own ?? ''];
      return ` class="${names}" style="${lastOfEach(css)}"`;
    },
  );
}

/** Of declarations of the same property the last one counts. */
function lastOfEach(css: readonly string[]): string {
  const declarations = new Map<string, string>();
  for (const declaration of css.join(';').split(';').filter(Boolean)) {
    const property = declaration.slice(0, declaration.indexOf(':'));
    declarations.delete(property);
    declarations.set(property, declaration);
  }
  return [...declarations.values()].join(';');
}

/** The classes of a mail: those of its own elements, and those that MJML gives to what it makes. */
interface Used {
  readonly own: ReadonlySet<string>;
  readonly made: ReadonlySet<string>;
}

function usedIn(mjml: string): Used {
  const names = (attribute: RegExp) =>
    new Set([...mjml.matchAll(attribute)].flatMap(([, value = '']) => value.split(' ')));
  return { own: names(/ class="([\w ]+)"/g), made: names(/ css-class="([\w ]+)"/g) };
}

/** Of the classes that are used; each set of declarations once. `.x > table`: MJML paints a background on both. */
function styleSheet({ own, made }: Used): string {
  const rules = (which: 'dark' | 'narrow', prefix = ''): string => {
    const selectors = new Map<string, string[]>();
    for (const [name, { [which]: css }] of Object.entries(allStyles())) {
      if (!css || !(own.has(name) || made.has(name))) continue;
      const at = `${prefix}.${name}`;
      const all = made.has(name) ? [at, `${at} > div`, `${at} > table`] : [at];
      const important = css.replace(/;|$/g, ' !important;');
      selectors.set(important, [...(selectors.get(important) ?? []), ...all]);
    }
    return [...selectors].map(([css, all]) => `${all.join(', ')} { ${css} }`).join('\n');
  };
  return [
    ':root { color-scheme: light dark; }',
    `@media (prefers-color-scheme: dark) {\n${rules('dark')}\n}`,
    // Outlook on the web rewrites colours and marks the page so that these can win.
    rules('dark', '[data-ogsc] '),
    `@media (max-width: 480px) {\n${rules('narrow')}\n.edge > table > tbody > tr > td { padding-left: 18px !important; padding-right: 18px !important; }\n}`,
  ].join('\n');
}

/** Letter-spacing would tear Arabic letters apart. */
function inDirection(mjml: string, direction: Direction): string {
  const rtl = direction === 'rtl';
  const sans = rtl
    ? "'Segoe UI', Tahoma, 'Noto Sans Arabic', Arial, sans-serif"
    : "'Segoe UI', -apple-system, BlinkMacSystemFont, Roboto, 'Helvetica Neue', Arial, sans-serif";
  const words: Record<string, string> = {
    dir: direction,
    lang: '{{language}}',
    start: rtl ? 'right' : 'left',
    end: rtl ? 'left' : 'right',
    tracking: rtl ? 'normal' : '0.04em',
    sans,
    serif: rtl ? sans : "Georgia, 'Times New Roman', serif",
  };
  return mjml.replace(/\[\[(\w+)\]\]/g, (all, name: string) => words[name] ?? all);
}

/** Loading MJML takes a second, so only the first mail of a process does it. */
async function runMjml(source: string): Promise<string> {
  const { default: mjml2html } = await import('mjml');
  // An include could read any file (CVE-2025-67898); a minifier could be made to hang.
  const options = {
    validationLevel: 'strict',
    ignoreIncludes: true,
    keepComments: false,
    fonts: {},
  } as const;
  return (await mjml2html(source, options)).html;
}

/** MJML indents deeply; Gmail cuts off what exceeds 102 kB. */
const tidy = (html: string): string =>
  html
    .replace(/^[ \t]+/gm, '')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{2,}/g, '\n')
    .trim();
