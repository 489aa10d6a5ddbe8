package protocol

import (
	"fmt"
	"slices"
)

func (l *linter) sensations() {
	const file = "sensations.json"
	p := l.p
	l.ids(file, "sensations", l.sensationIDs())
	l.ids(file, "places", l.placeIDs())
	l.ids(file, "rules", IDs(p.StopRules, func(r StopRule) RuleID { return r.ID }))
	if len(p.Sensations) > 60 || len(p.Places) > 60 || len(p.StopRules) > 64 {
		l.fault(file, "", "has more than 60 sensations or places, or 64 rules")
	}
	for i := range p.StopRules {
		l.stopRule(fmt.Sprintf("rules[%d]", i), &p.StopRules[i])
	}
	for _, f := range stopFloor {
		l.stopFloor(f.sensation, f.place, f.verdict, f.level)
	}
	l.onStep()
	l.again()
	l.overCeiling(0, Ease, "discomfort at the ceiling must lead to ease or graver")
	l.overCeiling(1, Leave, "discomfort over the ceiling must lead to leave or graver")
	for _, id := range places {
		if _, ok := p.Place(id); !ok {
			l.fault(file, "places", "%q must be there", id)
		}
	}
}

// overCeiling faults a pack that lets a discomfort over its ceiling pass.
func (l *linter) overCeiling(by int, v Verdict, why string) {
	if !slices.ContainsFunc(l.p.StopRules, func(r StopRule) bool {
		return r.OverBy != nil && *r.OverBy <= by && plain(r) && r.Verdict >= v
	}) {
		l.fault("sensations.json", "rules", "%s", why)
	}
}

// onStep faults a pack in which more sensations count again on a step than a
// session keeps.
func (l *linter) onStep() {
	seen := map[SensationID]bool{}
	for _, r := range l.p.StopRules {
		if r.Again == OnStep {
			for _, s := range r.Sensations {
				seen[s] = true
			}
			if len(r.Sensations) == 0 || len(seen) > 8 {
				l.fault("sensations.json", "rules", "more than 8 sensations count again on a step")
			}
		}
	}
}

// again faults a pack without the rules for what is felt again, for
// techniques that hurt sharply, and for breathing too much.
func (l *linter) again() {
	const file = "sensations.json"
	for _, f := range againFloor {
		if !l.hasStopRule(f.sensation, func(r StopRule) bool {
			return (r.Again == f.again || r.Again == "") && r.Verdict >= f.verdict && r.Level >= f.level
		}) {
			l.fault(file, "rules", "%q again (%s) must lead to %v %v or graver", f.sensation, f.again, f.verdict, f.level)
		}
	}
	for _, id := range offFloor {
		if !l.hasStopRule(id, func(r StopRule) bool { return r.Off && r.Again == "" }) {
			l.fault(file, "rules", "%q must put the technique off until the next full check", id)
		}
	}
	if !slices.ContainsFunc(l.p.StopRules, func(r StopRule) bool {
		return r.Breathe && r.Verdict == Stop && r.Again == "" && r.OverBy == nil &&
			slices.Contains(r.Sensations, "tingling") && slices.Contains(r.Places, "lips-or-fingers")
	}) {
		l.fault(file, "rules", `"tingling" at "lips-or-fingers" must stop, with the advice to breathe normally`)
	}
}

// hasStopRule reports whether some rule on a sensation, at any place, is as
// wanted.
func (l *linter) hasStopRule(s SensationID, wanted func(StopRule) bool) bool {
	return slices.ContainsFunc(l.p.StopRules, func(r StopRule) bool {
		return (len(r.Sensations) == 0 || slices.Contains(r.Sensations, s)) && len(r.Places) == 0 && r.OverBy == nil && wanted(r)
	})
}

func (l *linter) sensationIDs() []string {
	return IDs(l.p.Sensations, func(s Sensation) SensationID { return s.ID })
}

func (l *linter) placeIDs() []string {
	return IDs(l.p.Places, func(x Place) PlaceID { return x.ID })
}

// plain reports whether r asks for nothing but, at most, a number.
func plain(r StopRule) bool {
	return len(r.Sensations) == 0 && len(r.Places) == 0 && r.Again == ""
}

func (l *linter) stopRule(path string, r *StopRule) {
	const file = "sensations.json"
	l.sourced(file, path, r.Sources)
	for i, s := range r.Sensations {
		l.known(file, fmt.Sprintf("%s.sensations[%d]", path, i), "sensation", string(s), l.sensationIDs())
	}
	for i, x := range r.Places {
		l.known(file, fmt.Sprintf("%s.places[%d]", path, i), "place", string(x), l.placeIDs())
	}
	if r.Again != "" {
		l.known(file, path+".again", "way to say again", string(r.Again), texts([]Again{OnStep, InWeek, InNextSession}))
	}
	if r.Level != 0 && (!r.Level.Suspends() || r.Verdict != Stop) {
		l.fault(file, path+".level", "is %v; only a rule that stops can suspend, at professional-first or graver", r.Level)
	}
	if r.Off && r.Verdict < Leave {
		l.fault(file, path+".techniqueOff", "a technique that is off cannot go on")
	}
	if plain(*r) && r.OverBy == nil {
		l.fault(file, path, "has no condition and would always fire")
	}
}

