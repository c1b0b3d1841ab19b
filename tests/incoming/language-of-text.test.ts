import { expect, test } from 'vitest';
import { languageOfText } from '../../src/incoming/language-of-text.ts';

test.each<[string | null, string]>([
  ['en', 'Thank you for your mail. I have written to the minister.'],
  ['fr', 'Merci de ce message. J’ai écrit hier à la présidente au sujet des députés.'],
  ['da', 'Tak for beskeden. Jeg har i dag stillet ministeren et spørgsmål og bedt ham svare.'],
  ['sv', 'Jag har träffat ambassadören i dag och frågat om det som har hänt.'],
  ['nb', 'Jeg har møtt ambassadøren i dag og spurt om det som har hendt, men ble ikke hørt.'],
  ['de', 'Ich habe mit dem Botschafter gesprochen und er wird uns berichten.'],
  ['es', 'Ayer me reuní con el embajador de Venezuela y le hablé de los casos.'],
  ['pt', 'Reuni-me com o embaixador e falei dos casos que nos enviaram.'],
  ['it', 'Ho incontrato il ministro e gli ho parlato della questione, che è grave.'],
  ['nl', 'Ik heb met de ambassadeur gesproken over het lot van onze collega en wij wachten.'],
  ['fi', 'Tapasin suurlähettilään tänään, ja hän sanoi että asia on vireillä.'],
  ['pl', 'Spotkałem się z ambasadorem i nie otrzymałem odpowiedzi na pytanie.'],
  ['ru', 'Я встретился с послом.'],
  ['ar', 'التقيت بسفير فنزويلا اليوم.'],
  [
    'mul',
    'The decision of the Council on Gabon is attached in English and in French. La décision du Conseil concernant le Gabon est jointe en anglais et en français pour les membres.',
  ],
  [null, 'PHL-08'],
  [null, ''],
])('%s: %s', (language, text) => {
  expect(languageOfText(text)).toBe(language);
});
