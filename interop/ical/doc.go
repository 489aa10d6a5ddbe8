// Package ical writes the planned week as an iCalendar file (RFC 5545), with
// alarms.
//
// Which days suit is the engine's to say; this package puts them on a clock.
//
// # How updates replace
//
// An event is known by its UID, which is made of the record and of the day.
// Who writes over an earlier file hands it in: what has not changed keeps its
// SEQUENCE, what has changed gets a higher one, and a day that no longer suits
// is written as cancelled until it is over. A calendar that imports the file
// again, or that reads it where it lies, so shows the new week and nothing of
// the old.
//
// # Promises
//
//   - A time is written on the clock of its zone, with the VTIMEZONE that says
//     what that clock does; a time that the clock skips becomes the one it
//     shows then.
//   - Lines end in CRLF and are at most 75 octets long.
//   - The same week, clock and earlier file give the same bytes.
package ical
