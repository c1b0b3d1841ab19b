import type { PhraseList } from './phrase.ts';

export const fr: PhraseList = {
  language: 'fr',
  kinds: [
    [
      'request-foreign-minister',
      'pos*|interrog*|demand*|saisi*|interpell*|écri*|sollicit*|adress*|question*|parl(é|er|e|ons|erai|erons)|évoqu*|courrier|lettre|appel*|alert*|soul[eè]v*|dépos*',
      "minist(re|ère) (français* |de l'europe et )?(de l'europe et )?des affaires étrangères|(ministre|ministère) de l'europe|quai d'orsay|ministre (délégué|d'état)|chef de la diplomatie|affaires étrangères",
    ],
    [
      'meet-ambassadors',
      'rencontr*|reç*|recev*|v[ou]+*|entret[eir]*|échang*|entretien*|invit*|rendez-vous|parl(é|er|e|ons|erai|erons)|évoqu*|écri*|convoqu*|adress*|saisi*|discut*|déjeun*|reçu*|convi*|visite',
      "ambassad(eur|rice|e)s?|chargé* d'affaires",
    ],
    [
      'contact-parliamentarians',
      'écri*|appel*|contact*|adress*|téléphon*|parl(é|er|e|ons|erai|erons)|échang*|entret[eir]*|joint|prendre attache|pris attache|sollicit*',
      "présidente? (de l'assemblée|du parlement|du sénat|de la chambre)|parlementaires? (\\p{L}+ens?|\\p{L}+ais*|de|du|des|sur place)|parlementaires|député*s? (\\p{L}+ens?|de|du|des|ougand*|\\p{L}+ais*)|sénat(eur|rice)s? (de|du|des)|collègues? (de|du|des|en|au) (?!(la commission|groupe|commission))|homologues?|groupe d'amitié|assemblée nationale (de|du)",
    ],
    [
      'inform-media',
      'publi*|diffus*|m[ei][st]* en ligne|mettr* en ligne|tribune*|interview*|post*|par[au]*|communiqué*|twitt*|tweet*|donn*|accord*|sign*|rédig*|écri*|partag*|relay*|consacr*|répond*',
      "site|presse|journa(l|ux)|journaliste*|médias?|twitter|facebook|réseaux|blog|tribune|radio|télé*|communiqué*|article*|lettre d'information|linkedin|le monde|interview*|billet|podcast",
    ],
    [
      'debate-resolution',
      'déba*|adopt*|dépos*|soul[eè]v*|inscri*|organis*|ten*|vot*|propos*|évoqu*|abord*|present*|présent*|demand*|pris la parole|prendr* la parole|intervenu*|examin*|sign*',
      "résolution*|(en )?séance|hémicycle|en commission|commission|débat*|ordre du jour|déclaration*|question d'actualité|plénière|à la tribune|questions au gouvernement",
    ],
    [
      'parliamentary-visit',
      'visit*|rend*|voyag*|déplac*|délégation|mission|particip*|assist*|observ*|part*|all[eé]*|ir*',
      "prison*|procès|sur place|audience|dans le pays|lieu* de détention|détenus?|mission d'information|mission d'observation|mission sur place",
    ],
    [
      'raise-with-visitors',
      'soul[eè]v*|abord*|évoqu*|parl(é|er|e|ons|erai|erons)|discut*|mentionn*',
      "délégation*( \\p{L}+)? (en visite|étrangère|ougand*|\\p{L}+)|visite (de|d'une|du|des)( la)? *|délégation",
    ],
    [
      'inform-members',
      'inform*|transm*|transfér*|diffus*|partag*|relay*|envoy*|communiqu*|distribu*|port* à la connaissance|présent*|alert*|adress*|fait suivre|fait part|fai[st]* circuler',
      "((aux|les|des|tous les|l'ensemble des|mes|nos) )(membres|collègues|députés|sénateurs)( *)?|(mon|notre|le|au|du) groupe|(à |de )?(la |ma |notre )?commission|collègues|membres du groupe",
    ],
    [
      'bilateral-approach',
      'écri*|adress*|saisi*|interven*|interpell*|alert*|demand*|lettre|courrier|soul[eè]v*|appel*|démarche*',
      "gouvernement*|(ministre|garde) (de la justice|de l'intérieur|des sceaux)|président de la république|autorités|procureur*|premier ministre|chef de l'état|présidence de la république",
    ],
    [
      'convey-to-institutions',
      'transm*|saisi*|soul[eè]v*|adress*|envoy*|port*|communiqu*|signal*|évoqu*|alert*|inform*|écri*|relay*',
      "conseil de l'europe|union européenne|nations unies|l'onu|onu|osce|union africaine|commission (nationale |africaine )?(consultative )?des droits de l'homme|parlement européen|commission européenne|rapporteur* spécia*|défenseur des droits|francophonie|apf|parlement panafricain|haut-commissa*",
    ],
    [
      'joint-neighbour-action',
      'avec|conjoint*|ensemble|commun*|concert*|coordonn*|cosign*|associ*',
      '(parlements?|pays|assemblées?|homologues|chambres) voisin*|parlements? (des|de nos) (pays )?voisin*|nos voisins|autres parlements|parlements? (belge|allemand|suisse|italien|espagnol|luxembourgeois)s?',
    ],
    [
      'follow-up-mechanism',
      'cré*|m[ei][st]* en place|mettr* en place|institu*|constitu*|désign*|nomm*|form*|lanc*',
      'groupe de (travail|suivi)|mécanisme*|comité de suivi|sous-comité|référent*|rapporteur*|point focal|cellule de veille|suivi',
    ],
  ],
  done: "j'ai|ai|avons|a|ont|avait|avais|avions|été|suis|sommes|est|sont|eu|fut|vient de|viens de|venons de|c'est fait|ci-joint",
  planned:
    "(vais|allons|va) \\p{L}+r|compt(e|ons)|souhait(e|ons)|prévo(is|yons|it)|(est|sont|avons|ai|a été) prévue?s?|envisageons|j'envisage|j'entends|entendons|demain|(semaine|mois|session|réunion|année|séance) prochaine?|la semaine prochaine|mardi prochain|lundi prochain|prochain|prochainement|bientôt|(ai|avons) (l'intention|décidé|convenu|prévu)( de)?|(projette|projetons)|\\p{L}+(erai|irai|drai|rrai|erons|irons|drons|rrons)|ferai|ferons|serai|serons|aurai|aurons|sera|seront|tiendra|aura|en janvier|en février|prépar(e|ons)|m'apprête|au programme",
  neither:
    "lui (ai|avons) demandé|l'(ai|avons) priée?|pas(?! seulement)|jamais|guère|rien|aucune?|ne peux|ne pouvons|ne puis|sans|aimerais|aimerions|voudrais|voudrions|pourrai[st]|pourrions|pourriez|pourrait|devrai[st]|devrions|devrait|faudrait|il faut|il conviendrait|si|peut-être|avant de|dès que|lorsque j'aurai|serait|serais|auriez|aurait|nous demande|demandez|invite les parlements|nous invite|suggère|propose que|impossible|refus*|souhaitable|souhaiterais|songe|réfléchis*|merci de",
  others:
    "l'(uip|union interparlementaire|onu|opposition|ambassad*)|le (gouvernement|ministre|secrétaire général|conseil|quai|président|groupe \\p{L}+)|la (commission européenne|décision)|(il|elle|ils|elles|on|vous)|les autorités|(un|une) (autre )?(collègue|député*)|certains|d'autres",
  joints:
    "mais|et (j'|je|nous|ai|avons|vais|allons|compte|publié|écrit|posé|adressé|demandé|évoqué|ensuite|également)*|que|qui|tandis que|bien que|parce que|car|afin",
  today: "aujourd'hui|ce matin|cet après-midi|ce jour",
  yesterday: 'hier',
  tomorrow: 'demain',
};
