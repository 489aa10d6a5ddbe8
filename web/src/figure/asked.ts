/** What the page and the worker that draws say to each other. */

/** Whom to draw, as figure/asked.go reads it, and which techniques. */
export interface Ask {
  person: { height: number; mass: number; sex: 'f' | 'm'; short: boolean };
  techniques: readonly string[];
}

/** The films as JSON, or why this person cannot be drawn. */
export type Drawn = { films: string } | { why: string };
