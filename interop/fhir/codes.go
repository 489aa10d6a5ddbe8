package fhir

import (
	"crypto/sha256"
	"fmt"

	"unknot/engine/protocol"
)

// Codes of others. docs/fhir.md has the source of each.
const (
	loinc       = "http://loinc.org"
	ucum        = "http://unitsofmeasure.org"
	yesNo       = "http://terminology.hl7.org/CodeSystem/v2-0136"
	absent      = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
	obsCategory = "http://terminology.hl7.org/CodeSystem/observation-category"
	flagKind    = "http://terminology.hl7.org/CodeSystem/flag-category"
	planKind    = "http://terminology.hl7.org/CodeSystem/plan-definition-type"
	harmOutcome = "http://terminology.hl7.org/CodeSystem/adverse-event-outcome"
)

var (
	painScore = concept{Coding: []coding{{loinc, "72514-3", "Pain severity - 0-10 verbal numeric rating [Score] - Reported"}}}
	survey    = []concept{{Coding: []coding{{obsCategory, "survey", "Survey"}}}}
	safety    = []concept{{Coding: []coding{{flagKind, "safety", "Safety"}}}}
	ecaRule   = concept{Coding: []coding{{planKind, "eca-rule", "ECA Rule"}}}
)

// score is a number of 10.
func score(n int) quantity { return quantity{n, "{score}", ucum, "{score}"} }

// answerCodes are the answers to a question of yes and no.
var answerCodes = map[protocol.Answer]coding{
	protocol.Yes:    {yesNo, "Y", "Yes"},
	protocol.No:     {yesNo, "N", "No"},
	protocol.Unsure: {absent, "asked-unknown", "Asked But Unknown"},
}

// none says that no site is meant, which is not the same as not answered.
const none = "none"

// uuid returns the id of a thing of ours: the same for the same name, on every
// machine. It is made of a SHA-256, as version 8 of RFC 9562 allows.
func uuid(kind, name string) string {
	sum := sha256.Sum256([]byte("unknot fhir\n" + kind + "\n" + name))
	b := sum[:16]
	b[6], b[8] = b[6]&0x0f|0x80, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}

// urn returns the name by which a thing of ours is referred to. The project has
// no address on the web of its own, and takes none that is not its own.
func urn(kind, name string) string { return "urn:uuid:" + uuid(kind, name) }

// The systems of our own codes and ids.
var (
	ourSites  = urn("system", "sites")
	ourRules  = urn("system", "rules")
	ourLevels = urn("system", "levels")
	ourMoves  = urn("system", "techniques")
	ourIDs    = urn("system", "entries")
)

func ref(kind, name string) reference { return reference{urn(kind, name)} }
