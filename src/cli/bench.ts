import { ConfigError } from '../config/error.ts';

/** `desk bench`: only in a checkout, since it measures against development dependencies. */
export async function bench(
  what: string,
  { recipients, json }: { recipients: string; json?: boolean },
): Promise<void> {
  if (what !== 'distribution')
    throw new ConfigError([`bench ${what}: is not known; there is: distribution`]);
  const n = Number(recipients);
  if (!Number.isInteger(n) || n < 1)
    throw new ConfigError([`--recipients ${recipients}: takes a whole number from 1`]);
  const { measureDistribution } = await import('../../bench/distribution.ts');
  const onTerminal = process.stderr.isTTY;
  const measured = await measureDistribution(
    n,
    (line) => onTerminal && process.stderr.write(`\r\x1b[K${line}`),
  );
  if (onTerminal) process.stderr.write('\r\x1b[K');
  process.stdout.write(
    json
      ? `${JSON.stringify(measured)}\n`
      : `${measured.recipients} notices of ${measured.bytesPerNotice} bytes in ${measured.seconds} s: ${measured.rate} a second\nplain pooled nodemailer, same content: ${measured.baselineRate} a second; ratio ${measured.ratio}\nresident memory: ${measured.rssMbStart} MB before, ${measured.rssMbEnd} MB after\n`,
  );
}
