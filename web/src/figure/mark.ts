/** The mark's one line, on a field of 44 by 32. The app icons are made from it too. */
export const mark =
  'M2.5 26c6.5 0 12.5-1 17.5-5 6-4.8 8.3-9.2 7.3-13-.8-3.2-3.6-5-6.8-5-4.6 0-7.7 3.8-6.3 8.6C15.9 17.6 23 21.5 30 21c4.2-.3 7.8-1.7 11.5-3.5';
