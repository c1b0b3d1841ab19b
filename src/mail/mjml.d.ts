/** MJML 5 ships no types; this is the part of it that we call. */
declare module 'mjml' {
  interface Options {
    readonly validationLevel: 'strict';
    readonly ignoreIncludes: true;
    readonly keepComments: boolean;
    readonly fonts: Readonly<Record<string, string>>;
  }
  export default function mjml2html(source: string, options: Options): Promise<{ html: string }>;
}
