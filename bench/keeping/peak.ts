/** Loaded before a command: writes down, at its end, how much memory the process held at most. */
import { readFileSync, writeFileSync } from 'node:fs';

process.on('exit', () => {
  // Not `resourceUsage`, whose peak is the parent's where that was larger when it forked.
  const status = readFileSync('/proc/self/status', 'utf8');
  writeFileSync(process.env.BENCH_PEAK ?? '', /VmHWM:\s+(\d+)/.exec(status)?.[1] ?? '');
});
