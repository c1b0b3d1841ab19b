/** Several distribution workers within the limits that they have in common. */
import { expect, test } from 'vitest';
import { mailingArrives, startMany } from './many.ts';
import { until } from './until.ts';

test('two distribution workers keep the limits together: in all, and for each domain', async () => {
  const limits = { perMinute: 40, perDomainPerMinute: 12 };
  const at: { domain: string; ms: number }[] = [];
  await using many = await startMany({
    script: {
      behaviour(recipient) {
        // Letters to the clerks wait for no limit.
        const domain = /@(d\d\.example)$/.exec(recipient)?.[1];
        if (domain) at.push({ domain, ms: performance.now() });
        return 'accept';
      },
    },
    yaml: (yaml) =>
      yaml.replace(
        'uncertain: ask',
        `uncertain: ask\n  perMinute: ${limits.perMinute}\n  perDomainPerMinute: ${limits.perDomainPerMinute}`,
      ),
  });
  await many.takeMembers(200, 4);
  await many.start('inbox');
  const both = [await many.start('distribution'), await many.start('distribution')];
  await mailingArrives(many);
  await until('more than a minute’s worth is sent', async () => at.length > 55, 150);
  const inAnyMinute = (times: readonly number[]) =>
    // Two seconds less: a token is taken a moment before the mail is handed over.
    Math.max(...times.map((first) => times.filter((t) => t >= first && t < first + 58_000).length));
  expect(inAnyMinute(at.map(({ ms }) => ms))).toBeLessThanOrEqual(limits.perMinute);
  for (const domain of new Set(at.map((each) => each.domain)))
    expect(
      inAnyMinute(at.filter((each) => each.domain === domain).map(({ ms }) => ms)),
    ).toBeLessThanOrEqual(limits.perDomainPerMinute);
  // Both were at it.
  for (const { log } of both) expect(log()).toContain('"msg":"notices sent"');
});
