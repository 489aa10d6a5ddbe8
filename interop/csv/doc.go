// Package csv writes a record as one long table, for a spreadsheet or for
// statistics.
//
// One row is one thing that was observed, whatever it was: a pain of the
// morning, the seconds a step was rolled, what was felt. One table and not
// several, because it then stays one file, which can be mailed and piped; a new
// kind of entry adds rows and never a column, so that what reads the table goes
// on working; and any table with a column a measure is one pivot away.
//
// The file is CSV by RFC 4180: UTF-8, commas, quotes where they are needed,
// CRLF, and a header. It is not the lossless form: that is JSON Lines.
//
// # Promises
//
//   - Every row has as many fields as the header, and its value is a number or
//     nothing.
//   - What was corrected is written as it was corrected.
//   - No field begins with a character that a spreadsheet would take for a
//     formula: such a text has an apostrophe before it.
//   - The same record gives the same bytes.
package csv
