// Package plan finds the best session that fits, and the days for it.
//
// "Best" is a score, and the planner is exact: no session within the limits
// has a higher one. It is not greedy and does not guess.
//
// # What is chosen
//
// Each technique that nothing speaks against is left out or gets a dose: some
// seconds of rolling, in multiples of Dose.Step, and one or more holds. Both
// sides get the same dose. When a site excludes one side the other is planned
// alone, and the plan says so.
//
// Only the seconds of work, rolling and holding together, count for the score.
// Of the splits of the same work the plan uses the one nearest to the pack's
// default rolling, and of those the one with the fewest holds.
//
// # What a session takes
//
//	a step     enter + work + exit
//	a position its setup, once, in the enter of the first step there
//	a session  all of it, at most the minutes asked for
//
// The positions are visited once each, in the order of the pack. A session has
// at least Dose.Session.Min seconds whenever that can be reached; this comes
// before the score. Doses are whole steps on two sides, so that sessions come
// in lengths up to 30 seconds apart: a session that falls short by no more is
// brought to the least by getting ready more slowly, up to 15 seconds a step.
// Where it cannot be reached, the best session below is planned with a note
// that says why. Half a dose has half the time, the least of every dose, and
// no least session.
//
// # The score
//
//	score = sum over muscles and sides of weight(muscle) × worth(work)
//	      − sum over positions of 16 × (setup + 30)
//
// worth counts a second of work as 5 in the first third of what a muscle and
// side may have in a session, 2 in the second third, 1 in the last: with the
// limit of 180 seconds, up to 60, 120 and 180. A technique that reaches two
// muscles works both.
//
// weight is 16 × the pack's priority, plus sixteenths of the way up to the next
// higher priority of the pack: 8 for a muscle the person says is tight, and 0
// to 3 for the rest it has had (none for today or yesterday, 1 from two days,
// 2 from four, 3 from a week or never). At most 11 of 16: what is tight counts
// more than what is rested, and neither lifts a muscle past one that the pack
// puts before it. A tight muscle that is never rolled raises those that come
// first instead: at three quarters of the highest priority or more, which in
// the built-in pack are the glutes and the hip flexors.
//
// Of sessions with the same score the shorter one is planned; of those of the
// same length always the same one.
//
// # How it is found
//
// Techniques that share muscles form a group. Within a group every way of
// giving doses is weighed; ways that no later technique could tell apart are
// merged, the best kept. Groups share nothing but the time and the positions,
// so that they combine by dynamic programming over both: problem.go has the
// question, fold.go a group, solve.go the combination.
//
// A dumb planner in the tests tries every session there is and must come to the
// same score; the same question written as a linear program must too, when
// GLPK solves it.
//
// # Words
//
// Reasons and notes are ids. Their sentences are plan.why, plan.left, plan.note
// and plan.rest in words/, with {technique}, {side} and {tool} for the names of
// what is left out, {min} for the least session in minutes, and {discomfort}
// for the plan's ceiling.
//
// # Promises
//
//   - No plan leaves a limit of the pack, or it has a note that says which and
//     why (S4). No plan has a technique or side that the answers exclude (S1).
//   - Every technique is in the plan or left out with a reason, exactly once
//     for each side.
//   - More minutes never make a session worse, and one technique less never
//     makes it better: in reaching the least first, then in score.
//   - Plan is a pure function of its arguments.
//   - Read accepts nothing that could harm the person who follows it.
//
// The property tests beside this file check these over random answers and
// wishes; package verify over every plan it can reach.
package plan
