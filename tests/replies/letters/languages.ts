/** What programs write around a reply, by language of their owner, and how our notice begins in it. */
import { notice } from './parts.ts';

export interface Tongue {
  /** Outlook's table: From, Sent, To, Subject. */
  readonly labels: readonly [string, string, string, string];
  readonly sent: string;
  /** `Re:` of Outlook. */
  readonly re: string;
  /** The line above a quotation, by Gmail. */
  readonly gmail: string;
  readonly apple: string;
  readonly thunderbird: string;
  readonly original: string;
  readonly phone: string;
  readonly marker: string | null;
  readonly quoted: readonly string[];
}

const desk = 'Solidarity Desk <solidarity@parlament.example>';
const danish = [
  'Kære Jens Bækgaard',
  '',
  'Truede kolleger: 160 parlamentarikere i 13 lande',
  '',
  'Den Interparlamentariske Union (IPU) har truffet nedenstående beslutninger om kolleger, hvis menneskerettigheder står på spil.',
  '',
  '- FOLLOW <land, region eller sag>: kun meddelelser om det valgte',
  '- STOP: ingen flere meddelelser',
  '',
  `Ref: ${notice}`,
];
const english = [
  'Dear Jens Bækgaard',
  '',
  'Colleagues at risk: 160 parliamentarians in 13 countries',
  '',
  'The Inter-Parliamentary Union (IPU) has adopted the decisions below on colleagues whose human rights are at stake.',
  '',
  '- FOLLOW <country, region or case>: only notices about what you choose',
  '- STOP: no more notices',
  '',
  `Ref: ${notice}`,
];
const en = {
  marker: '–––– Please reply above this line ––––',
  quoted: english,
};

export const tongues = {
  da: {
    labels: ['Fra', 'Sendt', 'Til', 'Emne'],
    sent: '4. december 2020 10:03',
    re: 'SV',
    gmail: `Den fre. 4. dec. 2020 kl. 10.03 skrev ${desk}:`,
    apple: `Den 4. dec. 2020 kl. 10.03 skrev ${desk}:`,
    thunderbird: 'Den 04-12-2020 kl. 10:03 skrev Solidarity Desk:',
    original: '-------- Oprindelig besked --------',
    phone: 'Sendt fra min iPhone',
    marker: '–––– Skriv venligst dit svar over denne linje ––––',
    quoted: danish,
  },
  en: {
    labels: ['From', 'Sent', 'To', 'Subject'],
    sent: 'Friday, December 4, 2020 10:03 AM',
    re: 'RE',
    gmail: `On Fri, Dec 4, 2020 at 10:03 AM ${desk} wrote:`,
    apple: `On 4 Dec 2020, at 10:03, ${desk} wrote:`,
    thunderbird: 'On 04/12/2020 10:03, Solidarity Desk wrote:',
    original: '-------- Original message --------',
    phone: 'Sent from my iPhone',
    ...en,
  },
  fr: {
    labels: ['De', 'Envoyé', 'À', 'Objet'],
    sent: 'vendredi 4 décembre 2020 10:03',
    re: 'RE',
    gmail: `Le ven. 4 déc. 2020 à 10:03, ${desk} a écrit :`,
    apple: `Le 4 déc. 2020 à 10:03, ${desk} a écrit :`,
    thunderbird: 'Le 04/12/2020 à 10:03, Solidarity Desk a écrit :',
    original: "-------- Message d'origine --------",
    phone: 'Envoyé de mon iPhone',
    marker: '–––– Veuillez répondre au-dessus de cette ligne ––––',
    quoted: [
      'Madame, Monsieur,',
      '',
      'Collègues en danger : 160 parlementaires dans 13 pays',
      '',
      '- STOP : plus aucun message',
      '',
      `Ref: ${notice}`,
    ],
  },
  es: {
    labels: ['De', 'Enviado', 'Para', 'Asunto'],
    sent: 'viernes, 4 de diciembre de 2020 10:03',
    re: 'RE',
    gmail: `El vie, 4 dic 2020 a las 10:03, Solidarity Desk (<solidarity@parlament.example>) escribió:`,
    apple: `El 4 dic 2020, a las 10:03, ${desk} escribió:`,
    thunderbird: 'El 4/12/20 a las 10:03, Solidarity Desk escribió:',
    original: '-------- Mensaje original --------',
    phone: 'Enviado desde mi iPhone',
    marker: '–––– Responda por encima de esta línea ––––',
    quoted: ['Estimado Jens Bækgaard:', '', 'Colegas en peligro', '', `Ref: ${notice}`],
  },
  ar: {
    labels: ['من', 'تاريخ الإرسال', 'إلى', 'الموضوع'],
    sent: '04 ديسمبر, 2020 10:03',
    re: 'رد',
    gmail: `في الجمعة، ٤ ديسمبر ٢٠٢٠ في ١٠:٠٣ ص تمت كتابة ما يلي بواسطة ${desk}:`,
    apple: `في ٤ ديسمبر ٢٠٢٠، الساعة ١٠:٠٣، كتب ${desk}:`,
    thunderbird: 'في 04/12/2020 10:03، كتب Solidarity Desk:',
    original: '-------- الرسالة الأصلية --------',
    phone: 'أُرسلت من الـ iPhone الخاص بي',
    marker: '–––– يُرجى كتابة الرد فوق هذا السطر ––––',
    quoted: [
      'السيد Jens Bækgaard',
      '',
      'زملاء في خطر: 160 برلمانيًا في 13 بلدًا',
      '',
      `Ref: ${notice}`,
    ],
  },
  de: {
    labels: ['Von', 'Gesendet', 'An', 'Betreff'],
    sent: 'Freitag, 4. Dezember 2020 10:03',
    re: 'AW',
    gmail: `Am Fr., 4. Dez. 2020 um 10:03 Uhr schrieb ${desk}:`,
    apple: `Am 04.12.2020 um 10:03 schrieb ${desk}:`,
    thunderbird: 'Am 04.12.20 um 10:03 schrieb Solidarity Desk:',
    original: '-------- Ursprüngliche Nachricht --------',
    phone: 'Von meinem iPhone gesendet',
    ...en,
  },
  sv: {
    labels: ['Från', 'Skickat', 'Till', 'Ämne'],
    sent: 'den 4 december 2020 10:03',
    re: 'SV',
    gmail: `Den fre 4 dec. 2020 kl 10:03 skrev ${desk}:`,
    apple: `4 dec. 2020 kl. 10:03 skrev ${desk}:`,
    thunderbird: 'Den 2020-12-04 kl. 10:03, skrev Solidarity Desk:',
    original: '-------- Originalmeddelande --------',
    phone: 'Skickat från min iPhone',
    ...en,
  },
  pl: {
    labels: ['Od', 'Wysłano', 'Do', 'Temat'],
    sent: 'piątek, 4 grudnia 2020 10:03',
    re: 'ODP',
    gmail: `pt., 4 gru 2020 o 10:03 ${desk} napisał(a):`,
    apple: `Wiadomość napisana przez ${desk} w dniu 04.12.2020, o godz. 10:03:`,
    thunderbird: 'W dniu 04.12.2020 o 10:03, Solidarity Desk pisze:',
    original: '-------- Oryginalna wiadomość --------',
    phone: 'Wysłane z iPhone’a',
    ...en,
  },
} as const satisfies Record<string, Tongue>;

export type Language = keyof typeof tongues;
