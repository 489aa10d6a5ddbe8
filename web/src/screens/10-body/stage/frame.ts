/** Where the camera stands: around the body, so far that all of it is seen. */
import { Box3, type Object3D, type PerspectiveCamera, Vector3 } from 'three';

/** How far the skin reaches beyond the joints, in meters. */
const flesh = 0.13;

export interface View {
  middle: Vector3;
  /** Half of what has to be seen: to the sides, whichever way it is turned, and up. */
  wide: number;
  high: number;
}

/** The view that holds some joints at every instant that was noted. */
export function viewOf(box: Box3): View {
  const size = box.getSize(new Vector3()).addScalar(2 * flesh);
  return { middle: box.getCenter(new Vector3()), wide: Math.hypot(size.x, size.z) / 2, high: size.y / 2 };
}

export function hold(box: Box3, joints: readonly Object3D[]): void {
  const at = new Vector3();
  for (const j of joints) box.expandByPoint(j.getWorldPosition(at));
}

/** Puts the camera so that the view fills the picture. turn and lift are in radians. */
export function place(camera: PerspectiveCamera, view: View, turn: number, lift: number): void {
  const up = Math.tan((camera.fov * Math.PI) / 360);
  const tall = view.high * Math.cos(lift) + view.wide * Math.sin(Math.abs(lift));
  const far = Math.max(tall / up, view.wide / (up * camera.aspect)) + view.wide * 0.6;
  camera.position.set(Math.sin(turn) * Math.cos(lift), Math.sin(lift), Math.cos(turn) * Math.cos(lift)).multiplyScalar(far).add(view.middle);
  camera.lookAt(view.middle);
  camera.near = Math.max(0.1, far - 3);
  camera.far = far + 4;
  camera.updateProjectionMatrix();
}
