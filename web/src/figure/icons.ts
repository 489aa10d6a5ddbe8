/** The icons: strokes of 2 on a field of 24, round ends. `fill` is a part that is filled as well. */
interface Drawn {
  readonly d: string;
  readonly fill?: string;
  readonly width?: number;
}

const ring = 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z';

const drawn = {
  back: { d: 'M14 5l-7 7 7 7' },
  chevron: { d: 'M9 5l7 7-7 7' },
  menu: { d: 'M4 8h16M4 16h16' },
  close: { d: 'M6 6l12 12M18 6L6 18' },
  check: { d: 'M5 12.5l4.5 4.5L19 7.5' },
  'minus-circle': { d: `${ring}M8 12h8` },
  more: { d: `${ring}M8 12v.1M12 12v.1M16 12v.1` },
  warning: { d: 'M12 4.5L2.8 20h18.4zM12 10v4.5M12 17.3v.2' },
  info: { d: `${ring}M12 11.5v5M12 7.8v.1` },
  question: { d: 'M8.5 9a3.5 3.5 0 1 1 5 3.2c-1 .6-1.5 1.2-1.5 2.3M12 18v.2' },
  phone: {
    d: 'M6 3.5h3.2l1.6 4.3-2.2 1.7a12 12 0 0 0 5.9 5.9l1.7-2.2 4.3 1.6V18c0 1.4-1.1 2.5-2.5 2.5C10.6 20.5 3.5 13.4 3.5 6 3.5 4.6 4.6 3.5 6 3.5z',
  },
  pause: { d: 'M8 5v14M16 5v14' },
  play: { d: 'M7.5 4.5l11.5 7.5-11.5 7.5z' },
  stop: { d: 'M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3z', fill: 'M9 9h6v6H9z' },
  skip: { d: 'M5 6l7 6-7 6zM13 6l7 6-7 6z' },
  ease: { d: 'M12 4v14M6 12.5l6 6 6-6' },
  'tender-spot': { d: ring, fill: 'M12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z' },
  swap: { d: 'M4 8h13l-3.5-3.5M20 16H7l3.5 3.5' },
  easing: { d: 'M3 6c5 0 6 11 18 12' },
  same: { d: 'M3 8h18M3 16h18' },
  rising: { d: 'M3 18c8 0 12-5 18-14M14 4h7v7' },
  bolt: { d: 'M13 3L6 13h5l-1.5 8L18 10h-5z' },
  dots: { d: 'M5 6v.1M12 6v.1M19 6v.1M5 12v.1M12 12v.1M19 12v.1M5 18v.1M12 18v.1M19 18v.1', width: 3.2 },
  weak: { d: 'M4 6c8 0 9 2 9 12M8.5 13.5L13 18l4.5-4.5' },
  sound: { d: 'M4 9.5v5h3.5l4.5 4v-13l-4.5 4zM16 9a4.5 4.5 0 0 1 0 6M18.7 6.5a8 8 0 0 1 0 11' },
  'sound-off': { d: 'M4 9.5v5h3.5l4.5 4v-13l-4.5 4zM16.5 9.5l5 5M21.5 9.5l-5 5' },
  mic: { d: 'M12 3.5a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0v-5a3 3 0 0 0-3-3zM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3' },
  vibrate: { d: 'M8.5 4h7v16h-7zM5 8v8M2 10v4M19 8v8M22 10v4' },
  offline: { d: 'M3 3l18 18M9 17.5a4.3 4.3 0 0 1 6 0M5.5 13.8a9.5 9.5 0 0 1 5-2.6M14.6 11.7a9.5 9.5 0 0 1 3.9 2.1M2.5 9.8a14 14 0 0 1 4.2-2.7M10.7 5.9a14 14 0 0 1 10.8 3.9M12 21v.1' },
  share: { d: 'M12 15V3.5M7.5 8L12 3.5 16.5 8M5 12.5V20h14v-7.5' },
  download: { d: 'M12 4v11.5M7.5 11l4.5 4.5 4.5-4.5M5 20h14' },
  upload: { d: 'M12 15.5V4M7.5 8.5L12 4l4.5 4.5M5 20h14' },
  print: { d: 'M7 9V3.5h10V9M7 17H4V9h16v8h-3M7 14h10v6.5H7z' },
  trash: { d: 'M4 7h16M9.5 7V4h5v3M6 7l1 13.5h10L18 7M10 11v5.5M14 11v5.5' },
  gear: {
    d: 'M12 8.8a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4zM10.3 3h3.4l.5 2.6 1.7 1 2.5-.9 1.7 2.9-2 1.7v2l2 1.7-1.7 2.9-2.5-.9-1.7 1-.5 2.6h-3.4l-.5-2.6-1.7-1-2.5.9-1.7-2.9 2-1.7v-2l-2-1.7 1.7-2.9 2.5.9 1.7-1z',
  },
  clock: { d: `${ring}M12 7v5l3.5 2` },
  calendar: { d: 'M4 6h16v14H4zM4 10.5h16M8.5 3.5V7M15.5 3.5V7' },
} as const satisfies Record<string, Drawn>;

export type IconName = keyof typeof drawn;

export const icons: Readonly<Record<IconName, Drawn>> = drawn;
