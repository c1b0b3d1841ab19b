/** Links that open a mail already written: a click sends nothing, a person does. */

/** A `mailto:` address with subject and body (RFC 6068). */
export function mailto(address: string, subject: string, body: readonly string[] = []): string {
  const to = encodeURIComponent(address).replaceAll('%40', '@');
  const text = body.length ? `&body=${encodeURIComponent(body.join('\r\n'))}` : '';
  return `mailto:${to}?subject=${encodeURIComponent(subject)}${text}`;
}

/** The line that brings an answer home, whatever program wrote it. */
export const referenceLine = (reference: string): string => `Ref: ${reference}`;
