/** The review screen: what came, what was read of it, who would get it, and what is decided. */
import { html } from 'hono/html';
import type { Config } from '../../../config.ts';
import type { Voice } from '../../../mail/voice.ts';
import { nameOf } from '../../../post/deciders.ts';
import type { Html } from '../../frame/page.ts';
import { may, type SignedIn } from '../../who.ts';
import { audienceView, type PreviewChoice, previewView } from './audience-view.ts';
import { authenticityView } from './authenticity-view.ts';
import type { Rejected } from './correction-form.ts';
import { approvalsCard, decideView, type FaultyOrder } from './decide-view.ts';
import { decisionView } from './decision-view.ts';
import type { Reviewed } from './reviewed.ts';

/** In these states it is still to be said who gets it; afterwards the distribution says who did. */
const toBeTold: ReadonlySet<string> = new Set(['read', 'approved']);
/** In these states there is a notice, or may be one. */
const told: ReadonlySet<string> = new Set(['read', 'approved', 'distributed']);

export interface Looking {
  readonly who: SignedIn;
  readonly config: Config;
  readonly preview: PreviewChoice;
  /** What was typed and could not be taken. */
  readonly rejected?: Rejected | null;
  readonly faulty?: FaultyOrder | null;
}

export function reviewScreen(reviewed: Reviewed, looking: Looking, voice: Voice): Html {
  const { mailing, decisions, seen } = reviewed;
  const { who, config, preview, rejected = null, faulty = null } = looking;
  const say = (key: string) => voice.say(`console-mailings.${key}`);
  const decides = mailing.state === 'read' && may(who, 'decide');
  const named = may(who, 'members');
  return html`${authenticityView(reviewed, config, voice)}
${
  mailing.state === 'quarantined'
    ? html`<p><a class="button" href="/console/quarantine/${mailing.message}">${voice.say('console.quarantine')}</a></p>`
    : ''
}
${decides ? decideView(reviewed, config, who, faulty, voice) : approvalsCard(reviewed, config, voice)}
<h2 id="decisions">${voice.say('approval-request.what')}</h2>
${decisions.length ? '' : html`<p class="empty">${say('nothingRead')}</p>`}
${decisions.map((decision) =>
  decisionView(
    decision,
    {
      seen,
      corrects: decides ? who : null,
      rejected: rejected?.decision === decision.row.id ? rejected : null,
      nameOf: (id) => nameOf(config, id),
    },
    voice,
  ),
)}
${
  told.has(mailing.state)
    ? html`${toBeTold.has(mailing.state) ? audienceView(reviewed, config, named, voice) : ''}
${previewView(reviewed, preview, named, voice)}`
    : ''
}`;
}
