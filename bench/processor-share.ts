/** A part of a core for a process (Linux control groups; needs root): several of them then do not fill a small machine. */
import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = '/sys/fs/cgroup';
const periodMicros = 100_000;

/**
 * @param percent of one core
 * @returns takes the limit's place away again, once the process has ended
 */
export function limitProcessor(pid: number, percent: number): () => void {
  const micros = Math.round((percent / 100) * periodMicros);
  const second = existsSync(join(root, 'cgroup.controllers'));
  if (second) writeFileSync(join(root, 'cgroup.subtree_control'), '+cpu');
  const group = join(root, second ? '' : 'cpu', `desk-bench-${pid}`);
  mkdirSync(group);
  if (second) writeFileSync(join(group, 'cpu.max'), `${micros} ${periodMicros}`);
  else {
    writeFileSync(join(group, 'cpu.cfs_period_us'), String(periodMicros));
    writeFileSync(join(group, 'cpu.cfs_quota_us'), String(micros));
  }
  writeFileSync(join(group, 'cgroup.procs'), String(pid));
  return () => rmdirSync(group);
}
