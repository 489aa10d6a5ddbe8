/** Arms and legs as drawn outlines. */
import { type Girth, limb } from '../outline';
import type { Arm, Leg } from '../pose/pose';
import { distance, seen } from '../space';
import { footAt, handAt, looseHandAt, tiptoeAt } from './extremities';
import * as girths from './girths';

const lowerArm = (a: Arm): string =>
  limb(a.elbow, a.wrist, girths.forearm) + (a.loose ? looseHandAt(a.wrist, a.fingers) : handAt(a.wrist, a.fingers));

export const armOutline = (a: Arm): string => limb(a.shoulder, a.elbow, girths.upperArm) + lowerArm(a);

export const farArmOutline = (a: Arm): string => limb(a.shoulder, a.elbow, girths.farUpperArm) + lowerArm(a);

/** A limb that points at the viewer is drawn short, so its ends are drawn rounder. */
function foreshortened(leg: Leg): boolean {
  return distance(seen(leg.hip), seen(leg.knee)) < 0.8 * distance(leg.hip, leg.knee);
}

const thighOf = (leg: Leg): readonly Girth[] => (foreshortened(leg) ? girths.shortThigh : girths.thigh);

const shankOf = (leg: Leg): readonly Girth[] => (foreshortened(leg) ? girths.shortShank : girths.shank);

/** The clothed leg: it ends above the ankle. */
export const legOutline = (l: Leg): string => limb(l.hip, l.knee, thighOf(l)) + limb(l.knee, l.ankle, shankOf(l));

/** The bare ankle and foot. */
export const footOutline = (l: Leg): string => limb(l.knee, l.ankle, girths.ankle) + (l.ball ? tiptoeAt(l.ankle, l.toes, l.ball) : footAt(l.ankle, l.toes));
