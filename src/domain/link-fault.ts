/** Why a document was not fetched from where a link leads; a clerk is told in the catalogues' words. */

/** What is wrong with an address before anything is asked of it. */
export type AddressFault =
  | { readonly kind: 'address-unreadable' | 'not-https' | 'with-password' }
  | { readonly kind: 'with-port'; readonly port: string }
  | { readonly kind: 'no-plain-name' | 'host-not-allowed'; readonly host: string };

export type LinkFault =
  | AddressFault
  /** By a redirect, to where nothing may be asked. */
  | { readonly kind: 'leads-on'; readonly to: string; readonly fault: AddressFault }
  | { readonly kind: 'led-on-too-often'; readonly most: number }
  | {
      readonly kind:
        | 'leads-nowhere'
        | 'unknown-host'
        | 'empty-file'
        | 'slow'
        | 'packed-unknown'
        | 'headers-endless'
        | 'unreachable';
      readonly host: string;
    }
  | { readonly kind: 'inner-address'; readonly host: string; readonly address: string }
  | { readonly kind: 'file-too-large'; readonly megabytes: number }
  /** `status`: `503 Service Unavailable`. */
  | { readonly kind: 'answered'; readonly host: string; readonly status: string }
  /** `code`: Node's for the error. */
  | {
      readonly kind: 'unproven' | 'no-http' | 'not-unpacked' | 'unreachable-for';
      readonly host: string;
      readonly code: string;
    }
  | { readonly kind: 'links-too-many'; readonly most: number }
  /** It led to a page, which lists more documents than are taken. */
  | { readonly kind: 'page-too-long'; readonly found: number; readonly taken: number };
