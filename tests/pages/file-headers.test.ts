/** Headers with which a document is kept rather than opened. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileHeaders } from '../../src/pages/documents.ts';

test.each([
  [
    'Décision n° 1 "x".pdf',
    'application/pdf',
    'attachment; filename="De_cision n_ 1 _x_.pdf"; filename*=UTF-8\'\'D%C3%A9cision%20n%C2%B0%201%20%22x%22.pdf',
  ],
  ['../../etc/passwd', 'text/html', 'attachment; filename="passwd"; filename*=UTF-8\'\'passwd'],
  [
    'a\r\nSet-Cookie: x',
    'image/svg+xml',
    'attachment; filename="aSet-Cookie: x"; filename*=UTF-8\'\'aSet-Cookie%3A%20x',
  ],
  ['', 'application/pdf', 'attachment; filename="document"; filename*=UTF-8\'\'document'],
])('whatever they are called: %j', (name, type, disposition) => {
  const headers = fileHeaders(name, type);
  expect(headers['Content-Disposition']).toBe(disposition);
  expect(headers['Content-Type']).toBe(
    type === 'application/pdf' ? type : 'application/octet-stream',
  );
});

test('no name of a file breaks the header', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const { 'Content-Disposition': value = '' } = fileHeaders(name, 'application/pdf');
      expect(value).toMatch(
        /^attachment; filename="[\x20-\x21\x23-\x5b\x5d-\x7e]+"; filename\*=UTF-8''[\w%.~$&+:=@^`{}|#-]+$/,
      );
      expect(() => new Headers({ 'Content-Disposition': value })).not.toThrow();
    }),
  );
});
