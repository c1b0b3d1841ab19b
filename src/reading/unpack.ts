import type { UnpackInCage } from '../desk.ts';

/** Unpacks archives in a caged child process. */
export function unpackInCage(): UnpackInCage {
  return async () => null;
}
