import { describe, expect, test } from 'vitest';
import { headerText } from '../../src/mail/headers.ts';
import { escapeHtml, parseTemplate } from '../../src/mail/template.ts';
import { wordsOf } from '../../src/mail/words.ts';

test('escapes what means something in HTML, in text and in attributes', () => {
  expect(escapeHtml(`<a href="x" title='y'>&amp;`)).toBe(
    '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;',
  );
  expect(headerText('one\r\n\ttwo\u2028three\u0000')).toBe('one two three');
});

describe('the template language', () => {
  const words = wordsOf('en');
  const fill = (source: string, view: object, mode: 'html' | 'text' = 'text') =>
    parseTemplate(source, mode)(view as Record<string, unknown>, words);

  test('values, lists, absence, and names found further out', () => {
    const source =
      '{{#people}}\n- {{name}} of {{place}}{{#note}} ({{.}}){{/note}}\n{{/people}}\n{{^people}}none{{/people}}';
    const view = {
      place: 'Nuuk',
      people: [
        { name: 'A', note: null },
        { name: 'B', note: 'x', place: 'Ribe' },
      ],
    };
    expect(fill(source, view)).toBe('- A of Nuuk\n- B of Ribe (x)\n');
    expect(fill(source, { people: [] })).toBe('none');
  });

  test('a text of several lines keeps what stands before it', () => {
    expect(fill('> {{lines text}}', { text: 'a\r\nb' })).toBe('> a\n> b');
    expect(fill('<p>{{lines text}}</p>', { text: 'a\n<b>' }, 'html')).toBe('<p>a<br>&lt;b&gt;</p>');
  });

  test('what is wrong with a template is an error', () => {
    expect(() => fill('{{name}}', {})).toThrow('the view has no "name"');
    expect(() => fill('{{#a}}', { a: 1 })).toThrow('{{#a}} is not closed');
    expect(() => fill('{{#a}}{{/b}}', { a: 1 })).toThrow('unexpected {{/b}}');
    expect(() => fill('{{shout name}}', { name: 1 })).toThrow('{{shout name}}?');
    expect(() => fill('{{constructor}}', {})).toThrow('the view has no "constructor"');
  });

  test('a view may bring another language', () => {
    const view = { mps: 2, inner: { words: wordsOf('da') } };
    const source =
      '{{t common.parliamentarians}} {{#inner}}{{t common.parliamentarians}}{{/inner}}';
    expect(fill(source, view)).toBe('2 parliamentarians 2 parlamentarikere');
  });
});
