// Package clearcode writes and reads clearance codes: what a professional
// allows, signed, in letters that can be typed or scanned.
//
// A person hands over a question (an Ask), in the link or QR code of the page
// for the professional. It names the flags that suspend rolling. The
// professional ticks what is all right and what is not, and gets a Code. The
// person types or scans it, and the record notes the clearance.
//
// # What a code proves
//
// That whoever held the key signed exactly these limits for exactly these
// flags. The key is made on the spot and the name is as it was entered: the
// code says nothing about who that was. A code given for one flag fits no
// other, not even one of the same rule, because a flag is named by its id.
//
// # Promises
//
//   - Decode accepts what Encode wrote, and nothing else: the same content has
//     one form only.
//   - A slip of one letter, or of two neighbours, is found by its line, before
//     the signature is looked at.
//   - Decode never panics, and gives one error that says where and what.
//
// docs/professional.md is the contract for other programs that write codes.
package clearcode
