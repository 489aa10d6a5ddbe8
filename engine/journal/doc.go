// Package journal is the record of what a person answered, did and felt, and
// what it means for today.
//
// A journal is a set of entries. Entries are only ever added: a correction is
// an entry of its own, and so is a clearance. Everything else is a fold over
// the set, in the order of time, with ties broken by id.
//
// # Flags
//
// A flag is a reason to suspend rolling. It is an entry of its own, so that no
// merge, import or late arrival can lose one. Its id is made of the entry that
// caused it and the rule, so that two devices that draw the same consequence
// write the same flag. The fold also draws every consequence itself: a flag
// that was never written, because the program was killed between two writes,
// stands all the same.
//
// A clearance lifts exactly the flags it names, while it lasts. One given on
// the day of an urgent or emergency flag does not lift it.
//
// # Promises
//
//   - Merge is a union: in any order, any number of times, the same set (S6).
//   - A flag that stands before a merge stands after it, unless the other
//     journal holds a clearance that names it (S3, S6).
//   - Time never runs back: "now" is never before the newest entry.
//   - Entries of a newer version are kept, and no session starts on a record
//     that this program cannot read whole (S8).
//
// Package verify checks these over splits and merges of many journals.
package journal
