import { commandMoves } from './command.ts';
import { deliveryMoves } from './delivery.ts';
import { followUpMoves } from './follow-up.ts';
import { intentionMoves } from './intention.ts';
import { linkMoves } from './link.ts';
import { mailingMoves } from './mailing.ts';
import { messageMoves } from './message.ts';
import type { Moves } from './moves.ts';
import { replyMoves } from './reply.ts';
import { reportMoves } from './report.ts';

/** Every thing that has states, by the name of its table in the database. */
export const stateMachines = {
  messages: messageMoves,
  mailings: mailingMoves,
  links: linkMoves,
  deliveries: deliveryMoves,
  letters: deliveryMoves,
  commands: commandMoves,
  follow_ups: followUpMoves,
  replies: replyMoves,
  intentions: intentionMoves,
  reports: reportMoves,
} as const satisfies Record<string, Moves>;
