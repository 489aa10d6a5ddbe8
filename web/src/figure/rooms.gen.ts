// Made by go run ./tools/figures. How much room each film takes, in millimetres.
export const rooms = {
  'glute-roll side': { box: [-625, -879, 1354, 899], wall: false, floor: true, move: [-155, 85, 165, 85] },
  'glute-roll second': { box: [-486, -878, 924, 898], wall: false, floor: true, move: [0, 0, 0, 0] },
  'piriformis-figure-four side': { box: [-625, -879, 1414, 899], wall: false, floor: true, move: [-155, 85, 165, 85] },
  'piriformis-figure-four second': { box: [-486, -878, 924, 898], wall: false, floor: true, move: [0, 0, 0, 0] },
  'tfl-roll side': { box: [-908, -526, 1913, 546], wall: false, floor: true, move: [-176, 85, 144, 85] },
  'tfl-roll second': { box: [-928, -626, 1936, 991], wall: false, floor: false, move: [-160, 430, 160, 430] },
  'hip-flexor-roll side': { box: [-907, -529, 1961, 549], wall: false, floor: true, move: [-169, 85, 151, 85] },
  'hip-flexor-roll second': { box: [-913, -742, 1954, 1057], wall: false, floor: false, move: [-160, 380, 160, 380] },
  'glute-wall-ball side': { box: [-40, -1616, 783, 1636], wall: true, floor: true, move: [-85, -861, -85, -541] },
  'glute-wall-ball second': { box: [-311, -1617, 683, 1637], wall: false, floor: true, move: [-311, -861, -311, -541] },
  'piriformis-wall-ball side': { box: [-40, -1619, 774, 1639], wall: true, floor: true, move: [-85, -856, -85, -536] },
  'piriformis-wall-ball second': { box: [-320, -1619, 688, 1639], wall: false, floor: true, move: [-320, -856, -320, -536] },
  'tfl-wall-ball side': { box: [-40, -1638, 623, 1658], wall: true, floor: true, move: [-85, -873, -85, -553] },
  'tfl-wall-ball second': { box: [-177, -1638, 533, 1658], wall: false, floor: true, move: [-177, -873, -177, -553] },
} as const;
