import { examine } from '../condition/doctor.ts';
import { ConfigError } from '../config/error.ts';
import { readConfig, readEnvironment } from '../config.ts';
import { type Finding, finding, type Grade } from '../domain/finding.ts';
import { findingWords } from '../mail/finding-words.ts';
import { voiceOf } from '../mail/voice.ts';

const marks: Record<Grade, string> = { good: '✓', advice: '–', bad: '✗' };

/** `desk doctor`: what is missing and what to do, in English. Exit code 1 when something is bad. */
export async function doctor({ json }: { json?: boolean }): Promise<void> {
  const english = voiceOf('en', 'UTC');
  const findings = (await examined()).map((found) => ({
    code: found.code,
    grade: found.grade,
    ...findingWords(found, english),
  }));
  if (json) process.stdout.write(`${JSON.stringify(findings)}\n`);
  else
    for (const { grade, what, todo } of findings)
      process.stdout.write(`${marks[grade]} ${what}${todo ? `\n    → ${todo}` : ''}\n`);
  if (findings.some((f) => f.grade === 'bad')) process.exitCode = 1;
}

/** A configuration that is wrong is a finding too. */
async function examined(): Promise<Finding[]> {
  try {
    return await examine(readConfig(readEnvironment({ ...process.env, LOG_LEVEL: 'silent' })));
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.errors.map((wrong) => finding('config-wrong', { error: wrong }));
  }
}
