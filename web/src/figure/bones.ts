/**
 * The drawn body's measures, in picture units. Lengths are shares of body height
 * (Drillis and Contini as read in Winter; depths after ANSUR II).
 */
export const H = 340;

/** A share of body height, given in thousandths. */
export const h = (thousandths: number): number => (thousandths * H) / 1000;

export const bones = {
  thigh: h(245),
  shank: h(246),
  upperArm: h(186),
  forearm: h(146),
  /** Ankle to the ball of the foot: 70 ahead and 30 below when flat. */
  instep: h(Math.hypot(70, 30)),
  /** Hip joint to shoulder joint along the trunk. */
  trunk: h(284),
  /** Hip joint height when standing: where the trunk's heights count from. */
  hipHeight: h(530),
} as const;

/** Heights of joints over the floor when the part lies on it. */
export const rest = { ankle: h(39), wrist: h(21), elbow: h(20), knee: h(34), forearm: h(17), ball: h(12), instep: h(28) } as const;

/** How far the far hip and shoulder lie behind the near ones. */
export const breadth = { hip: h(100), shoulder: h(190) } as const;

/** A roller of 15 cm and a ball of 8 cm beside somebody of 1.7 m. */
export const tool = { roller: h(44), ball: h(25) } as const;

/** How deep the tool sinks into the flesh. */
export const sink = h(10);

/** The lower back's keep-out on the trunk, heights over the hip joint: 0.575 to 0.72 of body height. */
export const lumbar = { low: h(45), high: h(190) } as const;
