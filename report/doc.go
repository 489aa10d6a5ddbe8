// Package report makes the page for the professional: one A4 page, as PDF, of
// what a person answered, did and felt, and the question what they may do.
//
// It shows what the record holds and what the engine said about it; it decides
// nothing and names no illness. Who the person is stands on it only as far as
// they enter it.
//
// # Promises
//
//   - One page, whatever the record holds. What does not fit is counted, never
//     dropped in silence; what suspends rolling comes first.
//   - What was not answered is listed as not answered, never as denied.
//   - The same record, time and wishes give the same bytes.
//   - Nothing but the page is written: no file, no network.
package report
