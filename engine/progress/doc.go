// Package progress reads the days between sessions: whether the back gets
// worse, whether anything helps, and what a worsening leads to.
//
// It looks at plain lists: mornings, ratings of activities, answers after
// holds. Where they come from is the journal's business.
//
// Alarms are deliberately asymmetric. An improvement counts from 2 points or
// 30 per cent; a worsening already counts at less, because people notice it at
// less, and because a missed worsening costs more than a rest day. Single
// ratings are noisy, so all but the sharpest rule look at runs and at the own
// median, never at one number alone.
//
// # Promises
//
//   - Everything is a pure function of lists and a day.
//   - All arithmetic is in integers; medians are doubled, means cross-multiplied.
//   - Too little data gives no finding, and Baseline says how much is missing.
package progress
