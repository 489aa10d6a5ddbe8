/** Reads the body's file and makes one mesh of its skin, so that it is drawn at once; which face is in which regions is kept beside it. */
import { BufferGeometry, type AnimationClip, type Group, type Material, Mesh, MeshLambertMaterial, SkinnedMesh } from 'three';
import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js';

/** Faces that lie in the same regions. */
export interface Part {
  /** Names of regions, without their side; none for the rest of the body. */
  regions: readonly string[];
  sides: readonly string[];
  /** The first index and the one after the last. */
  from: number;
  to: number;
}

export interface Loaded {
  scene: Group;
  skin: SkinnedMesh;
  parts: readonly Part[];
  clips: readonly AnimationClip[];
  /** Tones by what stands in the file for them: red, green, blue of 255. */
  tones: ReadonlyMap<string, string>;
}

export async function load(address: string): Promise<Loaded> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const { scene, animations, asset } = await new GLTFLoader().parseAsync(await answer.arrayBuffer(), '');
  const pieces: SkinnedMesh[] = [];
  scene.traverse((o) => {
    if (o instanceof SkinnedMesh) pieces.push(o);
    else if (o instanceof Mesh) o.material = plain();
  });
  const { skin, parts } = joined(pieces);
  for (const p of pieces) p.removeFromParent();
  scene.add(skin);
  return { scene, skin, parts, clips: animations, tones: tonesOf(asset.extras) };
}

function plain(): MeshLambertMaterial {
  return new MeshLambertMaterial({ vertexColors: true });
}

/** All pieces share their corners: only the faces are put one after the other. */
function joined(pieces: readonly SkinnedMesh[]): { skin: SkinnedMesh; parts: Part[] } {
  const first = pieces[0];
  if (!first) throw new Error('the body has no skin');
  const indices: number[] = [];
  const parts = pieces.map((p): Part => {
    const from = indices.length;
    for (const i of p.geometry.index?.array ?? []) indices.push(i);
    return { ...named(p.material), from, to: indices.length };
  });
  const geometry = new BufferGeometry();
  for (const [name, values] of Object.entries(first.geometry.attributes)) geometry.setAttribute(name, values);
  geometry.setIndex(indices);
  const skin = new SkinnedMesh(geometry, plain());
  skin.bind(first.skeleton, first.bindMatrix);
  skin.frustumCulled = false; // it is posed away from where it rests
  return { skin, parts };
}

/** region:lumbar-spine:middle+flank:left */
function named(material: Material | Material[]): { regions: string[]; sides: string[] } {
  const name = Array.isArray(material) ? '' : material.name;
  const all = name.startsWith('region:') ? name.slice('region:'.length).split('+') : [];
  return { regions: all.map((r) => r.split(':')[0] ?? ''), sides: all.map((r) => r.split(':')[1] ?? '') };
}

function tonesOf(extras: unknown): Map<string, string> {
  const tones = (extras as { tones?: Record<string, readonly number[]> } | undefined)?.tones ?? {};
  return new Map(Object.entries(tones).map(([name, rgb]) => [rgb.slice(0, 3).join(), name]));
}
