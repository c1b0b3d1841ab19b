/** What an administrator is told of by mail, since nobody looks at a service that runs by itself. */
export const alertConditions = [
  /** The mailbox was not read for a while. About: the mailbox. */
  'mailbox-unread',
  /** A mail was taken in, and nobody has read it. */
  'mail-waits',
  /** Something that is due waits in a queue. About: the queue. */
  'queue-old',
  /** Many notices of the last days were refused or came back. */
  'bounces',
  /** Little is free where the data directory lies. */
  'disk-short',
  /** A certificate is about to end, or has ended. About: host and port, or `SMTP_CERT`. */
  'certificate-ends',
  /** What we sign cannot be checked: our key is not what the DNS says. About: its name there. */
  'dkim-record',
] as const;
export type AlertCondition = (typeof alertConditions)[number];

/** What is said of it; moments as ISO 8601. */
export interface AlertFacts {
  readonly since?: string;
  readonly count?: number;
  readonly total?: number;
  /** In hundredths. */
  readonly share?: number;
  /** In bytes. */
  readonly free?: number;
  readonly ends?: string;
  /** For the administrator to publish. */
  readonly record?: string;
}

/** Something that is not as it should be. */
export interface Alarm {
  readonly condition: AlertCondition;
  /** Which of several: a queue, a host; empty where there is one. */
  readonly about: string;
  readonly facts: AlertFacts;
}

/** It is told again so long after it was told last. */
export const tellAgainAfterMs = 24 * 60 * 60 * 1000;
/** It is over when it was not seen for so long: what comes and goes is told once. */
export const overAfterMs = 15 * 60 * 1000;
