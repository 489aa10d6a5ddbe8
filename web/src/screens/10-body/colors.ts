/** The colors of the page, for the body. */
import type { Colors } from './stage/paint';

export function colorsOf(element: Element): Colors {
  const style = getComputedStyle(element);
  const of = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return {
    skin: of('fig-skin'),
    wear: of('fig-wear'),
    hair: of('fig-hair'),
    target: of('fig-target'),
    paper: of('paper'),
    roller: of('fig-roller'),
    floor: of('fig-floor'),
  };
}
