/** Where a key leads from one point of a chart; null: the key is not of the chart. */
export function step(key: string, at: number, last: number): number | null {
  const to = { ArrowRight: at + 1, ArrowUp: at + 1, ArrowLeft: at - 1, ArrowDown: at - 1, PageUp: at + week, PageDown: at - week, Home: 0, End: last }[key];
  return to === undefined ? null : Math.min(Math.max(to, 0), Math.max(last, 0));
}

const week = 7; // points
