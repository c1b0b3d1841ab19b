import { createHmac, randomBytes } from 'node:crypto';
import type { Config } from '../config.ts';
import { hashToken, newCode, newToken } from '../domain/token.ts';
import type { ReplyWay } from '../mail/mails/letter.ts';

/** A reply token: in our Message-ID, our reply address and printed in the body; stored only as its hash. */
export interface ReplyToken {
  readonly token: string;
  readonly hash: string;
}

const tokenOf = (bytes: Uint8Array): ReplyToken => {
  const token = newToken(bytes);
  return { token, hash: hashToken(token) };
};

export const randomToken = (): ReplyToken => tokenOf(randomBytes(16));

/** The same token for the same delivery, so that sending it again after a crash repeats the same mail. */
export const deliveryToken = (secret: Buffer, delivery: string): ReplyToken =>
  tokenOf(createHmac('sha256', secret).update(`delivery:${delivery}`).digest().subarray(0, 16));

/** A short code to type, `Q7F3-K2MD`; good only from the person it was issued to. */
export function randomCode(): { code: string; hash: string } {
  const code = newCode(randomBytes(5));
  return { code, hash: hashToken(code) };
}

/** The code of a follow-up for one of its clerks: the same in each of its mails, and stored nowhere. */
export const followUpCode = (secret: Buffer, followUp: string, clerk: string): string =>
  newCode(
    createHmac('sha256', secret).update(`follow-up:${followUp}:${clerk}`).digest().subarray(0, 5),
  );

/** The code of what a member plans, for that member: the same in each mail, and stored nowhere. */
export const intentionCode = (secret: Buffer, intention: string): string =>
  newCode(createHmac('sha256', secret).update(`intention:${intention}`).digest().subarray(0, 5));

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

/** `<notice.token@domain>`: the token survives in In-Reply-To and References. */
export const messageIdOf = (kind: string, token: string, config: Pick<Config, 'mail'>): string =>
  `<${kind}.${token}@${domainOf(config.mail.address)}>`;

/** Where a reply goes, and the line that finds home when its address was lost. */
export function replyWay(token: string, config: Pick<Config, 'mail'>): ReplyWay {
  const { address, plusAddresses } = config.mail;
  return {
    address: plusAddresses ? address.replace('@', `+${token}@`) : address,
    reference: token,
  };
}
