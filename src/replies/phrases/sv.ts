import type { PhraseList } from './phrase.ts';

export const sv: PhraseList = {
  language: 'sv',
  kinds: [
    [
      'request-foreign-minister',
      'ställ*|fråg*|b[aeå]d*|be|bett|skriv*|skrev|tag*|ta|tog|lyft*|interpell*|vänd*|uppman*|brev|tal*|fråga|kontakt*',
      'utrikesminist*|utrikesdepartement*|UD|biståndsminist*',
    ],
    [
      'meet-ambassadors',
      'träff*|möt*|möte|tal*|prat*|samtal*|bju*|bjöd*|bjud*|besök*|skriv*|skrev|ta|tog|lunch*|lyft*|diskut*|ring*|kalla*|fika*',
      "*ambassadör*|*ambassad|*ambassaden|chargé d'affaires",
    ],
    [
      'contact-parliamentarians',
      'skriv*|skrev|ring*|kontakt*|tal*|prat*|mejl*|mail*|brev|vänd*|hört av|höra av|träff*',
      'talmannen (i|för) *|talmannen|parlamentariker*|(kolleg*|ledamöter|ledamot*|senator*) (i|från) (?!(utskottet|gruppen|partiet|riksdagen|min))|parlamentsledam*|nationalförsamling*|parlamentets (talman|ordförande|president)|vänskapsförening*',
    ],
    [
      'inform-media',
      'public*|skriv*|skrev|lagt|läg*|la|lade|del*|gav|ge|gett|intervju*|skick*|uttal*|medverk*|ut|kommentera*|berätta*',
      'tidning*|press*|medie*|hemsida*|webbplats*|facebook*|twitter*|blogg*|radio*|tv|debattartikel*|insändare*|artikel|*artikel*|instagram|sociala medier|nyhetsbrev*|intervju*|inlägg*|podd*|dagblad*|journalist*',
    ],
    [
      'debate-resolution',
      'debatt*|lyft*|motion*|anta*|antog|lämna*|väck*|interpell*|tag*|ta|tog|diskut*|håll*|höll|begär*|behandla*|tal*|fatta*',
      'kammaren|kammar*|motion*|resolution*|interpellationsdebatt*|interpellation*|i utskottet|utskottet|uttalande|debatt|debatten|särskild debatt|tillkännagivande|anförande',
    ],
    [
      'parliamentary-visit',
      'besök*|res*|åk*|delegation*|observ*|närvar*|delta*|flyg*|flög|bevak*',
      'fängels*|rättegång*|till landet|på plats|häkte*|domstol*|fångar*',
    ],
    [
      'raise-with-visitors',
      'ta*|tog|lyft*|diskut*|nämn*|tal*|prat*|fram*',
      'besökande|besök (av|från)|delegation* från|delegationen|gäster*|besök',
    ],
    [
      'inform-members',
      'informer*|skick*|vidarebefordr*|del*|sprid*|spred|spritt|orienter*|rundsän*|sänd*|sänt|presenter*|berätta*',
      '(ledamöter*|ledamöterna|*gruppen|utskottet|(mina|våra|alla|övriga) kolleg*|kollegorna|partikamrater|riksdagsgrupp*|medlemmar*|partigruppen)',
    ],
    [
      'bilateral-approach',
      'skriv*|skrev|vänd*|vädja*|rikt*|brev|uppman*|protest*|kontakt*|ställ*',
      '*regeringen*|regering|myndighet*|justitieminist*|statsminist*|president(en)? *|republikens president|åklagar*|inrikesminist*',
    ],
    [
      'convey-to-institutions',
      'skick*|lyft*|ta*|tog|överlämna*|vidarebefordr*|anmäl*|fram*|informer*|fört|för',
      'europarådet*|EU|EU-*|FN|FN:s *|OSSE*|europaparlament*|nordiska rådet|afrikanska unionen|MR-råd*|särskild* rapportör*|ombudsman*|institutet för mänskliga rättigheter',
    ],
    [
      'joint-neighbour-action',
      'tillsammans|gemensam*|samordn*|samarbet*',
      '*grann*|nordiska (kolleg*|parlament*|länder)|andra parlament|(danska|norska|finska|isländska)( och (danska|norska|finska))? (kolleg*|parlament*)|baltiska parlament*|folketinget|stortinget',
    ],
    [
      'follow-up-mechanism',
      'tillsatt*|tillsätt*|inrätt*|bilda*|utse*|utsåg|utsett*|skapa*|starta*',
      'arbetsgrupp*|uppföljning*|kontaktperson*|mekanism*|underutskott*|rapportör*|nätverk*',
    ],
  ],
  done: 'har|hade|blev|träffade|mötte|skrev|frågade|ställde|talade|pratade|skickade|ringde|lyfte|tog|lade|la|informerade|besökte|höll|bad|antog|gav|publicerades|publicerade|delade|bjöd|var|fick|interpellerade|debatterade|diskuterade|väckte|motionerade|kontaktade|tillsatte|vidarebefordrade|reste|deltog|nämnde|lämnade|vände',
  planned:
    'kommer( jag| vi)? att|ska|skall|tänker|planerar|avser|ämnar|i morgon|imorgon|nästa (vecka|månad|måndag|tisdag|onsdag|torsdag|fredag|år|möte|session)|på (måndag|tisdag|onsdag|torsdag|fredag)|i (januari|februari|mars)|snart|efter nyår|förbereder|(har|är) (planerat|bestämt)|har bestämt|inom kort|(träffar|ställer|skriver|skickar|lyfter|tar|reser|bjuder|möter|lämnar) (jag|vi)|(jag|vi) (träffar|ställer|skriver|skickar|lyfter|tar upp|tar|reser|bjuder|möter|lämnar)|räknar med att|hoppas kunna',
  neither:
    '(bett|bad) (honom|henne|dem)|inte (?!bara|enbart)\\p{L}*|inte|aldrig|ingen|inga|inget|kunde|skulle|borde|bör|om (någon|ni|du|man|det|andra|utskottet)|kanske|överväger|ifall|såvida|föreslår|ber oss|be oss|uppmanar oss|utan|varken|vore|önskar|måste|kan (du|ni|man)|när jag har|hinner|förhindrad|funderar',
  others:
    'IPU*|interparlamentariska unionen|regeringen|utrikesministern|ministern|ambassadören|EU|FN|de|han|hon|man|du|ni|en kollega|min kollega|andra|oppositionen|generalsekreterar*|någon',
  joints:
    'men|och (jag|vi|har|ska|kommer|tänker|planerar|skrev|publicerade|delade|tog|lyfte|skickade|därefter|också)|att (jag|vi|regeringen|\\p{L}*ministern|ambassadören|de|han|hon|IPU|man|det|utskottet)|som|medan|eftersom|fast',
  today: 'i dag|idag|i morse|i eftermiddag',
  yesterday: 'i går|igår',
  tomorrow: 'i morgon|imorgon',
};
