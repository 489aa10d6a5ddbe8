package plan

import (
	"slices"

	"unknot/engine/protocol"
	"unknot/engine/screen"
)

// dose is how much of a technique one step gives.
type dose struct {
	roll  int // seconds
	hold  int // seconds, of one hold
	holds int
	work  int // seconds of rolling and holding
}

// doses returns every amount of work a step may have, least first. Of the
// splits of the same work into rolling and holding it keeps the one nearest to
// the pack's default of rolling, and of those the one with fewest holds.
func doses(d *protocol.Dose, a *screen.Adaptations, w *Wish) []dose {
	stage := Progress(d, w.Week, w.Half)
	if a.HoldMax != 0 {
		stage.Hold = min(stage.Hold, int(a.HoldMax)/d.Step*d.Step)
	}
	if stage.Hold < stage.HoldMin {
		return nil
	}
	out := make([]dose, 0, 16)
	for holds := stage.HoldsMin; holds <= stage.HoldsMax; holds++ {
		for roll := d.Roll.Min; roll <= stage.RollMax; roll += d.Step {
			x := dose{roll, stage.Hold, holds, roll + stage.Hold*holds}
			if x.work <= d.MuscleSide.Max {
				out = keep(out, x, d.Roll.Default)
			}
		}
	}
	slices.SortFunc(out, func(x, y dose) int { return x.work - y.work })
	return out
}

// keep adds x to list unless a split of the same work is there that is as near
// to the usual rolling; one that is less near gives way.
func keep(list []dose, x dose, usual int) []dose {
	for i, y := range list {
		if y.work == x.work {
			if distance(x.roll, usual) < distance(y.roll, usual) {
				list[i] = x
			}
			return list
		}
	}
	return append(list, x)
}

func distance(a, b int) int { return max(a-b, b-a) }

// A Stage is how much a step may have at a point of practice.
type Stage struct {
	Hold     int // seconds of one hold
	HoldMin  int // the shortest hold that is worth planning
	HoldsMin int // holds of a step
	HoldsMax int
	RollMax  int // seconds
}

// secondStage is the last week with at most two holds a step.
const secondStage = 4

// Progress returns the doses of a week of practice, 1 for the first: in the
// first week the short hold, once; up to the fourth the usual hold, up to
// twice; then as often as the pack allows. A half dose is the least of
// everything, whatever the week.
func Progress(d *protocol.Dose, week int, half bool) Stage {
	s := Stage{Hold: d.Hold.Default, HoldMin: d.Hold.Min, HoldsMin: d.Holds.Min, HoldsMax: d.Holds.Max, RollMax: d.Roll.Max}
	if week <= secondStage {
		s.HoldsMax = max(s.HoldsMin, min(2, s.HoldsMax))
	}
	if week <= 1 {
		s.Hold, s.HoldMin, s.HoldsMin, s.HoldsMax = d.FirstHold.Default, d.FirstHold.Min, d.FirstHolds.Min, d.FirstHolds.Max
	}
	if half {
		s.Hold, s.HoldsMax, s.RollMax = s.HoldMin, s.HoldsMin, d.Roll.Min
	}
	return s
}

// The breaks after which practice steps back, in days without a session.
const (
	shortBreak = 14
	longBreak  = 28
)

// Resume returns the week of practice whose doses to use after so many days
// without a session: the first again after four weeks, one stage back after
// two, and otherwise week itself.
func Resume(week, away int) int {
	switch {
	case away >= longBreak || away >= shortBreak && week <= secondStage:
		return 1
	case away >= shortBreak:
		return secondStage
	}
	return week
}
