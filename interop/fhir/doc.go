// Package fhir tells others what a record holds, as a FHIR R4 Bundle, and reads
// the answers of a QuestionnaireResponse.
//
// A Bundle of type collection holds the safety check as Questionnaire, every
// full check as QuestionnaireResponse, the rules of the pack as PlanDefinition
// with conditions in FHIRPath, the routine as CarePlan, sessions as Procedure,
// pain and activities as Observation, what went wrong as AdverseEvent, and what
// suspended rolling as Flag.
//
// # Promises
//
//   - Codes of others are used only where they are certain: docs/fhir.md has
//     each with its source. Everything else is text, or a code of our own.
//   - The same record and time give the same bytes.
//   - Reading refuses what it does not know, with where. What was not answered
//     stays not answered: nothing that is missing becomes a "no".
//
// The schema of FHIR and two programs of others check the output in the tests.
package fhir
