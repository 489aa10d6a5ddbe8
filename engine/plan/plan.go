package plan

import (
	"unknot/engine/protocol"
	"unknot/engine/screen"
)

// A Plan is a session, or the reasons why there is none.
//
// When Allowed is false only Triage, Complete, Missing and Reasons are set.
// When it is true only the others are, and Steps is empty when nothing could
// be planned; Notes then says why.
type Plan struct {
	Allowed bool

	Triage   protocol.Level    // unset when no level is reached
	Complete bool              // every question is answered
	Missing  []protocol.ItemID // not answered
	Reasons  []screen.Reason   // gravest first

	Seconds       int // of all steps together
	Steps         []Step
	LeftOut       []LeftOut
	Notes         []Note
	DiscomfortMax int               // of 10: at it ease, above it leave
	Breath        protocol.BreathID // the pace to breathe at
	Firmness      protocol.Firmness // how hard a tool is advised, at most; unset when nothing is planned
}

// A Step is one technique on one side. All times are in seconds.
type Step struct {
	Technique protocol.TechniqueID `json:"technique"`
	Side      protocol.Side        `json:"side"`
	Tool      protocol.ToolID      `json:"tool"`
	Enter     int                  `json:"enter"` // changing position or side, and getting ready
	Roll      int                  `json:"roll"`
	Hold      int                  `json:"hold"`  // of one hold
	Holds     int                  `json:"holds"` // planned
	Exit      int                  `json:"exit"`
	Why       []Why                `json:"why,omitempty"`
}

// Work returns the seconds of rolling and holding.
func (s *Step) Work() int { return s.Roll + s.Hold*s.Holds }

// Seconds returns how long the step takes, getting in and out included.
func (s *Step) Seconds() int { return s.Enter + s.Work() + s.Exit }

// A LeftOut is a technique that is not in the plan, or not on one side.
type LeftOut struct {
	Technique protocol.TechniqueID `json:"technique"`
	Side      protocol.Side        `json:"side,omitempty"` // unset for both
	Because   Because              `json:"because"`
	Items     []protocol.ItemID    `json:"items,omitempty"` // the answers that led to it
}

// Why says why a step is in. Its sentence is plan.why.<id> in words/.
type Why string

// The reasons for a step.
const (
	WhyFirst   Why = "first"         // works a muscle the pack puts first
	WhyTight   Why = "tight"         // works a muscle the person says is tight
	WhyInstead Why = "tight-instead" // helps a tight muscle that is never rolled
	WhyRested  Why = "least-recent"  // works a muscle that has had the longest rest
	WhyFits    Why = "fits"          // makes the best use of the time that is left
	WhyOneSide Why = "one-side"      // the other side is excluded
)

// Because says why a technique is left out. Its sentence is plan.left.<id>.
type Because string

// The reasons to leave a technique out, besides "needs-" and what it needs.
const (
	OffUntilCheck Because = "off-until-check"  // stopped a session; off until the next full check
	ToolExcluded  Because = "tool-excluded"    // the answers exclude its tool
	ToolNotThere  Because = "tool-not-there"   // the person does not have it
	SiteExcluded  Because = "site-excluded"    // the answers exclude where it presses
	Limited       Because = "limited"          // a professional's clearance leaves it out
	NoDose        Because = "no-dose"          // its smallest dose is over a limit
	MuscleFull    Because = "muscle-full"      // its muscles have as much as a session may give
	MuscleWorked  Because = "muscle-worked"    // others in the plan work its muscles
	NoTime        Because = "too-little-time"  // the time is better spent on the others
	NoGain        Because = "not-worth-change" // costs more in changes than it brings
	needsPrefix           = "needs-"
)

// A Note is something the plan says about itself. Its sentence is
// plan.note.<id>.
type Note string

// The notes.
const (
	HalfDose        Note = "half-dose"         // half the time, every dose at its minimum
	FirstWeek       Note = "first-week"        // one short hold a step
	TooShortAnswers Note = "too-short-answers" // under the least time: the answers exclude too much
	TooShortTools   Note = "too-short-tools"   // … a tool is not there
	TooShortOff     Note = "too-short-off"     // … techniques are off until the next check
	TooShortDoses   Note = "too-short-doses"   // … no set of whole doses comes out at the time
	NothingLeft     Note = "nothing-left"      // no technique is left to plan
	NoTool          Note = "no-tool"           // the person has no tool
	OneSide         Note = "one-side"          // a technique is done on one side only
	TightNever      Note = "tight-never-rolled"
	TightNotReached Note = "tight-not-reached"
	ShorterHolds    Note = "shorter-holds"
	LowerDiscomfort Note = "lower-discomfort"
	SofterTool      Note = "softer-tool"
	NaturalBreath   Note = "natural-breath"
	SeeDoctor       Note = "see-doctor"
)
