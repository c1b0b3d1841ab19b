import { examine } from '../condition/doctor.ts';
import type { Finding } from '../condition/finding.ts';
import { ConfigError } from '../config/error.ts';
import { readConfig, readEnvironment } from '../config.ts';

const marks: Record<Finding['grade'], string> = { good: '✓', advice: '–', bad: '✗' };

/** `desk doctor`: what is missing and what to do. Exit code 1 when something is bad. */
export async function doctor({ json }: { json?: boolean }): Promise<void> {
  let findings: Finding[];
  try {
    findings = await examine(readConfig(readEnvironment({ ...process.env, LOG_LEVEL: 'silent' })));
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    findings = error.errors.map((what) => ({
      grade: 'bad',
      what,
      todo: 'Correct it, then run doctor again',
    }));
  }
  if (json) process.stdout.write(`${JSON.stringify(findings)}\n`);
  else
    for (const { grade, what, todo } of findings)
      process.stdout.write(`${marks[grade]} ${what}${todo ? `\n    → ${todo}` : ''}\n`);
  if (findings.some((f) => f.grade === 'bad')) process.exitCode = 1;
}
