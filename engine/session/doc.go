// Package session is the guided session as a state machine: events in, state
// out, and from the state what to show and say now.
//
// It has no clock. Every event carries its time, in milliseconds since the
// session started, and the state at any instant can be asked for. Time alone
// moves a session through its plan: each step is entered, rolled, held and
// left, and after the last one the session is completed.
//
//	            ┌──────────────── tender spot ───────────────┐
//	            ▼                                            │
//	ready ─▶ enter ─▶ roll ─▶ hold ─▶ (hold, or the rest of the rolling) ─▶ exit ─▶ enter … ─▶ over
//
// Paused lies on top of any phase. Stop, and any sensation that means stop,
// lead to over from everywhere, in the same transition.
//
// # Time and gaps
//
// Silence is no gap: without events the session runs on. A gap event says that
// the face was not running until now; the session is then paused as of the
// event before, its last sign of life. A face that runs without anything to
// report sends an alive event now and then, so that little is lost.
//
// # Promises
//
//   - Apply and Guide are pure functions and allocate nothing.
//   - Once over, nothing but over is reachable (S2).
//   - Stop and report are accepted in every state but over (S2).
//   - Planned time plus every hold given on demand stays within the limits of
//     the pack for a session and for one muscle and side (S4).
//   - What is refused changes nothing, and the refusal says why.
//
// Package verify explores every reachable state and checks these there.
package session
