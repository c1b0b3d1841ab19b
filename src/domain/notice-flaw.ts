/** What can be wrong with a member's notice, so that none of its mailing goes out. */
export const noticeFlaws = [
  'address',
  'salutation',
  'message-id',
  'header',
  'charset',
  'words',
  'mark-left',
  'too-long',
  'unprintable',
] as const;
export type NoticeFlaw = (typeof noticeFlaws)[number];

export interface FaultyNotice {
  /** The member's name. */
  readonly member: string;
  readonly flaw: NoticeFlaw;
}
