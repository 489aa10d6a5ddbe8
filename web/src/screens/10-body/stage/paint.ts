/** Puts the page's colors on the body, and lights what was chosen. */
import { type BufferAttribute, Color, Mesh, type Object3D } from 'three';
import type { Loaded, Part } from './load';

/** Colors by tone, as CSS has them. */
export type Colors = Readonly<Record<'skin' | 'wear' | 'hair' | 'target' | 'paper' | 'roller' | 'floor', string>>;

export class Paint {
  /** The tone of every corner, as the file has it. */
  readonly #tones: readonly string[];
  readonly #tools: { color: BufferAttribute; tones: readonly string[] }[] = [];

  constructor(private readonly body: Loaded) {
    this.#tones = this.#read(this.#color(body.skin));
    body.scene.traverse((o) => {
      if (o instanceof Mesh && o !== body.skin) this.#tools.push({ color: this.#color(o), tones: this.#read(this.#color(o)) });
    });
  }

  /** Colors everything; of the regions those that are chosen, or without a choice where to roll and the lower back. */
  lay(colors: Colors, chosen: readonly string[]): void {
    const shades = new Map<string, Color>();
    const shade = (name: string, css: () => Color): Color => {
      const known = shades.get(name) ?? css();
      shades.set(name, known);
      return known;
    };
    const color = this.#color(this.body.skin);
    const index = this.body.skin.geometry.index?.array ?? [];
    for (const part of this.body.parts) {
      const lit = litness(part, chosen);
      for (let i = part.from; i < part.to; i++) {
        const corner = index[i] ?? 0;
        const tone = this.#tones[corner] ?? 'skin';
        const { r, g, b } = shade(`${tone} ${lit}`, () => mixed(tone, lit, colors));
        color.setXYZ(corner, r, g, b);
      }
    }
    color.needsUpdate = true;
    for (const tool of this.#tools) {
      tool.tones.forEach((tone, i) => {
        const { r, g, b } = shade(tone, () => new Color(tone === 'core' ? colors.paper : colors.roller));
        tool.color.setXYZ(i, r, g, b);
      });
      tool.color.needsUpdate = true;
    }
  }

  #color(o: Object3D): BufferAttribute {
    return (o as Mesh).geometry.getAttribute('color') as BufferAttribute;
  }

  #read(color: BufferAttribute): string[] {
    return Array.from({ length: color.count }, (_, i) => {
      const rgb = [color.getX(i), color.getY(i), color.getZ(i)].map((x) => Math.round(x * 255)).join();
      return this.body.tones.get(rgb) ?? 'skin';
    });
  }
}

/** How much of a region's own tone is seen. */
function litness(part: Part, chosen: readonly string[]): number {
  if (part.regions.some((r) => chosen.includes(r))) return 1;
  const back = part.regions.includes('lumbar-spine') || part.regions.includes('flank');
  const target = part.regions.some((r) => /^(buttock|piriformis|hip|thigh)-/.test(r));
  if (chosen.length === 0) return back || target ? 1 : 0;
  return back ? 0.35 : target ? 0.22 : 0;
}

function mixed(tone: string, lit: number, c: Colors): Color {
  switch (tone) {
    case 'target':
      return new Color(c.wear).lerp(new Color(c.target), lit);
    case 'never':
      return new Color(c.wear).lerp(new Color(c.paper), lit);
    case 'bare':
      return new Color(c.skin).lerp(new Color(c.paper), lit);
    case 'hair':
      return new Color(c.hair);
    case 'wear':
      return new Color(c.wear);
    default:
      return new Color(c.skin);
  }
}
