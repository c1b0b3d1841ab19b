import type { PhraseList } from './phrase.ts';

export const pl: PhraseList = {
  language: 'pl',
  kinds: [
    [
      'request-foreign-minister',
      'złoż*|skierow*|zapyta*|zwróci*|zwracam*|napis*|poprosi*|wystąpi*|interpelac*|zapytani*|pyta*|pismo|list|wezwa*|poruszy*|rozmawia*|porozmawia*|zada*|wysła*|wyśl*',
      'ministr* spraw zagranicznych|MSZ|minister spraw zagranicznych|ministerstw* spraw zagranicznych|szef* (dyplomacji|MSZ)',
    ],
    [
      'meet-ambassadors',
      'spotka*|spotyka*|spotkani*|rozmawia*|rozmawiał*|porozmawia*|rozmow*|przyj[mąę]*|zapros*|zaprasza*|poruszy*|napis*|odwiedz*|wezwa*|omówi*',
      "ambasador*|ambasad*|chargé d'affaires",
    ],
    [
      'contact-parliamentarians',
      'napis*|zadzwoni*|dzwoni*|skontakt*|kontakt*|rozmawia*|porozmawia*|list|zwróci*|wysła*|wyśl*|e-mail*|mail*|spotka*',
      '(marszałk*|przewodnicząc*|spiker*) (parlament*|senat*|zgromadzeni*|izby) *|(parlamentarzyst*|posł*|senator*|koleg*|koleżank*) (z|w) (?!(komisji|klub*|grup*|sejm*|naszej|naszego|mojego))|parlamentarzyst* *|grup* bilateraln* *|posłów opozycji|posł* opozycyjn*',
    ],
    [
      'inform-media',
      'opublikow*|publikuj*|napis*|udzieli*|zamie[sś]*|wyda*|ukaza*|ukaże|udostępni*|wypowied*|rozesła*|wystąpi*|publikac*|nagra*|wstawi*|skomentow*',
      'gaze[tc]*|pras*|medi*|stron*|facebook*|twitter*|blog*|radi*|telewizj*|artykuł*|felieton*|wywiad*|komunikat* prasow*|oświadczenie (dla|na|prasowe)*|instagram*|linkedin*|wpis*|post|newsletter*|podcast*|dziennikarz*',
    ],
    [
      'debate-resolution',
      'debat*|porusz*|poruszy*|przyj[ęmą]*|uchwali*|złoż*|zgłosi*|zgłasz*|zabra*|omówi*|omawia*|dyskutow*|przeprowadz*|zorganiz*|wystąpi*|wygłosi*|wnios*|wnieś*',
      'na sali|sali plenarnej|plenum|posiedzeni*|uchwał*|rezoluc*|debat*|w komisji|komisj*|w sejmie|sejm*|z mównicy|oświadczeni*|na forum',
    ],
    [
      'parliamentary-visit',
      'odwiedz*|pojecha*|pojad*|wyjazd*|delegac*|obserw*|uczestnicz*|polec*|jad*|weźm*|wzi[ęą]*|wizyt*|wyjeżdża*',
      'więzieni*|proces*|rozpraw*|na miejscu|na miejsce|do kraju|areszt*|sąd*|więźni*',
    ],
    [
      'raise-with-visitors',
      'porusz*|poruszy*|omówi*|wspomnia*|rozmawia*|podnios*|podnieś*|przedstawi*',
      'delegac* (z|parlament*|\\p{L}+)|wizyt* (delegac*|parlament*|przewodn*|\\p{L}+)|gośćmi|gości|delegacją',
    ],
    [
      'inform-members',
      'przekaza*|przekaż*|poinformow*|inform*|rozesła*|przesła*|prześl*|udostępni*|powiadomi*|przedstawi*|rozesł*|roześl*',
      '(członk*|koleg*|koleżank*|posł*|klub*|komisj*|parlamentarzyst*|zespoł*|grup*)',
    ],
    [
      'bilateral-approach',
      'napis*|zwróci*|zwracam*|apel*|zaapel*|skierow*|list|interwen*|wezwa*|wystąpi*|wysła*|wyśl*',
      'rząd*|władz*|ministr* (sprawiedliwości|spraw wewnętrznych)|prezydent*|prokurator*|premier*',
    ],
    [
      'convey-to-institutions',
      'przekaza*|przekaż*|skierow*|zgłosi*|przedstawi*|przesła*|prześl*|porusz*|poruszy*|poinformow*|napis*|podnios*|zwróci*',
      'rad[ayęz]* europy|rady europy|unii europejskiej|UE|narod* zjednoczon*|ONZ|OBWE|parlament* europejski*|komisj* europejsk*|rzecznik* praw obywatelskich|RPO|specjaln* sprawozdawc*|unii afrykańskiej|rad* praw człowieka',
    ],
    [
      'joint-neighbour-action',
      'wspóln*|razem|koordyn*|uzgodni*',
      'sąsie[dn]*|sąsiad*|innymi parlamentami|parlament* (sąsie*|czesk*|litewsk*|słowack*)|(czesk*|litewsk*|słowack*|niemieck*)( i \\p{L}+)? (kolegami|parlamentarzystami|posłami)|grup* wyszehradzk*',
    ],
    [
      'follow-up-mechanism',
      'powoła*|utworz*|utworzy*|ustanow*|wyznacz*|stworzy*|zawiąza*',
      'zesp[oó][łl]*|grup* robocz*|podkomisj*|mechanizm*|sprawozdawc*|koordynator*|osob* kontaktow*',
    ],
  ],
  done: '\\p{L}{2,}(łem|łam|liśmy|łyśmy|łeśmy)|(?!(oko|w)ło)\\p{L}{3,}(ano|ono|yto|ęto)|został[ao]?|zostały|odbył[ao]?|odbyło|ukazał[ao]?|ukazało|komisja (przyjęła|powołała|omówiła)|przyjęła|powołała|był[ao]?',
  planned:
    'będę|będziemy|będzie|zamierzam|zamierzamy|planuję|planujemy|chcę|chcemy|mam zamiar|mamy zamiar|jutro|w przyszłym (tygodniu|miesiącu|roku)|w przyszły (poniedziałek|wtorek|czwartek|piątek)|w (styczniu|lutym|marcu)|wkrótce|niebawem|spotkam|spotkamy|porozmawiam|napiszę|napiszemy|złożę|złożymy|zapytam|zapytamy|poruszę|poruszymy|przekażę|przekażemy|opublikuję|opublikujemy|zwrócę|zwrócimy|wyślę|wyślemy|zadzwonię|pojadę|pojedziemy|zaproszę|zorganizujemy|zorganizuję|przedstawię|poinformuję|poinformujemy|wystąpię|wystąpimy|udzielę|odwiedzę|odwiedzimy|skieruję|skierujemy|zgłoszę|zgłosimy|powołamy|roześlę|prześlę|zaapeluję|na (najbliższym|następnym|kolejnym) posiedzeniu|przygotowuję|przygotowujemy|skontaktuję|wygłoszę',
  neither:
    'nie (?!tylko)\\p{L}*|nie|nigdy|nikt|należy|należałoby|powinien|powinna|powinniśmy|powinno|warto|można|mógłby*|moglibyśmy|mogłabym|mógłbym|chciałbym, aby|by|byłoby|jeśli|jeżeli|gdyby|czy|może|proszę|rozważ*|trzeba|bez|zastanawia*|prosi nas|proszą|apeluje do|niemożliwe|gdy tylko',
  others:
    'UIP|IPU|unia międzyparlamentarna|rząd|minister*|ambasador|(on|ona|oni|pan|pani|państwo)|sekretarz generalny|opozycja|inny (poseł|klub)|jeden z posłów|ktoś|inni|MSZ|UE|ONZ|kolega',
  joints:
    'ale|lecz|jednak|i (zamierzam|napis*|opublik*|planuję|będę|będziemy|poruszy*|złoży*|wysła*|przekaz*|następnie|również|zwróci*)|a (następnie|także|potem|w)|oraz (napis*|opublik*|złoży*|przekaz*|poruszy*|będ*|zamierz*|wysła*)|że|który|która|ponieważ|chociaż',
  today: 'dziś|dzisiaj|dziś rano',
  yesterday: 'wczoraj',
  tomorrow: 'jutro',
};
