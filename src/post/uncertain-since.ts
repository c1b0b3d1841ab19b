import type { Desk } from '../desk.ts';

/** What was being sent before this moment and has no outcome is uncertain. */
export const uncertainSince = (desk: Desk): Date =>
  new Date(desk.clock.now().getTime() - desk.config.delivery.uncertainAfterSeconds * 1000);
