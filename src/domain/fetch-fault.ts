/** Why a message that the server lists could not be fetched. */
export type FetchFault =
  | { readonly kind: 'nothing-given' }
  /** A file of a folder. */
  | { readonly kind: 'empty-file' }
  /** In bytes. */
  | { readonly kind: 'too-large'; readonly bytes: number; readonly limit: number }
  /** And at no other message; what befell it, word for word. */
  | { readonly kind: 'connection-breaks'; readonly said: string }
  /** What the server or the system said, word for word. */
  | { readonly kind: 'refused'; readonly said: string };
