import type { Config } from '../../config.ts';
import { clerksOf, type Owner } from '../owners.ts';

/** Ids of its owners, of the committee's clerks, and of those whom the house has set above them. */
export function whoMayOrder(
  config: Pick<Config, 'committees' | 'clerks' | 'group'>,
  followUp: { readonly committee: string; readonly owners: readonly Owner[] },
): Set<string> {
  const { clerk, deputies, headOfSecretariat } = config.group;
  return new Set([
    ...followUp.owners.map(({ id }) => id),
    ...clerksOf(config, followUp.committee).map(({ id }) => id),
    clerk,
    ...deputies,
    ...(headOfSecretariat ? [headOfSecretariat] : []),
  ]);
}
