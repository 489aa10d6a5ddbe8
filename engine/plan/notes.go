package plan

// notes returns what the plan says about itself, in the order of Notes.
func (p *Planner) notes(s *session, out *Plan) []Note {
	list := make([]Note, 0, 4)
	say := func(n Note, when bool) {
		if when {
			list = append(list, n)
		}
	}
	w, adapt, d := s.wish, &s.outcome.Adapt, &p.pack.Dose
	some := len(out.Steps) > 0
	short := some && !w.Half && out.Seconds < d.Session.Min
	answers, tools, off := s.barred()
	tight, instead := p.tight(w)
	say(HalfDose, some && w.Half)
	say(FirstWeek, some && !w.Half && w.Week == 1)
	say(TooShortAnswers, short && answers)
	say(TooShortTools, short && tools)
	say(TooShortOff, short && off)
	say(TooShortDoses, short && !answers && !tools && !off)
	say(NothingLeft, !some && len(w.Tools) > 0)
	say(NoTool, len(w.Tools) == 0)
	say(OneSide, s.oneSide())
	say(TightNever, some && instead)
	say(TightNotReached, some && tight&p.named(w)&^s.worked() != 0)
	say(ShorterHolds, some && int(adapt.HoldMax) != 0 && int(adapt.HoldMax) < Progress(d, w.Week, w.Half).Hold)
	say(LowerDiscomfort, some && out.DiscomfortMax < d.Ceiling.Max)
	say(SofterTool, some && adapt.Firmnesses != 0)
	say(NaturalBreath, some && adapt.NoPacing)
	say(SeeDoctor, adapt.SeeDoctor)
	return list
}

// barred reports whether anything is left out by the answers, for want of a
// tool, or because it is off.
func (s *session) barred() (answers, tools, off bool) {
	for _, sides := range s.bars {
		for _, b := range sides {
			answers = answers || b == needsPrefix || b == ToolExcluded || b == SiteExcluded
			tools = tools || b == ToolNotThere
			off = off || b == OffUntilCheck
		}
	}
	return answers, tools, off
}

// oneSide reports whether a technique of the plan is done on one side only.
func (s *session) oneSide() bool {
	for i := range s.problem.parts {
		if s.found.picks[i] != 0 && s.problem.parts[i].steps == 1 {
			return true
		}
	}
	return false
}

// worked returns the muscles that the plan works, as bits.
func (s *session) worked() uint8 {
	var out uint8
	for i := range s.problem.parts {
		if s.found.picks[i] != 0 {
			out |= s.problem.parts[i].muscles
		}
	}
	return out
}
