declare module 'virtual:words' {
  /** The sentences of words/en that the app says, by id. */
  export const texts: Readonly<Record<string, string | undefined>>;
}
