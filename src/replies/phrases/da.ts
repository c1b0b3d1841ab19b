import type { PhraseList } from './phrase.ts';

export const da: PhraseList = {
  language: 'da',
  kinds: [
    [
      'request-foreign-minister',
      'still*|spørg*|spurgt*|bed*|bad|rejs*|skr[eio]v*|henvend*|tag*|tog|opfordr*|anmod*|kald*|spørgsmål|samråd|rykke*|drøft*',
      'udenrigsminist*|udenrigsordfører*|udviklingsminister*',
    ],
    [
      'meet-ambassadors',
      'mød*|møde|tal*|drøft*|besøg*|invit*|indkald*|indbyd*|modt*|hav*|haft|rejs*|skr[eio]v*|samtale|kaffe|frokost|tag*|tog|ring*',
      "*ambassadør*|*ambassade*|chargé d'affaires",
    ],
    [
      'contact-parliamentarians',
      'skr[eio]v*|ring*|henvend*|kontakt*|tal*|mail*|brev|drøft*|sendt*|send*|mødt*|skype*|række* ud',
      'kolleg* (i|fra) (?!(udvalget|gruppen|folketinget|partiet))|parlamentets? (formand|præsident)|parlamentsformand*|parlamentariker*|nationalforsamling*|formand* for (parlament|nationalforsamling|senat|underhus)*|parlamentsmedlem*|senator* (i|fra)|folkevalgte (i|fra)|parlamentspræsident*|parlamentet i',
    ],
    [
      'inform-media',
      'offentliggjort*|offentliggør*|udgiv*|skr[eio]v*|del*|lagt|læg*|lagde|send*|giv*|gav|bragt*|bring*|udtal*|tal*|interview*|stillet op|medvirk*|optræd*|publice*|ud(e)?|fortalt*|fik|kommer|kom',
      '*avis*|presse*|medie*|hjemmeside*|facebook*|twitter*|blog*|radio*|tv|kronik*|debatindlæg*|læserbrev*|*artikel|*artiklen|interview*|linkedin|instagram|nyhedsbrev*|some|sociale medier|podcast*|opslag*|journalist*',
    ],
    [
      'debate-resolution',
      'rejs*|debatt*|vedtag*|fremsæt*|fremsat*|fremsætt*|tag*|tog|hold*|indkald*|drøft*|tal*|stil*|nævn*|brag*|bring*|bed*',
      'i salen|folketingssalen|plenum|forespørgsel*|forespørgselsdebat*|resolution*|beslutningsforslag*|vedtagelse*|i udvalget|på udvalgsmødet|udvalgsmøde*|debat|debatten|erklæring*|udtalelse|hasteforespørgsel|på talerstolen|åbent samråd',
    ],
    [
      'parliamentary-visit',
      'besøg*|rejs*|delegation*|tag*|tog|overvær*|observ*|deltag*|mission*|fl[øo]j|tur',
      'fængs*|retssag*|retsmøde*|til (landet|området)|på stedet|missionen til|varetægt*|arrest*|domstol*',
    ],
    [
      'raise-with-visitors',
      'rejs*|drøft*|tag*|tog|nævn*|tal*|brag*|bring*',
      'besøgende|besøg (af|fra)|delegation* (fra|på besøg)|*delegationen|gæster*|besøg',
    ],
    [
      'inform-members',
      'orienter*|send*|videresend*|inform*|del*|rundsend*|vidererbring*|videregiv*|viderebring*|fremlagt*|fremlæg*|omdel*|præsenter*|gjort|gør|gøre',
      '(*medlemmer*|*gruppe|*gruppen|*gruppens medlemmer|udvalget*|udvalgets medlemmer|(mine|vores|alle|øvrige|gruppens|samtlige) kolleger|kolleger(ne)? i (udvalget|gruppen|partiet|folketinget)|partifæller|folketingsgruppe*)',
    ],
    [
      'bilateral-approach',
      'henvend*|skr[eio]v*|ret(ter|tet|te)|rejs*|appell*|opfordr*|brev|send*|kontakt*|protest*',
      'regering*|*myndighed*|justitsminist*|statsminist*|præsident (for|i)*|*s præsident|republikkens præsident|præsidenten|anklagemyndighed*|indenrigsminist*|statsoverhoved*',
    ],
    [
      'convey-to-institutions',
      'send*|rejs*|oversend*|videregiv*|tag*|tog|brag*|bring*|indbrag*|inform*|orienter*|videresend*|forelagt*|forelæg*|nævn*',
      'europarådet*|EU|FN|FNs *|OSCE*|europa-?parlament*|nordisk råd*|menneskerettighedsråd*|ombudsmand*|institut for menneskerettigheder|særlige rapportør|kommissionen|parlamentariske forsamling',
    ],
    [
      'joint-neighbour-action',
      'sammen|fælles|koordiner*|samarbejd*|brev|henvendelse|aftal*',
      'nordiske (parlament|kolleg|land)*|*nabo*|nabolande*|andre parlamenter|baltiske parlamenter|(svenske|norske|finske|islandske)( og (svenske|norske|finske))? (kolleger|parlament*)|stortinget|riksdagen',
    ],
    [
      'follow-up-mechanism',
      'nedsat*|nedsæt*|opret*|etabl*|udpeg*|udnævn*|dann*|skab*',
      'arbejdsgruppe*|underudvalg*|opfølgning*|kontaktperson*|ordfører for|*gruppe til|mekanisme*|tværpolitisk *',
    ],
  ],
  done: 'har|havde|blev|mødte|mødtes|skrev|spurgte|rejste|tog|stillede|talte|sendte|ringede|drøftede|lagde|orienterede|besøgte|holdt|bad|fremsatte|vedtog|nedsatte|oprettede|bragte|delte|gav|inviterede|var|fik|kom ud|offentliggjorde|udpegede|nævnte|udgav|kontaktede|henvendte|videresendte|debatterede|indkaldte|overværede|fløj|fortalte',
  planned:
    'vil|agter|planlægger|skal (til|mødes|møde|have|tale|holde|rejse|besøge|på)|regner med|har (planlagt|tænkt mig|besluttet at|aftalt at|til hensigt)|påtænker|i morgen|næste (uge|måned|mandag|tirsdag|onsdag|torsdag|fredag|møde|samråd|år|samling)|på (mandag|tirsdag|onsdag|torsdag|fredag)|i den kommende (tid|uge|måned)|i (januar|februar|marts|april)|snart|efter nytår|er på vej|forbereder|kommer til at|tager (det|den|dem|sagen|sagerne) op|mødes|(jeg|vi) (skriver|spørger|rejser|tager|stiller|sender|beder|møder|inviterer|fremsætter|orienterer|ringer)|(skriver|spørger|rejser|tager|stiller|sender|beder|møder|fremsætter) (jeg|vi)',
  neither:
    'bedt (ham|hende|dem|vedkommende)|ikke (?!kun|alene|bare)\\p{L}*|ikke|aldrig|ingen|kunne|ville|burde|bør|må(tte)? gerne|måske|overvejer|hvis|om (nogen|andre|der)|medmindre|når jeg har|foreslår|opfordrer (os|jer)|I beder|beder os|forhindret|mangler|uden|hverken|afslå*|ønsker|kan (du|I|man)|nogen har|håber (på )?at (nogen|andre|ministeren)|lad mig (vide|høre)',
  others:
    'IPU*|(den|det) interparlamentariske union|generalsekretær*|regeringen|udenrigsministeren|ministeren|ambassadøren|EU|FN|de|han|hun|man|du|partiet|min kollega|en kollega|andre|oppositionen|den \\p{L}+ (regering|ambassadør|gruppe)',
  joints:
    'men|og (jeg|vi|har|vil|bedt|agter|skrev|rejste|tog|delte|lagde|sendte|planlægger|derefter|også|mødes)|at (jeg|vi|regeringen|\\p{L}*ministeren|ambassadøren|de|han|hun|IPU|man|der|det|udvalget)|som|mens|fordi|selv om',
  today: 'i dag|idag|her til morgen|i eftermiddag|i formiddag',
  yesterday: 'i går|igår|i aftes',
  tomorrow: 'i morgen|imorgen',
};
