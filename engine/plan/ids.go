package plan

import (
	"slices"

	"unknot/engine/protocol"
)

// Whys returns every reason for a step.
func Whys() []Why {
	return []Why{WhyFirst, WhyTight, WhyInstead, WhyRested, WhyFits, WhyOneSide}
}

// Becauses returns every reason to leave a technique of p out: the same for
// every pack, and one for each thing a technique can need.
func Becauses(p *protocol.Pack) []Because {
	out := []Because{OffUntilCheck, ToolExcluded, ToolNotThere, SiteExcluded, Limited, NoDose, MuscleFull, MuscleWorked, NoTime, NoGain}
	for _, t := range p.Techniques {
		for _, n := range t.Needs {
			if b := needs(n); !slices.Contains(out, b) {
				out = append(out, b)
			}
		}
	}
	return out
}

// needs returns the reason to leave out a technique that needs n.
func needs(n protocol.NeedID) Because { return needsPrefix + Because(n) }

// Notes returns every note.
func Notes() []Note {
	return []Note{HalfDose, FirstWeek, TooShortAnswers, TooShortTools, TooShortOff, TooShortDoses, NothingLeft, NoTool,
		OneSide, TightNever, TightNotReached, ShorterHolds, LowerDiscomfort, SofterTool, NaturalBreath, SeeDoctor}
}

func breathIDs(p *protocol.Pack) []protocol.BreathID {
	out := make([]protocol.BreathID, len(p.Dose.Breaths))
	for i, b := range p.Dose.Breaths {
		out[i] = b.ID
	}
	return out
}

func itemIDs(p *protocol.Pack) []protocol.ItemID {
	out := make([]protocol.ItemID, len(p.Items))
	for i, it := range p.Items {
		out[i] = it.ID
	}
	return out
}
