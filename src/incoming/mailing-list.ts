import { headerOf, type ParsedMail } from './mail.ts';

/** Fields that only list servers write (RFC 2369, RFC 2919), and those of the usual senders of bulletins. */
const listFields = [
  'list-id',
  'list-unsubscribe',
  'list-post',
  'list-help',
  'mailing-list',
  'x-mailman-version',
  'x-campaign',
  'x-campaignid',
  'x-mailchimp-id',
  'x-mc-user',
];

/** The field by which a mail shows that it went through a list; null when it did not. */
export function listMarkOf(mail: ParsedMail): string | null {
  const field = listFields.find((name) => headerOf(mail, name));
  if (field) return field;
  return /^(?:bulk|list)$/i.test(headerOf(mail, 'precedence')) ? 'Precedence' : null;
}
