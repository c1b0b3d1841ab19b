/** Whether a page is valid, accessible as far as its source shows it, and whole. */
import { HtmlValidate } from 'html-validate';
import { expect } from 'vitest';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    'doctype-style': ['error', { style: 'uppercase' }],
    'form-dup-name': ['error', { shared: ['radio', 'checkbox'] }],
  },
});

export async function expectValid(
  html: string,
  language: 'en' | 'fr' | 'ar' = 'en',
): Promise<void> {
  const { results } = await validator.validateString(html);
  const faults = results.flatMap(({ messages }) => messages);
  expect(faults.map(({ ruleId, message, line }) => `${line}: ${message} (${ruleId})`)).toEqual([]);
  expect(html).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
  expect(html).not.toMatch(/undefined|\[object|NaN|>\s*\{\w+\}/);
}

interface Configured {
  readonly config: { readonly clerks: readonly { readonly id: string }[] };
}

/** As if the clerk of the group read Arabic. */
export function readsArabic(desk: Configured): void {
  const clerks = desk.config.clerks.map((clerk) =>
    clerk.id === 'anna' ? { ...clerk, language: 'ar' } : clerk,
  );
  Object.assign(desk, { config: { ...desk.config, clerks } });
}
