import type { PhraseList } from './phrase.ts';

export const de: PhraseList = {
  language: 'de',
  kinds: [
    [
      'request-foreign-minister',
      '*frage|*frag*|*schr[ie]*b*|gebeten|bitte*|bat|*gericht*|richt*|*wand*|wend*|stell*|*stellt*|eingereicht*|reich*|aufgeforder*|forder*|angesproch*|sprech*|gesproch*|brief',
      'außenminist*|aussenminist*|auswärtige* amt*|bundesregierung zu|eda|außenamt',
    ],
    [
      'meet-ambassadors',
      '*treff*|*troff*|traf*|*sprech*|gesproch*|sprach*|*gespräch*|empf[aio]*|eingeladen|*lad*|*lud*|telefonier*|besuch*|thematisier*|*schr[ie]*b*|einbestell*|mittagessen|termin|sehe*|gesehen|ansprech*|angesproch*',
      '*botschafter*|*botschaft|geschäftsträger*',
    ],
    [
      'contact-parliamentarians',
      '*schr[ie]*b*|kontakt*|angeruf*|*ruf*|*telefon*|gesproch*|sprech*|*wand*|*wend*|brief|mail*|austausch*|ausgetauscht*|angesproch*',
      'parlamentspräsident*|(abgeordnete*|kolleg*|parlamentarier*) (in|aus|von|im) (?!(dem ausschuss|ausschuss|fraktion|meiner|der fraktion|unserer))|(präsident*|sprecher*) (des|der) (parlament*|nationalversammlung|senat*|repräsentantenhaus*)|parlamentarier*|parlamentariergruppe|*sche[nr]? (abgeordnete*|kolleg*)|oppositionsabgeordnete*',
    ],
    [
      'inform-media',
      '*veröffentlich*|*schr[ie]*b*|gegeben|geb*|gab|gepostet|poste*|herausg*|publizier*|erschien*|erschein*|teil*|geteilt|verschick*|interview*|gesproch*|berichtet*|äußer*|stell*|gestellt',
      'zeitung*|presse*|medien|website|webseite|homepage|facebook|twitter|blog*|radio*|fernseh*|interview*|artikel*|gastbeitrag*|pressemitteilung*|instagram|linkedin|social media|soziale* (medien|netzwerk*)|beitrag|newsletter|podcast*|journalist*|pressemeldung*',
    ],
    [
      'debate-resolution',
      '*debatt*|*beantrag*|eingebracht|*bring*|verabschied*|beschl[oi]*|thematisier*|angesproch*|ansprech*|gesproch*|sprech*|beraten|berät|diskutier*|gehalten|halt*|angenommen|aufgegriff*|behandel*',
      'plenum|plenarsitzung|im ausschuss|ausschuss*|antrag|resolution*|entschließung*|debatte|aktuelle stunde|erklärung|tagesordnung|parlamentsdebatte|plenardebatte|rede',
    ],
    [
      'parliamentary-visit',
      '*besuch*|*reis*|delegation*|beobacht*|teilgenommen|teilnehm*|*fahr*|*flieg*|mission',
      'gefängnis*|haft*|prozess*|verhandlung*|vor ort|ins land|in das land|gericht*|gefangene*|delegationsreise',
    ],
    [
      'raise-with-visitors',
      '*sprech*|*sproch*|*sprach*|thematisier*|erwähn*|vorgebracht|diskutier*|aufgeworfen',
      '*delegation*( aus)?|besuch (von|der|des|einer)|besucher*|gäste*',
    ],
    [
      'inform-members',
      'informier*|weitergeleitet|leit*|weitergegeben|verteil*|versand*|versend*|*schick*|unterricht*|weitergereicht|vorgestellt|geteilt|*leit*|*geb*|*sand*',
      '(mitglieder*|kolleg*|fraktion*|arbeitsgruppe|ausschussmitglieder*|ausschuss*)',
    ],
    [
      'bilateral-approach',
      '*schr[ie]*b*|*wand*|*wend*|appellier*|aufgeforder*|forder*|interven*|*brief|gericht*|richt*|protestier*',
      '*regierung*|behörde*|justizminist*|innenminist*|staatspräsident*|präsident* der republik|präsident \\p{L}+|generalstaatsanwalt*|staatsanwaltschaft|premierminister*|bundeskanzler*',
    ],
    [
      'convey-to-institutions',
      '*leit*|übermittel*|*brach*|*bring*|vorgelegt|vorleg*|unterricht*|informier*|*schick*|*wand*|*geb*|*trag*|thematisier*|angesproch*',
      'europarat*|europäische* (union|parlament|kommission)|EU|EU-*|vereinte* nationen|UN|UNO|OSZE*|afrikanische* union|sonderberichterstatter*|institut für menschenrechte|menschenrechtsrat|menschenrechtsbeauftragt*|parlamentarische* versammlung',
    ],
    [
      'joint-neighbour-action',
      'gemeinsam*|zusammen|abgestimmt|abstimm*|koordin*',
      'nachbarparlament*|nachbarländer*|nachbarstaat*|andere* parlament*|(österreichisch*|schweizer*|französisch*|polnisch*|dänisch*)( und \\p{L}+)? (kolleg*|parlament*|abgeordnet*)',
    ],
    [
      'follow-up-mechanism',
      'eingericht*|einricht*|eingesetzt|einsetz*|gegründ*|gründ*|gebildet|bild*|benannt|benenn*|geschaffen|schaff*',
      'arbeitsgruppe*|unterausschuss*|mechanismus|ansprechpartner*|berichterstatter*|ag|gremium|arbeitskreis',
    ],
  ],
  done: 'habe|haben|hatte|hatten|hat|wurde|wurden|bin|sind|war|ist|traf|trafen|schrieb|schrieben|sprach|sprachen|bat|fragte|stellte|stellten|richtete|wandte|nahm|lud|gab|erschien|informierte|leitete|brachte|veröffentlichte|besuchte|debattierte',
  planned:
    'werde|werden|plane|planen|beabsichtige|beabsichtigen|möchte|möchten|(habe|haben) .{0,40}vor|morgen|(nächste[nrs]?|kommende[nrs]?) (woche|monat|montag|dienstag|mittwoch|donnerstag|freitag|sitzung|jahr|sitzungswoche)|demnächst|bald|im (januar|februar|märz)|vorgesehen|geplant|in kürze|bereite|(treffe|spreche|schreibe|frage|stelle|reise|richte|lade|bringe) (ich|mich|den|die)|(ich|wir) (treffe|treffen|spreche|schreibe|frage|stelle|richte|bringe|lade|reise)',
  neither:
    '(ihn|sie) (gebeten|ersucht)|nicht(?! nur)|nie|niemals|kein*|konnte|konnten|könnte*|können|sollte*|müsste*|würde*|hätte*|wäre*|wenn|falls|ob|man|bitte|vielleicht|eventuell|ohne|weder|bittet uns|bitten uns|wünsch*|vorschlag*|schlage vor|überlege*|erwäge*|nachdem ich|sobald|dürfte|niemand|kann|außerstande|verhindert',
  others:
    'die (IPU|bundesregierung|regierung|interparlamentarische union|opposition|EU|botschaft*)|der (generalsekretär|minister|außenminister|botschafter|rat|präsident)|das auswärtige amt|(er|sie|es|man)|(ein|eine|andere) (kolleg*|abgeordnet*|fraktion*)|andere|jemand',
  joints:
    'aber|doch|jedoch|und (ich|wir|werde|werden|habe|haben|plane|schreibe|stelle|danach|auch|möchte)|dass|während|weil|obwohl|denn',
  today: 'heute',
  yesterday: 'gestern',
  tomorrow: 'morgen',
};
