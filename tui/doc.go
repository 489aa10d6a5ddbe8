// Package tui is the guide in a terminal: the safety check, today's plan, the
// session and what follows it, and what is noted between sessions.
//
// It decides nothing. The engine says what may be done, what to do now and
// what it means; this package shows it, says it, and records what the person
// does. Its words are in words/, under "session." and "tui.".
//
// # How it is made
//
// A guide holds what is shown, a page or a session, and knows neither screen
// nor keyboard. Two faces drive it: one fills the terminal, one prints plain
// lines for a screen reader or a pipe. Both read pages and send answers, so
// that neither can leave out a question the other asks.
//
//	keys, lines, ticks ─▶ face ─▶ guide ─▶ engine
//	                        ▲        │
//	          pages, cues ──┘        └─▶ tasks ─▶ diary, one at a time
//
// # Promises
//
//   - Stop is shown in the same update as its key, before anything is written,
//     in every phase and on every page of a session.
//   - Every other event is on record before it takes effect.
//   - Time is read from a clock that is handed in. A reading that comes late
//     is a gap: the session is paused and asks, and never completes unseen.
//   - No answer is preselected, and a question without an answer is not passed. A
//     correction begins with what was said.
//   - Outside of a session Escape goes back, and records nothing.
//   - Nothing is said by colour alone.
package tui
