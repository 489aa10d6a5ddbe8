/**
 * How a chart is drawn: uPlot draws it and moves its cursor, in the tokens of
 * the page. A point is one thing that happened; its place is a number.
 */
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

/** A color of the page, by its token. */
type Token = `--${string}`;

/** One row of numbers over the points, and its shape. */
export interface Row {
  values: readonly (number | null)[];
  as: 'ring' | 'disc' | 'line' | 'edge';
  color: Token;
  dash?: readonly number[];
}

export interface Drawing {
  /** Where each point lies. */
  places: readonly number[];
  rows: readonly Row[];
  /** What is hatched between two rows, the upper first. */
  fills: readonly { between: readonly [number, number]; color: Token }[];
  /** Rows whose numbers are joined at every point. */
  joins?: readonly [number, number];
  /** The row whose first and last number are written beside it. */
  named?: number;
  from: string;
  to: string;
}

export interface Plot {
  /** Puts the cursor on a point. */
  point: (i: number) => void;
  destroy: () => void;
}

const levels = [0, 5, 10] as const;
const room = { top: 12, right: 6, bottom: 38, left: 36 }; // CSS pixels

/** What one number of a token is on a screen with forced colors. */
function colorOf(box: HTMLElement, token: Token): string {
  if (matchMedia('(forced-colors: active)').matches) return token === '--paper' || token === '--surface' || token === '--hair' ? 'Canvas' : 'CanvasText';
  return getComputedStyle(box).getPropertyValue(token).trim();
}

/** A row of one number has no line; it gets a dot, and so does each that stands alone. */
function alone(values: readonly (number | null)[]): number[] {
  const none = (i: number): boolean => values[i] === null || values[i] === undefined;
  return values.flatMap((v, i) => (v !== null && none(i - 1) && none(i + 1) ? [i] : []));
}

function seriesOf(box: HTMLElement, row: Row): uPlot.Series {
  const stroke = (): string => colorOf(box, row.color);
  const fill = (): string => colorOf(box, row.as === 'disc' ? row.color : '--paper');
  switch (row.as) {
    case 'ring':
    case 'disc':
      return { paths: () => null, points: { show: true, size: 9, width: 1.8, stroke, fill } };
    case 'line':
    case 'edge': {
      const width = row.as === 'line' ? 4 : 1.5;
      const dots = alone(row.values);
      return { stroke, width, cap: 'round', ...(row.dash && { dash: [...row.dash] }), points: { show: row.as === 'line', size: 8, stroke, fill: stroke, filter: () => dots } };
    }
    default:
      return row.as satisfies never;
  }
}

/** Slanted lines on a ground, to be seen without their colors. */
function hatch(ground: string, color: string): CanvasPattern | string {
  const tile = document.createElement('canvas');
  tile.width = tile.height = Math.round(7 * devicePixelRatio);
  const ctx = tile.getContext('2d');
  if (!ctx) return color;
  const side = tile.width;
  ctx.fillStyle = ground;
  ctx.fillRect(0, 0, side, side);
  ctx.strokeStyle = color;
  ctx.lineWidth = 1.2 * devicePixelRatio;
  for (const at of [-side, 0, side]) {
    ctx.moveTo(at - 1, side + 1);
    ctx.lineTo(at + side + 1, -1);
  }
  ctx.stroke();
  return ctx.createPattern(tile, 'repeat') ?? color;
}

function optionsOf(box: HTMLElement, drawing: Drawing, onpoint: (i: number) => void): uPlot.Options {
  const { rows, fills } = drawing;
  return {
    width: Math.max(box.clientWidth, 200),
    height: box.clientHeight,
    padding: [room.top, room.right, room.bottom, room.left],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
    scales: { x: { time: false, range: (_, least, most) => (least === most ? [least - 1, most + 1] : [least, most]) }, y: { range: [0, 10] } },
    axes: [{ show: false }, { show: false }],
    series: [{}, ...rows.map((r) => seriesOf(box, r))],
    bands: fills.map((f) => ({ series: [f.between[0] + 1, f.between[1] + 1], fill: () => hatch(colorOf(box, '--surface'), colorOf(box, f.color)) })),
    hooks: {
      drawClear: [(u) => frame(u, box, drawing)],
      draw: [(u) => over(u, box, drawing)],
      setCursor: [(u) => u.cursor.idx != null && onpoint(u.cursor.idx)],
    },
  };
}

/** The pen of the page: its font and size, in the pixels of the screen. */
function pen(u: uPlot, box: HTMLElement, token: Token, strong = false): number {
  const style = getComputedStyle(box);
  const size = parseFloat(style.fontSize);
  u.ctx.font = `${strong ? '640' : '400'} ${size * devicePixelRatio}px ${style.fontFamily}`;
  u.ctx.fillStyle = colorOf(box, token);
  return size * devicePixelRatio;
}

