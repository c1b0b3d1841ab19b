import type { PhraseList } from './phrase.ts';

export const es: PhraseList = {
  language: 'es',
  kinds: [
    [
      'request-foreign-minister',
      'pregunt*|ped[ií]*|pid*|solicit*|escr*|plante*|present*|formul*|dirig*|dirij*|carta|interpel*|registr*|exig*|inst[eéa]*|habl*',
      '(ministr[oa]|ministerio) de (asuntos|relaciones) exteriores( *)?|canciller*|cancillería|ministr[oa] de exteriores|(relaciones|asuntos) exteriores',
    ],
    [
      'meet-ambassadors',
      'reun*|reún*|encontr*|habl*|recib*|entrevist*|invit*|convers*|plante*|visit*|escr*|trat*|convoc*|cita|cité|almorz*|café|vi|ver|veré|abord*',
      '*embajador*|embajada*|encargad[oa] de negocios',
    ],
    [
      'contact-parliamentarians',
      'escr*|llam*|contact*|habl*|carta|envi*|dirig*|dirij*|comuni*|convers*|reun*',
      'president[ea] (de la asamblea|del (congreso|senado|parlamento)|de la cámara)( *)?|parlamentari[oa]s? (de|en|del)|parlamentarios|diputad[oa]s? (de|del|ugand*|venezolan*|\\p{L}+os)|senador[ae]*s? (de|del)|colegas? (de|en|del) (?!(la comisión|grupo|mi grupo|partido))|homólog*|grupo de amistad',
    ],
    [
      'inform-media',
      'public*|publiq*|entrevist*|difund*|comunicado*|conced*|d[ií]|dio|dimos|daré|escr*|sub[ií]*|compart*|particip*|emit*|tuite*|hice|sal[ií]*|aparec*|concedí',
      'prensa|periódico*|artículo*|web|redes( sociales)?|medios|radio|televisión|twitter|facebook|comunicado*|entrevista*|columna*|tribuna|blog|linkedin|instagram|tuit*|boletín|periodista*|diario',
    ],
    [
      'debate-resolution',
      'debat*|aprob*|present*|plante*|registr*|celebr*|vot*|propon*|propu*|adopt*|intervin*|interven*|solicit*|llev*|firm*|impuls*|abord*|trat*',
      'pleno|plenaria|resolución|moción|proposición no de ley|pnl|comisión|cámara|debate|declaración|sesión|hemiciclo|tribuna|comparecencia',
    ],
    [
      'parliamentary-visit',
      'visit*|viaj*|delegación|observ*|asist*|misión|desplaz*|acud*|particip*|iré|iremos|fui|fuimos',
      'cárcel*|prisi[oó]n*|juicio*|al país|el país|in situ|sobre el terreno|audiencia*|detenid*|penitenciar*|centro de detención',
    ],
    [
      'raise-with-visitors',
      'plante*|trat*|abord*|mencion*|habl*|expu*|expon*',
      'delegación( *)?|visita (de|del)( *)?|visitantes|delegaciones',
    ],
    [
      'inform-members',
      'inform*|reenvi*|reenví*|envi*|compart*|distribu*|traslad*|remit*|circul*|comuni*|hech* llegar|hic* llegar|dado a conocer|present*|pas[eéa]*',
      '(los |mis |nuestros |todos los |demás )?(miembros|colegas|compañer[oa]s|diputados)( *)?|(mi|nuestro|el|del) grupo|la comisión(?! (interamericana|europea|nacional))|mesa de la comisión',
    ],
    [
      'bilateral-approach',
      'escr*|dirig*|dirij*|envi*|carta|solicit*|plante*|exig*|interpel*|pedí*|pedi*|ped*|apel*|gestion*',
      'gobierno|ministr[oa] de (justicia|interior|gobernación)|president[ea] de la república|autoridades|fiscal*|primer ministro|jefe de estado',
    ],
    [
      'convey-to-institutions',
      'transmit*|envi*|remit*|plante*|elev*|traslad*|denunci*|comuni*|llev*|present*|inform*|escr*|expu*',
      'consejo de europa|unión europea|naciones unidas|la onu|onu|oea|osce|parlamento europeo|comisión (interamericana|europea|nacional de (los )?derechos humanos)|cidh|relator*|defensor* del pueblo|parlatino|parlamento andino|parlacen|mercosur|eurolat',
    ],
    [
      'joint-neighbour-action',
      'conjunt*|junto|juntos|con|coordin*|común',
      'parlamentos? (vecin*|de (los )?países vecinos)|países vecinos|vecinos|otros parlamentos|parlamentos? (portugués|francés|chileno|argentino)',
    ],
    [
      'follow-up-mechanism',
      'cread*|cre[eóoa]*|constitu*|establec*|form[eaóo]*|design*|nombr*|pon* en marcha|puest* en marcha|lanz*',
      'grupo de (trabajo|seguimiento)|mecanismo*|comité|subcomisión|ponente|punto focal|seguimiento|relator*',
    ],
  ],
  done: 'he|hemos|ha|han|había|habíamos|fue|fueron|tuve|tuvimos|hice|hicimos|estuve|fui|fuimos|di|dimos|vi|pude|ya está|(?!así|allí|aquí|ahí|sí|después|través|interés|además|también|según)\\p{L}{2,}(é|í|ó)|\\p{L}{2,}(amos|imos|aron|ieron)|envié',
  planned:
    '(voy|vamos|va) a|pienso|pensamos|tengo (previsto|la intención|pensado)|tenemos (previsto|la intención|pensado)|está prevista?|previsto|planeo|planeamos|espero \\p{L}+r|esperamos \\p{L}+r|mañana|próxim[oa]*|que viene|en (enero|febrero|marzo)|me propongo|nos proponemos|estoy preparando|estamos preparando|pronto|\\p{L}+(aré|eré|iré|dré|aremos|eremos|iremos|dremos|ará|erá|irá|drá)|haré|haremos|hemos (decidido|acordado) \\p{L}+|he decidido \\p{L}+',
  neither:
    '(le|les) (he pedido|pedí|pedimos|hemos pedido)|no(?! s[oó]lo)|nunca|jamás|tampoco|ni|nadie|nada|ningun*|quisiera*|podría*|debería*|convendría|habría|sería|gustaría|si|quizás?|ojalá|hay que|sin|sugiero|propongo que|nos pide|pide que|piden|pidió a los parlamentos|imposible|antes de|cuando haya|estudiar*|valor*|considero|estamos considerando|falta',
  others:
    'la (uip|unión interparlamentaria|onu|embajad*|oposición)|el (gobierno|ministro|secretario general|consejo|embajador|canciller|grupo \\p{L}+)|(él|ella|ellos|usted|ustedes|alguien)|las autoridades|(un|otro|otra) (colega|diputad*)|otros',
  joints:
    'pero|aunque|y (he|hemos|voy|vamos|publiqué|publicamos|escribí|planteé|pedí|envié|presenté|tengo|luego|también|además|\\p{L}+(é|í|aré|eré|iré|amos|imos|emos))|que|mientras|porque|pues|para hablar',
  today: 'hoy|esta mañana|esta tarde',
  yesterday: 'ayer|anoche',
  tomorrow: '(?<!esta )mañana',
};
