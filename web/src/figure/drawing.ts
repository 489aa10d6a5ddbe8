/** From a pose to the layers of a picture, the farthest first. */
import { neck } from './art/girths';
import * as head from './art/head';
import { armOutline, farArmOutline, footOutline, legOutline } from './art/limbs';
import { hatching, neckSkin, spine, target, torso } from './art/torso';
import { h } from './bones';
import { limb } from './outline';
import type { Limbs, Pose } from './pose/pose';
import { type Point, add, along, scale } from './space';
import { placeOn } from './trunk';

export interface Layer {
  readonly look: string;
  readonly d: string;
  readonly transform?: string;
}

function farLimbs(l: Limbs): Layer[] {
  return [
    { look: 'f-far', d: farArmOutline(l.arm) },
    { look: 'f-far', d: footOutline(l.leg) },
    { look: 'f-farwear', d: legOutline(l.leg) },
  ];
}

const neckTop = (pose: Pose): Point =>
  add(placeOn(pose.trunk, h(306), h(-16)), scale(along(pose.neck), h(48)));

function headLayers(pose: Pose): Layer[] {
  const transform = head.headOn(neckTop(pose), pose.head);
  const layer = (look: string, d: string): Layer => ({ look, d, transform });
  return [
    { look: 'f-near', d: limb(placeOn(pose.trunk, h(292), h(-24)), neckTop(pose), neck) },
    layer('f-near', head.face),
    layer('f-hair', head.bun),
    layer('f-hair', head.hair),
    layer('f-near', head.ear),
    layer('f-line', head.lines),
  ];
}

function body(pose: Pose): Layer[] {
  const { leg } = pose.near;
  return [
    { look: 'f-near f-over', d: footOutline(leg) },
    { look: 'f-wear f-over', d: torso(pose.trunk, pose.target) + legOutline(leg) },
    { look: 'f-fold', d: spine(pose.trunk) },
    { look: 'f-near', d: neckSkin(pose.trunk) },
    { look: 'f-target', d: target(pose.trunk, pose.target) },
    { look: 'f-hatch', d: hatching(pose.trunk) },
  ];
}

export function layersOf(pose: Pose): Layer[] {
  return [
    ...farLimbs(pose.far),
    ...body(pose),
    ...headLayers(pose),
    { look: 'f-near f-over', d: armOutline(pose.near.arm) },
  ];
}
