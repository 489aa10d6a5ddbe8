// Package verify proves the safety properties over everything the engine can
// be asked, as far as that is finite, and says what it covered.
//
// Each property is a Check. It takes the engine apart into the functions it
// decides by (a Subject), so that the tests can plant a fault into any of them
// and see the check fail: a verifier that cannot fail proves nothing.
//
// # How much is everything
//
//   - S1 (declared): every plan of S4's sweep, and every forbidden region
//     planted into every technique of the pack.
//   - S1 (geometry): every technique of the pack on both sides, over its whole
//     stroke, on every body of a grid from the 1st to the 99th percentile of
//     height, mass for the height, leg length and breadth, both sexes: the
//     tool's patch, put off its mark, stays off every forbidden region, and its
//     middle stays on what the technique says it loads.
//   - S2: every reachable state of the session machine of several plans, to a
//     fixed point, at a grain of five seconds, under every event and under one
//     report of each kind of finding; and every report the pack can express
//     for the findings themselves.
//   - S3: every flag level with every clearance, named or not, on every day
//     around it, in force or over.
//   - S4: every set of techniques and sides that exclusions, tools and
//     techniques that are off can leave, with every length and dose.
//   - S5: every rule over every answer it reads, alone and all rules together;
//     every pair of questions; and every single change on many full sets.
//   - S6: every split of journals in two, in both orders and twice, and every
//     order of arrival.
//   - S7: every prefix of recorded sessions, resumed and ended.
//   - S8: every question, sensation, place and field with values it does not
//     take.
//
// # Why that covers the rest
//
// An outcome is the union over rules, and a rule reads a few answers; so what
// holds for every rule over all its answers holds for all answers together.
// S5 checks that the outcome is that union. A plan depends on its inputs only
// through what is left of techniques and sides, the length and the dose; S4
// checks that two inputs that leave the same give the same steps. A session
// depends on time only through the phase that a deadline ends, and on a report
// only through its finding; the grain divides every duration of the plans, so
// every order of deadlines and events occurs. The clearance of one body is a
// lower bound for the whole stroke and the whole region, not a sample; bodies
// between those of the grid are argued by how little changes from one to the
// next. Tests with random milliseconds
// stand beside it.
package verify
