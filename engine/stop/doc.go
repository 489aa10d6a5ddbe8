// Package stop decides what a reported sensation means: go on, ease, leave the
// technique, or stop, and whether rolling is suspended until a professional
// says otherwise.
//
// It looks at one thing: what the person has just reported, against the rules
// of their protocol. It never sees the plan, so no plan can talk it out of
// stopping.
//
// # Promises
//
//   - Judge is a pure function of its arguments and allocates nothing.
//   - An answer that was not given is judged as the worst it could be: a
//     sensation without a place as if it were at the gravest place.
//   - Every rule is tried; a mild answer never hides a serious one.
//
// Package verify checks these over every report the protocol can express (S2,
// S8).
package stop
