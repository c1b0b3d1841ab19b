import type { Region } from './region.ts';

/**
 * What people call the regions, in our five languages. "America" stands in none of them: some mean
 * the continent by it and some the United States, so it is asked about.
 */
export const regionNames: Readonly<Record<Region, readonly string[]>> = {
  africa: ['Africa', 'Afrique', 'África', 'Afrika', 'أفريقيا', 'إفريقيا'],
  americas: [
    'Americas',
    'The Americas',
    'Amériques',
    'Américas',
    'Amerikas',
    'North and South America',
    'Nord- og Sydamerika',
    'الأمريكتان',
    'الأمريكتين',
  ],
  asia: ['Asia', 'Asie', 'Asien', 'آسيا'],
  europe: ['Europe', 'Europa', 'أوروبا', 'أوربا'],
  mena: [
    'MENA',
    'Middle East',
    'Middle East and North Africa',
    'Moyen-Orient',
    'Proche-Orient',
    'Moyen-Orient et Afrique du Nord',
    'Oriente Medio',
    'Oriente Próximo',
    'Oriente Medio y Norte de África',
    'Oriente Medio y África del Norte',
    'Mellemøsten',
    'Mellemøsten og Nordafrika',
    'الشرق الأوسط',
    'الشرق الأوسط وشمال أفريقيا',
    'الشرق الأوسط وشمال إفريقيا',
  ],
  pacific: [
    'Pacific',
    'South Pacific',
    'Oceania',
    'Pacifique',
    'Océanie',
    'Pacífico',
    'Oceanía',
    'Stillehavet',
    'Oceanien',
    'المحيط الهادئ',
    'أوقيانوسيا',
  ],
};
