/**
 * What may stand in a header. Free text is cleaned; what has a grammar is checked, since a
 * wrong address must not be sent to something that merely looks like it.
 */

/** One line without control characters: no text can begin a header of its own. */
export const headerText = (text: string): string =>
  text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();

const address = /^[^\s"(),:;<>@[\\\]\p{Cc}]+@[^\s"(),:;<>@[\\\]\p{Cc}]+$/u;
const messageId = /^<[^\s<>\p{Cc}]+>$/u;
const token = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
const uri = /^(?:mailto|https):[\x21-\x3b\x3d\x3f-\x7e]+$/;

function assertShape(what: string, shape: RegExp, text: string): void {
  // The text itself stays out: it may be a person's address, and errors are logged.
  if (text.length > 900 || !shape.test(text)) throw new RangeError(`not ${what}`);
}

export const isAddress = (text: string): boolean => text.length <= 900 && address.test(text);
export const isMessageId = (text: string): boolean => text.length <= 900 && messageId.test(text);

/** One addr-spec without name, comment or quoting (RFC 5322 §3.4.1). */
export const assertAddress = (text: string): void =>
  assertShape('an e-mail address', address, text);
/** `<left@right>`, with its brackets (RFC 5322 §3.6.4). */
export const assertMessageId = (text: string): void => assertShape('a message id', messageId, text);
export const assertToken = (text: string): void =>
  assertShape('an id of letters, digits, dots', token, text);
export const assertUri = (text: string): void => assertShape('a mailto: or https: link', uri, text);
