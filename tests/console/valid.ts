/** Whether a page is valid, accessible as far as its source shows it, and whole. */
import { HtmlValidate } from 'html-validate';
import { expect } from 'vitest';
import type { Language } from '../../src/domain/language.ts';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    'doctype-style': ['error', { style: 'uppercase' }],
    'form-dup-name': ['error', { shared: ['radio', 'checkbox'] }],
  },
});

export async function expectValid(html: string, language: Language = 'en'): Promise<void> {
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
export const readsArabic = (desk: Configured): void => reads(desk, 'ar');

/** As if the clerk of the group read that language. */
export function reads(desk: Configured, language: Language): void {
  const clerks = desk.config.clerks.map((clerk) =>
    clerk.id === 'anna' ? { ...clerk, language } : clerk,
  );
  Object.assign(desk, { config: { ...desk.config, clerks } });
}