/** Lines at 0, 5 and 10, their numbers, and the days at both ends. */
function frame(u: uPlot, box: HTMLElement, d: Drawing): void {
  const { ctx, bbox } = u;
  ctx.save();
  const size = pen(u, box, '--ink-2');
  ctx.strokeStyle = colorOf(box, '--hair');
  ctx.lineWidth = 1.5 * devicePixelRatio;
  for (const level of levels) {
    const y = u.valToPos(level, 'y', true);
    ctx.beginPath();
    ctx.moveTo(bbox.left - 6 * devicePixelRatio, y);
    ctx.lineTo(bbox.left + bbox.width + room.right * devicePixelRatio, y);
    ctx.stroke();
    ctx.fillText(String(level), 0, y + size / 3);
  }
  const below = bbox.top + bbox.height + size * 1.5;
  ctx.fillText(d.from, bbox.left - 6 * devicePixelRatio, below);
  ctx.textAlign = 'right';
  if (d.places.length > 1) ctx.fillText(d.to, bbox.left + bbox.width + room.right * devicePixelRatio, below);
  ctx.restore();
}

/** What lies over the rows: the joins, and the numbers at the ends of a row. */
function over(u: uPlot, box: HTMLElement, d: Drawing): void {
  u.ctx.save();
  if (d.joins) join(u, box, d, d.joins);
  if (d.named !== undefined) name(u, box, d, d.named);
  u.ctx.restore();
}

function join(u: uPlot, box: HTMLElement, d: Drawing, [a, b]: readonly [number, number]): void {
  u.ctx.strokeStyle = colorOf(box, '--edge');
  u.ctx.lineWidth = 2 * devicePixelRatio;
  for (const [i, place] of d.places.entries()) {
    const [x, y] = [d.rows[a]?.values[i], d.rows[b]?.values[i]];
    if (x === null || y === null || x === undefined || y === undefined || Math.abs(x - y) < 1) continue;
    const gap = 5 * devicePixelRatio * Math.sign(y - x);
    u.ctx.beginPath();
    u.ctx.moveTo(u.valToPos(place, 'x', true), u.valToPos(x, 'y', true) - gap);
    u.ctx.lineTo(u.valToPos(place, 'x', true), u.valToPos(y, 'y', true) + gap);
    u.ctx.stroke();
  }
}

/** The first and the last number of a row, clear of what is drawn beside them. */
function name(u: uPlot, box: HTMLElement, d: Drawing, at: number): void {
  const { color, values } = d.rows[at] ?? { color: '--ink', values: [] };
  const known = values.flatMap((v, i) => (v === null ? [] : [i]));
  const ends = known.length > 1 ? [known[0], known.at(-1)] : known;
  const size = pen(u, box, color, true);
  u.ctx.strokeStyle = colorOf(box, '--paper');
  u.ctx.lineWidth = 5 * devicePixelRatio;
  u.ctx.lineJoin = 'round';
  for (const [n, i] of ends.entries()) {
    if (i === undefined) continue;
    const x = u.valToPos(d.places[i] ?? 0, 'x', true);
    u.ctx.textAlign = n === 0 ? 'left' : 'right';
    const y = clear(u, d, x, u.valToPos(values[i] ?? 0, 'y', true), size);
    u.ctx.strokeText(String(values[i]), x, y);
    u.ctx.fillText(String(values[i]), x, y);
  }
}

/** The height of a number under or over everything near its place, on no line. */
function clear(u: uPlot, d: Drawing, x: number, y: number, size: number): number {
  const near = d.places.flatMap((p, i) => (Math.abs(u.valToPos(p, 'x', true) - x) < 2 * size ? d.rows.flatMap((r) => r.values[i] ?? []) : []));
  const ys = [y, ...near.map((v) => u.valToPos(v, 'y', true))];
  const [under, over] = [Math.max(...ys) + 1.3 * size, Math.min(...ys) - 0.6 * size];
  const steps = [0, 0.25, 0.5, 0.75, 1, 1.25].flatMap((n) => [under + n * size, over - n * size]);
  return steps.find((at) => free(u, at, size)) ?? over;
}

/** Whether a number at a height is in the chart and off its lines. */
function free(u: uPlot, at: number, size: number): boolean {
  const { top, height } = u.bbox;
  return at - size > top && at < top + height && levels.every((n) => Math.abs(u.valToPos(n, 'y', true) - (at - 0.36 * size)) > 0.55 * size);
}

function dataOf(d: Drawing): uPlot.AlignedData {
  return [[...d.places], ...d.rows.map((r) => [...r.values])];
}

/** Draws into a box, which gives it its size; tells which point the pointer is over. */
export function plot(box: HTMLElement, drawing: Drawing, onpoint: (i: number) => void): Plot {
  const u = new uPlot(optionsOf(box, drawing, onpoint), dataOf(drawing), box);
  const again = (): void => u.redraw(false);
  const looks = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)'].map((q) => matchMedia(q));
  for (const q of looks) q.addEventListener('change', again);
  const size = new ResizeObserver(() => u.setSize({ width: Math.max(box.clientWidth, 200), height: box.clientHeight }));
  size.observe(box);
  void document.fonts.ready.then(again);
  u.over.addEventListener('pointermove', (e) => e.pointerType === 'touch' && u.setCursor({ left: e.offsetX, top: 0 })); // uPlot follows the mouse only

  return {
    point: (i) => u.setCursor({ left: u.valToPos(drawing.places[i] ?? 0, 'x'), top: 0 }, false),
    destroy() {
      for (const q of looks) q.removeEventListener('change', again);
      size.disconnect();
      u.destroy();
    },
  };
}
