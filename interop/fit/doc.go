// Package fit writes Garmin FIT files: the plan of a day as a workout to
// follow on a watch, and a session that was done as an activity.
//
// A watch guides by the clock and knows no safety check: it cannot ask the
// short questions, and it does not listen to what is felt. So a workout begins
// with a step that waits for a button and says what comes first, every step
// that loads says how to stop, and the caller writes one only for a person who
// may roll that day.
//
// # Promises
//
//   - A workout has the steps and seconds of the plan, in its order, and
//     nothing in it is longer than planned.
//   - No note is cut: what a cue warns of is there whole, or there is no file.
//   - An activity says what was done, not what was planned; pauses are not
//     counted as exercise.
//   - The same plan or session gives the same bytes.
package fit
