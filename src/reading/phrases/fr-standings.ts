import type { Phrases } from './phrases.ts';

/** As the English ones; no French draft or report was at hand. */
export const standings: Phrases['standings'] = [
  [
    /^(?:projet de )?(?:comptes? rendus?|procès-verba(?:l|ux))(?: provisoires?)?(?: analytiques?| sommaires?| de)?(?!\p{L})/iu,
    'summary-record',
  ],
  [
    /^(?:[\p{Lu}][\p{L} ',()-]{2,60}\s*[:–-] ?)?(?:RAPPORT|Rapport)(?: (?:FINAL|final|préliminaire|intérimaire))? (?:SUR|sur|DE|de|D'|d'|DU|du)[^.;]{0,100}?(?<!\p{L})(?:MISSIONS?|[Mm]issions?|VISITES?|[Vv]isites?|DÉLÉGATION|[Dd]élégation|PROCÈS|procès)(?!\p{L})/u,
    'mission-report',
  ],
  [
    /^\(?(?:Projet|PROJET)\)?$|^(?:Projets?|PROJETS?) (?:de|DE) (?:[Dd]écisions?|D[ÉE]CISIONS?|[Rr]ésolutions?|R[ÉE]SOLUTIONS?)(?=$|\s*[.…:*(\d]|\s(?:soumis|proposé|présenté|recommandé|adopté|par|sur)(?!\p{L}))|^\(?(?:VERSION|Version) (?:non|NON)[- ](?:éditée|ÉDITÉE|EDITEE|révisée|RÉVISÉE|définitive|DÉFINITIVE)/u,
    'draft',
  ],
];
