import type { Phrases } from './phrases.ts';

const wants =
  '(?:décide|convient|charge|mandate|prie|demande|invite|souhaite|espère|forme|exprime|propose|réitère|renouvelle|engage|encourage|compte|entend|recommande|appelle)';

/** What a decision announces, in French. */
export const steps: Phrases['steps'] = {
  kinds: [
    [
      new RegExp(
        `^${wants}(?!\\p{L})[^;]*(?:observat(?:eur|rice)s?(?!\\p{L})|(?:observer|suivre|assister (?:à|au|aux)) (?:le |la |les |son |l'|leur )?(?:procès|audiences?|procédure)|observation d(?:u|e son|es) procès)`,
        'iu',
      ),
      'trial-observation',
    ],
    [
      new RegExp(
        `^${wants}(?!\\p{L})(?![^;]*(?:rapport|recommandation|conclusion|constatation)s?(?!\\p{L})[^;]{0,60}mission)[^;]*(?<!\\p{L})(?:envoyer|envoi|dépêcher|effectuer|mener|entreprendre|organiser|recevoir|accueillir|accepter|autoriser|faciliter|permettre|proposer?|mandate|charge)(?!\\p{L})[^;]{0,80}(?:missions?|délégations?)(?!\\p{L})`,
        'iu',
      ),
      'mission',
    ],
    [
      /(?:procès|audience|verdict|appel)[^;]{0,80}(?:est|sont|a été|ont été) (?:prévue?s?|fixée?s?|programmée?s?|attendue?s?)|(?:procès|audience)[^;]{0,60}(?:s'ouvrira|aura lieu|se tiendra|reprendra|doit (?:s'ouvrir|avoir lieu|se tenir|reprendre))/iu,
      'trial',
    ],
    [
      new RegExp(
        `^${wants}(?!\\p{L})[^;]*(?:(?:tenir|organiser|procéder à) (?:une |des |l')?auditions?|auditions? (?:avec|de)|en audition|entendre |inviter? [^;]{0,80} à (?:sa|la) prochaine session)`,
        'iu',
      ),
      'hearing',
    ],
    [
      /^(?:décide|convient|prie|charge|demande|invite|engage)(?!\p{L})[^;]*(?:poursuivre|continuer|reprendre|revenir|rester saisi|demeurer saisi|faire rapport)[^;]*/iu,
      'examination',
    ],
  ],
  past: /^(?:remercie|salue|regrette|déplore|rappelle|sait gré|se félicite (?:du|de la) (?:visite|mission))/i,
  when: /(?<!\p{L})((?:à|lors de|pendant|au cours de|avant) (?:sa|la|leur) (?:prochaine|\d{2,3}(?:e|ème)) [^;.]*?(?:sessions?|assemblées?|réunions?|audiences?)(?!\p{L})(?:, (?:qui|à|devant)[^;.]*)?(?: ?\([^()]{0,60}\))?|à l'occasion de (?:sa|la) (?:prochaine|\d{2,3}(?:e|ème)) [^;.]*|en temps (?:utile|voulu)|dès que (?:possible|la [^;.,]*|les [^;.,]*)|(?:le|du|avant le|d'ici au?|jusqu'au|entre le) \d{1,2}(?:er)?(?: \p{L}{3,9})?(?: ?(?:-|au|et|et le) ?\d{1,2}(?:er)? \p{L}{3,9})? (?:19|20)\d{2}|en (?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre) (?:19|20)\d{2})/iu,
};
