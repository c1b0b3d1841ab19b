/**
 * Asks the registry for known weaknesses of what is installed with the desk. Exit code 1 when it knows one.
 * A registry that does not answer such questions (a mirror, no network) is named and costs nothing: who
 * releases has to ask again where it does.
 */
import { spawnSync } from 'node:child_process';

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { encoding: 'utf8' });
let answer;
try {
  answer = JSON.parse(stdout);
} catch {
  answer = { message: 'npm audit gave no answer' };
}
const counts = answer.metadata?.vulnerabilities;
if (!counts) {
  console.log(`Not audited: ${answer.message ?? answer.error?.summary ?? 'no answer'}`);
} else if (counts.total === 0) {
  console.log('Audited: no known weakness in what is installed with the desk');
} else {
  for (const { name, severity, range } of Object.values(answer.vulnerabilities))
    console.log(`${severity}: ${name} ${range}`);
  process.exitCode = 1;
}
