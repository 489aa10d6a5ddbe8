// Made by go run ./tools/figures. How much room each film takes, in millimetres.
export const rooms = {
  'glute-roll side': { box: [-619, -877, 1358, 897], wall: false, floor: true, move: [-155, 85, 165, 85] },
  'glute-roll second': { box: [-471, -876, 922, 896], wall: false, floor: true, move: [0, 0, 0, 0] },
  'piriformis-figure-four side': { box: [-619, -877, 1459, 897], wall: false, floor: true, move: [-155, 85, 165, 85] },
  'piriformis-figure-four second': { box: [-471, -876, 922, 896], wall: false, floor: true, move: [0, 0, 0, 0] },
  'tfl-roll side': { box: [-902, -524, 1911, 544], wall: false, floor: true, move: [-176, 85, 144, 85] },
  'tfl-roll second': { box: [-918, -651, 1931, 1016], wall: false, floor: false, move: [-160, 430, 160, 430] },
  'hip-flexor-roll side': { box: [-900, -529, 1958, 549], wall: false, floor: true, move: [-169, 85, 151, 85] },
  'hip-flexor-roll second': { box: [-906, -742, 1950, 1057], wall: false, floor: false, move: [-160, 380, 160, 380] },
  'glute-wall-ball side': { box: [-40, -1617, 784, 1637], wall: true, floor: true, move: [-85, -868, -85, -548] },
  'glute-wall-ball second': { box: [-285, -1617, 660, 1637], wall: false, floor: true, move: [-285, -868, -285, -548] },
  'piriformis-wall-ball side': { box: [-40, -1619, 777, 1639], wall: true, floor: true, move: [-85, -866, -85, -546] },
  'piriformis-wall-ball second': { box: [-281, -1618, 653, 1638], wall: false, floor: true, move: [-281, -866, -281, -546] },
  'tfl-wall-ball side': { box: [-40, -1638, 623, 1658], wall: true, floor: true, move: [-85, -874, -85, -554] },
  'tfl-wall-ball second': { box: [-177, -1638, 528, 1658], wall: false, floor: true, move: [-177, -874, -177, -554] },
} as const;
