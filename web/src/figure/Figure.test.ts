import { render } from '@testing-library/svelte';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import BodyMap from './BodyMap.svelte';
import Figure from './Figure.svelte';
import Icon from './Icon.svelte';
import { icons, type IconName } from './icons';
import type { Side, TechniqueID } from './ids';
import { loadFilms } from './films';
import { rooms } from './rooms.gen';
import { show } from './shown.svelte';
import Where from './Where.svelte';

const techniques = [...new Set(Object.keys(rooms).map((key) => key.split(' ')[0]))] as TechniqueID[];

beforeAll(async () => {
  await loadFilms();
  await show(null);
});

const base = { phase: 'roll', stroke: 0.3, spot: false, still: false, label: 'Rolling' } as const;

function drawn(props: object): SVGSVGElement {
  const svg = render(Figure, { technique: 'glute-roll', side: 'right', ...base, ...props }).container.querySelector('svg');
  if (!svg) throw new Error('nothing was drawn');
  return svg;
}

describe('the figure', () => {
  it('has a name where it is given one, and is skipped where it is not', () => {
    expect(drawn({}).getAttribute('role')).toBe('img');
    expect(drawn({}).getAttribute('aria-label')).toBe('Rolling');
    expect(drawn({ label: '' }).getAttribute('aria-hidden')).toBe('true');
    expect(drawn({ label: '' }).hasAttribute('role')).toBe(false);
  });

  it.each(techniques)('%s on the left is the mirror image of the right', (technique) => {
    const [right, left] = (['right', 'left'] as const).map((side: Side) => drawn({ technique, side }));
    expect(left?.querySelector('g')?.getAttribute('transform')).toBe('scale(-1 1)');
    expect(right?.querySelector('g')?.hasAttribute('transform')).toBe(false);
    expect(left?.querySelector('g')?.innerHTML).toBe(right?.querySelector('g')?.innerHTML);
  });

  it('shows the way of the roller only while rolling, and not when small', () => {
    const arrows = (props: object): number => drawn(props).querySelectorAll('.f-move').length;
    expect(arrows({})).toBe(1);
    expect(arrows({ still: true })).toBe(0);
    for (const phase of ['still', 'enter', 'hold', 'exit']) expect(arrows({ phase })).toBe(0);
  });

  it('marks the tender spot only in a hold', () => {
    expect(drawn({ phase: 'hold', spot: true }).querySelector('.f-spot')).not.toBeNull();
    expect(drawn({ phase: 'hold' }).querySelector('.f-spot')).toBeNull();
    expect(drawn({ spot: true }).querySelector('.f-spot')).toBeNull();
  });

  it('stays still while the stroke does, and stays in its stroke', () => {
    expect(drawn({ stroke: 0.3 }).innerHTML).toBe(drawn({ stroke: 0.3 }).innerHTML);
    expect(drawn({ stroke: 7 }).innerHTML).toBe(drawn({ stroke: 1 }).innerHTML);
    expect(drawn({ stroke: 0.3 }).innerHTML).not.toBe(drawn({ stroke: 0.8 }).innerHTML);
  });

  it('keeps its room over stroke and phase, so that nothing around it moves', () => {
    const rooms = ['still', 'enter', 'roll', 'hold', 'exit'].map((phase) => drawn({ phase, stroke: phase.length / 6 }).getAttribute('viewBox'));
    expect(new Set(rooms).size).toBe(1);
  });

  it('keeps the page policy: no style attribute', () => {
    for (const technique of techniques) expect(drawn({ technique }).outerHTML).not.toContain('style=');
  });
});

describe('the body map', () => {
  it('reports the place that is tapped and lights the one that is given', () => {
    const onpick = vi.fn();
    const { container } = render(BodyMap, { place: 'both-legs', onpick });
    expect(container.querySelectorAll('.lit')).toHaveLength(2);
    for (const region of container.querySelectorAll('.region')) region.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    const picked = onpick.mock.calls.map(([place]) => place as string).sort();
    expect(picked).toEqual(['back', 'elsewhere', 'foot', 'here', 'leg-left', 'leg-right', 'lips-or-fingers', 'saddle']);
    expect(container.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true');
  });
});

describe('the rule in one picture', () => {
  it('has its words in it and a name for those who do not see it', () => {
    const { container } = render(Where, { here: 'Here', never: 'Never here', label: 'Back of a body' });
    expect([...container.querySelectorAll('text')].map((t) => t.textContent)).toEqual(['Never', 'here', 'Here']);
    expect(container.querySelector('svg')?.getAttribute('aria-label')).toBe('Back of a body');
  });
});

describe('the icons', () => {
  it.each(Object.keys(icons) as IconName[])('%s is drawn and left out of what is read', (name) => {
    const svg = render(Icon, { name }).container.querySelector('svg');
    expect(svg?.getAttribute('aria-hidden')).toBe('true');
    expect(svg?.querySelector('path')?.getAttribute('d')).toMatch(/^M/);
  });
});
