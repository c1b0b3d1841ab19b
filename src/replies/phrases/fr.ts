import type { ReplyPhrases } from './phrase.ts';

export const fr: ReplyPhrases = {
  language: 'fr',
  notDone:
    /\b(ne|n['’][^\s]*|jamais|vais|allons|compte|comptons|souhaite|pourrai|voudrais|prévo\w+|envisage\w*)\s|(?<!\p{L})\p{L}+(erai|erons|irai|irons)\b/iu,
  done: [
    [
      'request-foreign-minister',
      /(posé|interrog|demand|saisi|interpell|écrit|sollicit)[^.]{0,70}ministre[^.]{0,20}(affaires étrangères|europe)/iu,
    ],
    ['request-foreign-minister', /question (écrite|orale)[^.]{0,60}ministre/iu],
    [
      'meet-ambassadors',
      /(rencontré|reçu|vu|entretenu|échangé|entretien)[^.]{0,50}ambassad(eur|rice)/iu,
    ],
    [
      'contact-parliamentarians',
      /(écrit|appelé|contacté|adressé|téléphoné|parlé)[^.]{0,60}(président\p{L}* (de l['’]|du |de la )(assemblée|parlement|sénat|chambre)|parlementaires?|députée?s?|sénat(eur|rice)s?|collègues? (de|du|des|en|au))/iu,
    ],
    [
      'inform-media',
      /(publié|diffusé|mis en ligne|tribune|communiqué|interview|posté)[^.]{0,60}(site|lettre|presse|journal|médias?|twitter|facebook|réseaux|blog|tribune|radio)/iu,
    ],
    ['inform-media', /(tribune|communiqué de presse)/iu],
    [
      'debate-resolution',
      /(débat|débattu|adopté|déposé|soulevé)[^.]{0,50}(résolution|séance|hémicycle|commission|assemblée)/iu,
    ],
    [
      'parliamentary-visit',
      /(visité|rendue?s?|voyage|mission|déplacement|délégation)[^.]{0,50}(prison|procès|sur place|parlement)/iu,
    ],
    ['raise-with-visitors', /(délégation|visite)[^.]{0,60}(soulevé|abordé|évoqué)/iu],
    [
      'inform-members',
      /(informé|transmis|diffusé|partagé)[^.]{0,50}(membres|collègues|groupe|commission)/iu,
    ],
    [
      'bilateral-approach',
      /(écrit|adressé|saisi|intervenue?)[^.]{0,50}(gouvernement|ministre de la justice|président de la république|autorités)/iu,
    ],
    [
      'convey-to-institutions',
      /(transmis|saisi|soulevé)[^.]{0,50}(conseil de l['’]europe|union européenne|nations unies|OSCE|union africaine)/iu,
    ],
    ['joint-neighbour-action', /(avec|conjointe?)[^.]{0,50}(parlements? voisins?|pays voisins?)/iu],
    [
      'follow-up-mechanism',
      /(créé|mis en place|institué)[^.]{0,50}(groupe de (travail|suivi)|mécanisme|comité)/iu,
    ],
  ],
};
