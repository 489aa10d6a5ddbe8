// Package screen turns the answers of the safety check into an outcome: how
// far they speak against rolling, by which rules, and what is adapted.
//
// # Unknown
//
// Every condition has one of three values. A rule joins clauses, and a clause
// holds when one of its conditions does:
//
//	answer                    condition "yes"    condition on a number
//	"yes", "unsure"           holds
//	"no", an empty list       does not
//	a number                                     holds or does not
//	not answered              unknown            unknown
//
// A rule fires when every clause holds. What is unknown is never taken as
// "no": as long as anything is unanswered the outcome is incomplete, and an
// incomplete outcome allows nothing. A level already reached is reported all
// the same.
//
// # Promises
//
//   - Screen is a pure function of its arguments and allocates nothing.
//   - Rules can only fire on more, never on less: changing "no" to "yes" or
//     "unsure", or taking an answer away, never makes the outcome milder (S5).
//   - A clearance changes only rules at professional-first. An urgent or an
//     emergency answer counts whatever was cleared before.
//
// Package verify checks these over the rules of the pack.
package screen
