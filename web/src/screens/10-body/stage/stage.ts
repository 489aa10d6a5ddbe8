/**
 * The body to turn, in three.js: mount(canvas) puts it there, show(what) says
 * what is seen. It draws when something changed, and never by itself.
 */
import { AnimationMixer, Box3, CircleGeometry, DirectionalLight, HemisphereLight, Mesh, MeshBasicMaterial, PerspectiveCamera, PlaneGeometry, Raycaster, Scene, Vector2, Vector3, WebGLRenderer } from 'three';
import { hold, place, viewOf, type View } from './frame';
import { load, type Loaded } from './load';
import { Paint, type Colors } from './paint';

export interface Shown {
  colors: Colors;
  /** Regions that are lit. */
  regions: readonly string[];
  /** Around the upright axis, in radians: 0 is the front, a half turn the back. */
  turn: number;
  /** A technique and side, as glute-roll:left, or null for standing. */
  clip: string | null;
  /** Where in the clip it stands still, as a share of it, or null: it plays. */
  at: number | null;
}

export interface Stage {
  show(what: Shown): void;
  /** The regions under a place of the canvas, in its pixels. */
  under(x: number, y: number): readonly string[];
  /** Which way to turn to look at regions, the shorter one. */
  facing(regions: readonly string[], from: number): number;
  /** Draws anew at the size the canvas has now. */
  fit(): void;
  end(): void;
}

const slowly = 0.75;
const lift = 0.16;

/** Puts the body on a canvas that draws with WebGL. */
export async function mount(canvas: HTMLCanvasElement, context: WebGL2RenderingContext, address: string): Promise<Stage> {
  const renderer = new WebGLRenderer({ canvas, context });
  try {
    return new Standing(renderer, await load(address));
  } catch (e) {
    renderer.dispose();
    throw e;
  }
}

class Standing implements Stage {
  readonly #scene = new Scene();
  readonly #camera = new PerspectiveCamera(20);
  readonly #mixer: AnimationMixer;
  readonly #paint: Paint;
  readonly #floor = new Mesh(new CircleGeometry(1, 64).rotateX(-Math.PI / 2), new MeshBasicMaterial({ transparent: true, opacity: 0.16, depthWrite: false }));
  readonly #wall = new Mesh(new PlaneGeometry(1.6, 1.9).translate(0, 0.95, 0), new MeshBasicMaterial({ transparent: true, opacity: 0.16, depthWrite: false, side: 2 }));
  #what: Shown | null = null;
  #view: View;
  #due = 0;
  #last = 0;

  constructor(
    private readonly renderer: WebGLRenderer,
    private readonly body: Loaded,
  ) {
    const light = new DirectionalLight(0xffffff, 1.5);
    light.position.set(-0.7, 1, 0.9);
    this.#camera.add(light);
    this.#scene.add(new HemisphereLight(0xffffff, 0xb8aca0, 2.1), this.#camera, this.#floor, this.#wall, body.scene);
    this.#mixer = new AnimationMixer(body.scene);
    this.#paint = new Paint(body);
    this.#view = this.#viewed();
    this.fit();
  }

  show(what: Shown): void {
    const before = this.#what;
    this.#what = what;
    if (before?.colors !== what.colors || before.regions !== what.regions) this.#paint.lay(what.colors, what.regions);
    this.#floor.material.color.set(what.colors.floor);
    this.#wall.material.color.set(what.colors.floor);
    if (before?.clip !== what.clip || before?.at !== what.at) this.#pose(what);
    this.#ask();
  }

  /** Stands, or takes the pose of a clip. */
  #pose({ clip, at }: Shown): void {
    this.#mixer.stopAllAction();
    const found = this.body.clips.find((c) => c.name === clip);
    if (found) this.#mixer.clipAction(found).play();
    this.#mixer.setTime(found ? found.duration * (at ?? 0.5) : 0);
    this.#wall.visible = clip?.includes('-wall-') ?? false;
    this.#view = this.#viewed();
    this.#floor.scale.setScalar(this.#wall.visible ? 0.55 : Math.max(0.45, this.#view.wide * 0.9));
    this.#floor.position.set(this.#view.middle.x, 0, this.#view.middle.z);
    this.#last = 0;
  }

  #viewed(): View {
    this.body.scene.updateMatrixWorld(true);
    const box = new Box3();
    hold(box, this.body.skin.skeleton.bones);
    box.min.y = Math.min(box.min.y, 0);
    return viewOf(box);
  }

  under(x: number, y: number): readonly string[] {
    const { clientWidth, clientHeight } = this.renderer.domElement;
    const ray = new Raycaster();
    ray.setFromCamera(new Vector2((x / clientWidth) * 2 - 1, 1 - (y / clientHeight) * 2), this.#camera);
    this.body.skin.computeBoundingBox(); // as it is posed now
    this.body.skin.computeBoundingSphere();
    const hit = ray.intersectObject(this.body.skin)[0];
    const at = (hit?.faceIndex ?? -1) * 3;
    return this.body.parts.find((p) => p.from <= at && at < p.to)?.regions ?? [];
  }

  facing(regions: readonly string[], from: number): number {
    const { index, attributes } = this.body.skin.geometry;
    const ways = new Map<string, Vector3>();
    const out = new Vector3();
    for (const p of this.body.parts) {
      const k = p.regions.findIndex((r) => regions.includes(r));
      if (k < 0 || !attributes['normal'] || !index) continue;
      const way = ways.get(p.sides[k] ?? '') ?? new Vector3();
      for (let i = p.from; i < p.to; i++) way.add(out.fromBufferAttribute(attributes['normal'], index.getX(i)));
      ways.set(p.sides[k] ?? '', way);
    }
    const turns = [...ways.values()].map((w) => Math.atan2(w.x, w.z) - from).map((t) => Math.atan2(Math.sin(t), Math.cos(t)));
    const nearest = turns.sort((a, b) => Math.abs(a) - Math.abs(b))[0];
    return from + (nearest ?? 0);
  }

  fit(): void {
    const { clientWidth, clientHeight } = this.renderer.domElement;
    if (clientWidth === 0 || clientHeight === 0) return;
    this.renderer.setPixelRatio(Math.min(2, devicePixelRatio));
    this.renderer.setSize(clientWidth, clientHeight, false);
    this.#camera.aspect = clientWidth / clientHeight;
    this.#ask();
  }

  end(): void {
    cancelAnimationFrame(this.#due);
    this.renderer.dispose();
    this.renderer.forceContextLoss();
  }

  /** Asks for one picture, unless one is due. */
  #ask(): void {
    if (this.#due === 0) this.#due = requestAnimationFrame((now) => this.#draw(now));
  }

  #draw(now: number): void {
    this.#due = 0;
    const what = this.#what;
    if (!what) return;
    const moves = what.at === null && what.clip !== null;
    if (moves && this.#last > 0) this.#mixer.update(((now - this.#last) / 1000) * slowly);
    this.#last = now;
    place(this.#camera, this.#view, what.turn, lift);
    this.renderer.render(this.#scene, this.#camera);
    if (moves) this.#ask();
  }
}
