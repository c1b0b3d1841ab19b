/**
 * Why a message was put before the clerk and nothing was done with it: a closed list, so that the
 * clerk reads it in their own language (`asideReasons` in the catalogues).
 */
export const asideReasons = [
  // Answers that do not count.
  'unknown-token',
  'expired',
  'another-person',
  'no-token',
  'register-number',
  'unproven',
  'resent',
  'through-a-list',
  'repeated',
  // Orders.
  'unknown-person',
  'too-many-orders',
  // What is no answer.
  'pretends',
  'ipu-mail',
  'otherwise',
  'no-report',
  'perhaps-mailing',
  'unreadable',
  'failed',
] as const;
export type AsideReason = (typeof asideReasons)[number];
