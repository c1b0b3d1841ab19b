/** Why a member who was meant gets no notice; the words of it stand in the approval mail. */
export const withoutReasons = [
  'left',
  'undeliverable',
  'stopped',
  'paused',
  'not-following',
] as const;
export type WithoutReason = (typeof withoutReasons)[number];

/** Why a member who is still without a notice gets none when it is sent again. */
export const leftOutReasons = [...withoutReasons, 'uncertain', 'not-meant'] as const;
export type LeftOut = (typeof leftOutReasons)[number];

export interface LeftOutCount {
  readonly reason: LeftOut;
  readonly count: number;
}

/** Why a notice is not sent to those who are missing. */
export const resendRefusals = ['superseded', 'paused', 'trial', 'faulty'] as const;
export type ResendRefused = (typeof resendRefusals)[number];
