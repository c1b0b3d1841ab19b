import { spawnSync } from 'node:child_process';

/** What keeps a caged process off the network. */
type NetworkBar = 'namespace' | 'permission';

let found: NetworkBar | null | undefined;

/**
 * A network namespace, where the kernel gives one to a user without rights; most containers do not. Otherwise Node's
 * permissions, which deny the network where Node knows `--allow-net` (25 and later). Null: nothing does, and the firewall around the
 * service has to. Found out once in a process.
 */
export function networkBar(): NetworkBar | null {
  if (found === undefined)
    found = hasNamespaces()
      ? 'namespace'
      : process.allowedNodeEnvironmentFlags.has('--allow-net')
        ? 'permission'
        : null;
  return found;
}

const hasNamespaces = (): boolean =>
  process.platform === 'linux' &&
  spawnSync('unshare', ['--map-current-user', '--net', 'true'], { stdio: 'ignore' }).status === 0;
