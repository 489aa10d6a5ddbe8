package clearcode

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"
	"unicode"
	"unicode/utf8"

	"unknot/engine/protocol"
)

// A Flag names one flag of one record, and the rule that raised it, so that a
// code can be understood without the record.
type Flag struct {
	Rule uint16 // tag of the rule's id
	ID   uint32 // tag of the flag's id, 24 bits
}

// A Technique names a technique, by the tag of its id.
type Technique uint16

// FlagOf names a flag.
func FlagOf(id string, rule protocol.RuleID) Flag {
	return Flag{uint16(tag("rule", string(rule)) >> 48), uint32(tag("flag", id) >> 40)}
}

// RuleTag returns the tag of a rule.
func RuleTag(id protocol.RuleID) uint16 { return uint16(tag("rule", string(id)) >> 48) }

// TechniqueOf names a technique.
func TechniqueOf(id protocol.TechniqueID) Technique {
	return Technique(tag("technique", string(id)) >> 48)
}

// tag returns the first 64 bits of the SHA-256 of what is named and its id.
func tag(what, id string) uint64 {
	sum := sha256.Sum256([]byte("unknot " + what + "\n" + id))
	return binary.BigEndian.Uint64(sum[:])
}

// A Clearance is what a professional allows.
type Clearance struct {
	Flags   []Flag       // that it lifts, 1 to Most
	Without []Technique  // that stay out, 0 to Most
	HoldMax int          // longest hold in seconds, 0 for no limit of its own
	Given   protocol.Day // the day it was given
	Until   protocol.Day // the last day it is good for, 0 without an end
	By      string       // the professional, as entered
}

// The bounds of a clearance in a code.
const (
	Most     = 30                  // flags, and techniques
	MaxName  = 60                  // bytes of UTF-8
	MaxHold  = 255                 // seconds
	FirstDay = protocol.Day(18263) // 2 January 2020; day 0 stands for none
	LastDay  = FirstDay - 1 + 1<<16 - 1
)

// tidy returns the clearance in its one form: sorted, nothing twice.
func (c Clearance) tidy() Clearance {
	c.Flags = slices.Compact(slices.SortedFunc(slices.Values(c.Flags), orderFlags))
	c.Without = slices.Compact(slices.Sorted(slices.Values(c.Without)))
	return c
}

func orderFlags(a, b Flag) int { return cmp.Or(cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.ID, b.ID)) }

// check says what is wrong with a clearance that cannot be meant.
func (c Clearance) check() error {
	switch {
	case len(c.Flags) == 0 || len(c.Flags) > Most:
		return fmt.Errorf("names %d flags, must name 1 to %d", len(c.Flags), Most)
	case len(c.Without) > Most:
		return fmt.Errorf("leaves out %d techniques, must leave out %d at most", len(c.Without), Most)
	case c.HoldMax < 0 || c.HoldMax > MaxHold:
		return fmt.Errorf("has a longest hold of %d seconds, must be 0 to %d", c.HoldMax, MaxHold)
	case c.Given < FirstDay || c.Given > LastDay:
		return fmt.Errorf("is given on %s, must be from %s to %s", c.Given.Date(), FirstDay.Date(), LastDay.Date())
	case c.Until != 0 && (c.Until < c.Given || c.Until > LastDay):
		return fmt.Errorf("ends on %s, must end on the day it is given, %s, or later", c.Until.Date(), c.Given.Date())
	case slices.ContainsFunc(c.Flags, func(f Flag) bool { return f.ID >= 1<<24 }):
		return fmt.Errorf("names a flag by more than 24 bits")
	}
	return checkName(c.By)
}

// checkName says what is wrong with a name.
func checkName(s string) error {
	edge := func(r rune) bool { return r == utf8.RuneError || unicode.IsSpace(r) }
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	switch {
	case len(s) == 0 || len(s) > MaxName:
		return fmt.Errorf("has a name of %d bytes, must have 1 to %d", len(s), MaxName)
	case !utf8.ValidString(s) || edge(first) || edge(last):
		return fmt.Errorf("has the name %q, which begins or ends with a space or is no text", s)
	case slices.ContainsFunc([]rune(s), hidden):
		return fmt.Errorf("has the name %q, with signs that cannot be seen", s)
	}
	return nil
}

// hidden reports whether a letter has no shape, or changes that of others.
func hidden(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029'
}
