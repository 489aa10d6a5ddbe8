declare module 'virtual:words' {
  /** The sentences of words/en that the app says, by id. */
  export const texts: Readonly<Record<string, string | undefined>>;
}
declare module 'virtual:labels' {
  /** What a reason is called in a few words, by id. */
  export const texts: Readonly<Record<string, string | undefined>>;
}
