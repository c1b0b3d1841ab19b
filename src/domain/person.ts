import type { Language } from './language.ts';

/** Somebody of our house to whom the desk writes and who writes to it: a clerk, or a member. */
export interface Person {
  readonly id: string;
  readonly role: 'clerk' | 'member';
  readonly name: string;
  /** How a mail to them begins. */
  readonly salutation: string;
  readonly email: string;
  readonly language: Language;
}
