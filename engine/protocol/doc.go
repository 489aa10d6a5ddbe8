// Package protocol holds the vocabulary of Unknot and the pack: what is asked,
// what is done, how much of it, what stops it, and why.
//
// A pack is data: JSON files beside this package, embedded in every program.
// Nothing in a pack is trusted because it is there: Load decodes it strictly
// and Lint tries every rule a pack must keep. A pack with a fault is not used.
//
// # Promises
//
//   - Zero is never an answer: every enumeration starts at 1, and the zero
//     value of each means "not said".
//   - Ids are compared exactly; an unknown id is an error, never a default.
//   - Every rule and every limit names at least one source.
//   - No technique of a valid pack loads a forbidden region (S1, as declared).
//   - A Pack does not change after Load; it may be shared freely.
//
// Package verify checks the promises over the whole pack.
package protocol
