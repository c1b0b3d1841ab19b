import type { DeskYaml } from '../../config/schema.ts';
import { isListed } from '../domains.ts';

/** Whom we trust, and by what name our own mail server speaks; all of it from `desk.yaml`. */
export interface TrustRules {
  /** The name under which our receiving server writes its results; empty when it writes none. */
  readonly authservId: string;
  /** Domains (with what is below them) and addresses. */
  readonly trustedSenders: readonly string[];
  readonly internalDomains: readonly string[];
  /** Domains whose ARC seals count; those of our own house do so anyway. */
  readonly trustedSealers: readonly string[];
  /** Who of our house may pass on mails of the IPU: domains and addresses; empty: everybody. */
  readonly forwarders: readonly string[];
  /** Names by which people know us: of the chamber and of its clerks. */
  readonly ourNames: readonly string[];
}

export const trustRules = ({
  mail,
  chamber,
  clerks,
}: Pick<DeskYaml, 'mail' | 'chamber' | 'clerks'>): TrustRules => ({
  authservId: mail.authservId ?? '',
  trustedSenders: mail.trustedSenders,
  internalDomains: mail.internalDomains,
  trustedSealers: mail.trustedSealers,
  forwarders: mail.forwarders,
  ourNames: [chamber.name, ...clerks.map(({ name }) => name)],
});

export const isTrusted = (address: string, rules: TrustRules): boolean =>
  isListed(address, rules.trustedSenders);

export const isInternal = (address: string, rules: TrustRules): boolean =>
  isListed(address, rules.internalDomains);