// stopFloor faults a sensation that no rule answers gravely enough.
func (l *linter) stopFloor(s SensationID, place PlaceID, v Verdict, level Level) {
	const file = "sensations.json"
	if _, ok := l.p.Sensation(s); !ok {
		if place == "" {
			l.fault(file, "sensations", "%q must be there", s)
		}
		return
	}
	for _, r := range l.p.StopRules {
		bySensation := len(r.Sensations) == 0 || slices.Contains(r.Sensations, s)
		byPlace := len(r.Places) == 0 || place != "" && slices.Contains(r.Places, place)
		if bySensation && byPlace && r.Again == "" && r.OverBy == nil && r.Verdict >= v && r.Level >= level {
			return
		}
	}
	l.fault(file, "rules", "%q at %q must lead to %v %v or graver", s, place, v, level)
}

func (l *linter) dose() {
	const file = "dose.json"
	d := &l.p.Dose
	for _, f := range limitFloor {
		limit := f.of(d)
		l.sourced(file, f.name, limit.Sources)
		if limit.Min < f.min || limit.Max > f.max || limit.Min > limit.Max {
			l.fault(file, f.name, "is %d to %d, must lie within %d to %d", limit.Min, limit.Max, f.min, f.max)
		}
	}
	l.steps(d)
	l.breaths(d)
}

func (l *linter) steps(d *Dose) {
	const file = "dose.json"
	if d.Step < 5 || d.Step > 30 {
		l.fault(file, "step", "is %d, must be 5 to 30", d.Step)
		return
	}
	for _, n := range []int{d.Hold.Min, d.Hold.Default, d.FirstHold.Default, d.Roll.Min, d.Roll.Max, d.Roll.Default} {
		if n%d.Step != 0 {
			l.fault(file, "step", "%d is not a multiple of the step, %d", n, d.Step)
		}
	}
	if !slices.Contains(d.Ask, 20) || !slices.Contains(d.Ask, 40) || !slices.IsSorted(d.Ask) {
		l.fault(file, "ask", "is %v, must be in order and have 20 and 40", d.Ask)
	}
}

func (l *linter) breaths(d *Dose) {
	const file = "dose.json"
	l.ids(file, "breaths", IDs(d.Breaths, func(b Breath) BreathID { return b.ID }))
	standard, natural := 0, false
	for i, b := range d.Breaths {
		path := fmt.Sprintf("breaths[%d]", i)
		l.sourced(file, path, b.Sources)
		own := b.In == 0 && b.Out == 0
		natural = natural || own
		if b.Default {
			standard++
		}
		if !own && (b.In < 2000 || b.In > 5000 || b.Out < b.In || b.Out > 8000) {
			l.fault(file, path, "in %d ms, out %d ms: in must be 2000 to 5000, out no shorter and at most 8000", b.In, b.Out)
		}
	}
	if standard != 1 || !natural {
		l.fault(file, "breaths", "needs exactly one default and one natural pace")
	}
}

func (l *linter) between() {
	const file = "between.json"
	b := &l.p.Between
	l.sourced(file, "mean", b.Mean.Sources)
	l.sourced(file, "function", b.Function.Sources)
	l.sourced(file, "settle", b.Settle.Sources)
	l.sourced(file, "noChange", b.NoChange.Sources)
	l.sourced(file, "window", b.Window.Sources)
	l.sourced(file, "baseline", b.Baseline.Sources)
	if b.Mean.Rise > 10 || b.Mean.Rise < 1 || b.Mean.Remedy != Suspend || b.Mean.Level < ProfessionalFirst {
		l.fault(file, "mean", "a mean up by 1.0 must suspend")
	}
	if b.Function.Fall > 2 || b.Function.Fall < 1 || b.Function.Remedy != Suspend || b.Function.Level < ProfessionalFirst {
		l.fault(file, "function", "a mean worse by 2 must suspend")
	}
	l.inside(file, "window.default", b.Window.Default, 7, 7)
	l.inside(file, "baseline.default", b.Baseline.Default, 1, 7)
	l.inside(file, "noChange.points", b.NoChange.Points, 2, 2)
	l.inside(file, "noChange.percent", b.NoChange.Percent, 30, 30)
	if b.NoChange.Weeks > 6 || b.NoChange.Weeks < 1 || b.Settle.Minutes > 60 {
		l.fault(file, "noChange", "no change must be said by 6 weeks, and pain settle within 60 minutes")
	}
	for i, r := range b.Mornings {
		l.morning(fmt.Sprintf("mornings[%d]", i), r)
	}
	l.morningFloor(1, 2, 2, HalfDose)
	l.morningFloor(2, 1, 1, RestAndHalf)
	l.morningFloor(2, 2, 3, Suspend)
}

func (l *linter) morning(path string, r MorningRule) {
	const file = "between.json"
	l.sourced(file, path, r.Sources)
	if r.Count < 1 || r.Of < r.Count || r.Of > 7 || r.Rise < 1 {
		l.fault(file, path, "count %d of %d, rise %d: must be 1 to 7 mornings and a rise of 1 or more", r.Count, r.Of, r.Rise)
	}
	if (r.Remedy == Suspend) != r.Level.Suspends() {
		l.fault(file, path+".level", "a rule that suspends, and no other, has a level of professional-first or graver")
	}
}

// morningFloor faults a pack without a rule at least as strict.
func (l *linter) morningFloor(rise, count, of int, remedy Remedy) {
	for _, r := range l.p.Between.Mornings {
		if r.Rise <= rise && r.Count <= count && r.Of >= of && r.Remedy >= remedy {
			return
		}
	}
	l.fault("between.json", "mornings", "%d of %d mornings up by %d must lead to %v or graver", count, of, rise, remedy)
}
