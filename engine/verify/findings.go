package verify

import (
	"slices"

	"unknot/engine/protocol"
	"unknot/engine/stop"
)

// checkFindings tries every report under every history, against an oracle that
// reads the stop rules word by word, and checks that what is not said is taken
// as the worst it could be.
func checkFindings(s *Subject, r *report) {
	t := s.Engine.Sensations()
	ceilings := []uint8{3, uint8(s.Engine.Pack().Dose.Ceiling.Default)}
	t.Every(func(x stop.Report) {
		for h := range 8 {
			for _, ceiling := range ceilings {
				r.count("reports", 1)
				oneFinding(s, r, x, historyOf(h, x.Bit()), ceiling)
			}
		}
	})
	unsaid(s, r)
}

// historyOf returns a history in which the sensation was there by the bits of h.
func historyOf(h int, bit uint64) stop.History {
	var out stop.History
	for i, where := range []*uint64{&out.Step, &out.Week, &out.Last} {
		if h&(1<<i) != 0 {
			*where = bit
		}
	}
	return out
}

func oneFinding(s *Subject, r *report, x stop.Report, h stop.History, ceiling uint8) {
	f := s.Judge(x, h, ceiling)
	verdict, level := plainFinding(s, x, h, ceiling)
	if f.Verdict != verdict || f.Level != level {
		r.fail("%s with history %v: the rules, read one by one, say %v %v; the engine says %v %v",
			describe(s.Engine.Sensations(), x), h, verdict, level, f.Verdict, f.Level)
	}
	if f.Level.Suspends() && f.Verdict != protocol.Stop {
		r.fail("%s suspends without stopping", describe(s.Engine.Sensations(), x))
	}
}

// plainFinding reads every stop rule one by one.
func plainFinding(s *Subject, x stop.Report, h stop.History, ceiling uint8) (protocol.Verdict, protocol.Level) {
	t := s.Engine.Sensations()
	verdict, level := protocol.GoOn, protocol.Level(0)
	for _, rule := range s.Engine.Pack().StopRules {
		n, rated := x.Discomfort()
		switch {
		case len(rule.Sensations) > 0 && !slices.Contains(rule.Sensations, t.Sensation(x)):
		case len(rule.Places) > 0 && t.Place(x) != "" && !slices.Contains(rule.Places, t.Place(x)):
		case rule.OverBy != nil && (!rated || n-int(ceiling) < *rule.OverBy):
		case rule.Again == protocol.OnStep && h.Step == 0, rule.Again == protocol.InWeek && h.Week == 0, rule.Again == protocol.InNextSession && h.Last == 0:
		case rule.Verdict > verdict:
			verdict, level = rule.Verdict, rule.Level
		case rule.Verdict == verdict:
			level = max(level, rule.Level)
		}
	}
	return verdict, level
}

// unsaid checks that a report without a place is judged no milder than with
// any place, and that a report that cannot be read is judged as the worst.
func unsaid(s *Subject, r *report) {
	p := s.Engine.Pack()
	t := s.Engine.Sensations()
	ceiling := uint8(p.Dose.Ceiling.Default)
	for _, sensation := range p.Sensations {
		bare, _ := t.Report(sensation.ID, "", nil)
		worst := s.Judge(bare, stop.History{}, ceiling)
		for _, place := range p.Places {
			r.count("reports without a place against one with", 1)
			x, _ := t.Report(sensation.ID, place.ID, nil)
			if f := s.Judge(x, stop.History{}, ceiling); f.Verdict > worst.Verdict || f.Level > worst.Level {
				r.fail("%s is judged %v %v at %s, but only %v %v when no place is said", sensation.ID, f.Verdict, f.Level, place.ID, worst.Verdict, worst.Level)
			}
		}
	}
	if f := s.Judge(stop.Report{}, stop.History{}, ceiling); f.Verdict != protocol.Stop || f.Level != protocol.Emergency {
		r.fail("a report of nothing is judged %v %v", f.Verdict, f.Level)
	}
}
