/** By which headings a column is known, in the languages of the desk. */
import type { Language } from '../domain/language.ts';
import { fold } from './fold.ts';

const fields = [
  'id',
  'name',
  'firstName',
  'lastName',
  'title',
  'salutation',
  'email',
  'otherEmails',
  'language',
  'chamber',
  'party',
  'constituency',
  'committees',
  'from',
  'until',
] as const;
export type Field = (typeof fields)[number];

type Words = Readonly<Record<Field, string>>;

const en: Words = {
  id: 'id, key, identifier, member id, member number, member no, person id',
  name: 'name, full name, member, member name, mp',
  firstName: 'first name, first names, given name, given names, forename, forenames',
  lastName: 'last name, surname, family name',
  title: 'title, honorific, prefix, honorific prefix',
  salutation: 'salutation, form of address, greeting, address as',
  email: 'email, email address, e-mails, email addresses, mail, official email, work email',
  otherEmails:
    'other email, other emails, other email addresses, second email, alternative email, private email',
  language: 'language, preferred language, language of correspondence, lang',
  chamber: 'chamber, house',
  party: 'party, political party, group, parliamentary group, political group, faction',
  constituency: 'constituency, district, electoral district, riding, seat',
  committees:
    'committee, committees, delegation, delegations, committees and delegations, committee membership, committee memberships, memberships',
  from: 'from, since, start, start date, member since, term start, term begins, begin date, joined',
  until: 'until, to, end, end date, term end, term ends, member until, left, last day',
};

const fr: Words = {
  id: 'identifiant, matricule, numéro de membre, no de membre, clé',
  name: 'nom, nom complet, nom et prénom, prénom et nom, parlementaire, député, membre',
  firstName: 'prénom, prénoms',
  lastName: "nom de famille, nom d'usage",
  title: 'titre, civilité',
  salutation: "formule d'appel, appel, appellation, formule de salutation",
  email:
    'courriel, courriels, adresse courriel, adresse électronique, adresses électroniques, adresse e-mail, adresse mail, mél',
  otherEmails:
    'autre courriel, autres courriels, autre e-mail, autres e-mails, autre adresse électronique, autres adresses électroniques, courriel secondaire',
  language: 'langue, langue de correspondance, langue préférée',
  chamber: 'chambre, assemblée',
  party: 'parti, parti politique, groupe, groupe politique, groupe parlementaire',
  constituency: 'circonscription, circonscription électorale, département',
  committees:
    'commission, commissions, comité, comités, délégation, délégations, commissions et délégations, comités et délégations',
  from: 'du, depuis, début, date de début, début de mandat, début du mandat',
  until: "au, jusqu'au, fin, date de fin, fin de mandat, fin du mandat",
};

const es: Words = {
  id: 'identificador, número de miembro, n.º de miembro, clave',
  name: 'nombre, nombre completo, nombre y apellidos, apellidos y nombre, parlamentario, diputado, miembro',
  firstName: 'nombre de pila, nombres',
  lastName: 'apellido, apellidos, primer apellido',
  title: 'título, tratamiento',
  salutation: 'saludo, fórmula de tratamiento, fórmula de saludo, encabezamiento',
  email: 'correo, correo electrónico, correos electrónicos, dirección de correo electrónico',
  otherEmails:
    'otro correo, otros correos, otro correo electrónico, otros correos electrónicos, correo alternativo',
  language: 'idioma, lengua, idioma preferido, idioma de correspondencia',
  chamber: 'cámara',
  party: 'partido, partido político, grupo, grupo parlamentario, bancada, fracción',
  constituency: 'circunscripción, circunscripción electoral, distrito, provincia',
  committees:
    'comisión, comisiones, delegación, delegaciones, comisiones y delegaciones, comités y delegaciones',
  from: 'desde, inicio, fecha de inicio, inicio del mandato, alta, fecha de alta',
  until: 'hasta, fin, fecha de fin, fin del mandato, baja, fecha de baja',
};

const da: Words = {
  id: 'nøgle, medlemsid, medlemsnummer, medlemsnr, personid',
  name: 'navn, fulde navn, medlem, medlemmets navn',
  firstName: 'fornavn, fornavne',
  lastName: 'efternavn, slægtsnavn',
  title: 'titel',
  salutation: 'tiltale, tiltaleform, hilsen',
  email: 'e-post, e-mailadresse, e-postadresse, mailadresse, arbejdsmail',
  otherEmails:
    'anden e-mail, andre e-mails, anden e-post, anden mailadresse, andre mailadresser, privat mail, privat e-mail',
  language: 'sprog, foretrukket sprog',
  chamber: 'kammer, ting',
  party: 'parti, partigruppe, folketingsgruppe, gruppe',
  constituency: 'valgkreds, storkreds, opstillingskreds, valgt i',
  committees:
    'udvalg, nævn, delegationer, udvalg og delegationer, udvalgsposter, medlemskab, medlemskaber',
  from: 'fra, fra og med, indtrådt, tiltrådt, startdato, medlem siden, siden',
  until: 'til, til og med, udtrådt, fratrådt, slutdato, sidste dag',
};

const ar: Words = {
  id: 'المعرف, معرف, رقم العضو, رقم العضوية',
  name: 'الاسم, اسم, الاسم الكامل, الاسم واللقب, اسم العضو, العضو, النائب',
  firstName: 'الاسم الأول, الاسم الشخصي',
  lastName: 'اسم العائلة, الاسم العائلي, لقب العائلة, الكنية',
  title: 'اللقب الشرفي, اللقب الرسمي',
  salutation: 'صيغة المخاطبة, عبارة المخاطبة, المخاطبة, صيغة النداء',
  email:
    'البريد الإلكتروني, بريد إلكتروني, عنوان البريد الإلكتروني, البريد, الإيميل, إيميل, عناوين البريد الإلكتروني',
  otherEmails: 'بريد إلكتروني آخر, عناوين أخرى, عناوين بريد أخرى, بريد آخر',
  language: 'اللغة, لغة, لغة المراسلة, اللغة المفضلة',
  chamber: 'الغرفة, المجلس',
  party: 'الحزب, الكتلة, الكتلة النيابية, الكتلة البرلمانية, المجموعة البرلمانية, الفريق',
  constituency: 'الدائرة, الدائرة الانتخابية, دائرة انتخابية',
  committees: 'اللجنة, اللجان, لجان, الوفد, الوفود, اللجان والوفود, عضوية اللجان',
  from: 'من, منذ, من تاريخ, تاريخ البداية, تاريخ البدء, بداية العضوية, بداية الولاية',
  until: 'إلى, حتى, لغاية, إلى تاريخ, تاريخ الانتهاء, تاريخ النهاية, نهاية العضوية, نهاية الولاية',
};

const tables: Readonly<Record<Language, Words>> = { en, fr, es, da, ar };

const fieldOfWord = new Map<string, Field>();
for (const words of Object.values(tables))
  for (const field of fields)
    for (const word of words[field].split(', ')) {
      const key = fold(word);
      if (!fieldOfWord.has(key)) fieldOfWord.set(key, field);
    }

/** A second column of its kind bears a number: `E-mail 2`. */
const known = (heading: string): Field | null =>
  fieldOfWord.get(fold(heading).replace(/\p{N}+$/u, '')) ?? null;

/** What a column holds, by its heading; also of two languages (`Name / Nom`) or with a remark (`E-mail (office)`). */
export function fieldOf(heading: string): Field | null {
  const whole = known(heading);
  if (whole) return whole;
  for (const part of heading.split(/[/|()\n:]|\s[-–]\s/)) {
    const field = known(part);
    if (field) return field;
  }
  return null;
}
