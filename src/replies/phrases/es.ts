import type { ReplyPhrases } from './phrase.ts';

export const es: ReplyPhrases = {
  language: 'es',
  notDone:
    /(?<!\p{L})(no|nunca|voy a|vamos a|pienso|quisiera|podría|espero|lamentablemente|\p{L}+(aré|eré|iré|aremos|eremos))(?!\p{L})/iu,
  done: [
    [
      'request-foreign-minister',
      /(pregunt|pedid?|pedí|solicit|escrit|escribí|planteé|planteado)[^.]{0,60}(ministr[oa] de (asuntos|relaciones) exteriores|canciller)/iu,
    ],
    ['meet-ambassadors', /(reuni|encontr|hablé|hablado|recib)[^.]{0,40}embajador/iu],
    [
      'contact-parliamentarians',
      /(escrib|escrit|llam|contact|habl)[^.]{0,60}(president\p{L}* (de la asamblea|del (congreso|senado|parlamento))|parlamentari|diputad[oa]s? de|senador|colegas? (de|en))/iu,
    ],
    [
      'inform-media',
      /(publi|entrevista|difund|comunicado)[^.]{0,60}(prensa|periódico|artículo|web|redes|carta|medios|radio|twitter|facebook)/iu,
    ],
    [
      'debate-resolution',
      /(debat|aprob|present|plante)[^.]{0,50}(pleno|resolución|moción|comisión|cámara)/iu,
    ],
    [
      'parliamentary-visit',
      /(visit|viaj|delegación)[^.]{0,50}(cárcel|prisión|juicio|país|parlamento)/iu,
    ],
    ['raise-with-visitors', /(delegación|visita)[^.]{0,60}(plante|trat|abord)/iu],
    ['inform-members', /(inform|reenvi|envi|compart)[^.]{0,50}(miembros|colegas|grupo|comisión)/iu],
    [
      'bilateral-approach',
      /(escrib|escrit|dirig)[^.]{0,50}(gobierno|ministr[oa] de justicia|presidente de la república|autoridades)/iu,
    ],
    [
      'convey-to-institutions',
      /(transmit|envi|remit)[^.]{0,50}(consejo de europa|unión europea|naciones unidas|OEA|OSCE)/iu,
    ],
    ['joint-neighbour-action', /(conjunt|junto con)[^.]{0,50}(vecin)/iu],
    [
      'follow-up-mechanism',
      /(cread|constitui|establec)[^.]{0,50}(grupo de trabajo|mecanismo|comité)/iu,
    ],
  ],
};
