/** The languages in which the desk writes: a catalogue each under `templates/languages`. */
export const languages = ['en', 'fr', 'es', 'da', 'ar'] as const;
export type Language = (typeof languages)[number];

/** Languages written from right to left. */
export const isRightToLeft = (language: Language): boolean => language === 'ar';
