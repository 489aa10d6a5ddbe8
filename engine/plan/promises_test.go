package plan

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"unknot/engine/protocol"
)

// S1 and S4, as far as a plan can break them.
func TestNoPlanLeavesALimitWithoutSayingSo(t *testing.T) {
	p := lowback(t)
	rapid.Check(t, func(r *rapid.T) {
		who, w := anyone(r, t, p), anyWish(r, p)
		got := mustPlan(t, p, who, w)
		d := &p.pack.Dose
		if got.Seconds > w.Minutes*60 || w.Half && got.Seconds > w.Minutes*30 {
			r.Fatalf("%d seconds for %d minutes", got.Seconds, w.Minutes)
		}
		if got.Seconds < d.Session.Min && !explained(got.Notes) {
			r.Fatalf("%d seconds, and only %v to say why", got.Seconds, got.Notes)
		}
		for _, s := range got.Steps {
			stepKeepsLimits(r, p, who, s)
		}
		sidesAreEqual(r, p, who, got)
		if len(got.Steps) == 0 {
			return
		}
		text, err := json.Marshal(got)
		if err != nil {
			r.Fatal(err)
		}
		back, err := Read(p.pack, "plan", text)
		if err != nil {
			r.Fatalf("our own plan is refused: %v\n%s", err, text)
		}
		if again, _ := json.Marshal(back); string(again) != string(text) {
			r.Fatalf("read back as\n%s\nwritten as\n%s", again, text)
		}
	})
}

// explained reports whether a note says why a session is short of the least.
func explained(notes []Note) bool {
	return slices.ContainsFunc(notes, func(n Note) bool {
		return slices.Contains([]Note{HalfDose, TooShortAnswers, TooShortTools, TooShortOff, TooShortDoses, NothingLeft, NoTool}, n)
	})
}

func stepKeepsLimits(r *rapid.T, p *Planner, who person, s Step) {
	i, ok := p.pack.Technique(s.Technique)
	if !ok || p.pack.Techniques[i].Tool != s.Tool || who.outcome.Adapt.Techniques&(1<<i) != 0 {
		r.Fatalf("step %+v cannot be", s)
	}
	for _, id := range p.pack.Techniques[i].Loads {
		if x, ok := p.pack.Region(id); !ok || p.pack.Regions[x].Kind != protocol.Target {
			r.Fatalf("step %+v loads %s (S1)", s, id)
		}
	}
	for x, site := range p.pack.Sites {
		if who.outcome.Adapt.Sites&(1<<x) != 0 && slices.Contains(p.pack.Techniques[i].Areas, site.Area) && (site.Side == s.Side || site.Side == 0) {
			r.Fatalf("step %+v presses on %s, which is excluded", s, site.ID)
		}
	}
	d := &p.pack.Dose
	if most := int(who.outcome.Adapt.HoldMax); most != 0 && s.Hold > most || s.Roll%d.Step != 0 || len(s.Why) == 0 {
		r.Fatalf("step %+v, hold at most %d", s, most)
	}
	if s.Enter < p.pack.Techniques[i].Enter || s.Exit < p.pack.Techniques[i].Exit {
		r.Fatalf("step %+v is too quick for the pack", s)
	}
}

// sidesAreEqual checks that both sides get the same, or the plan says why not;
// and that every technique and side is in or left out, exactly once.
func sidesAreEqual(r *rapid.T, p *Planner, who person, got Plan) {
	for _, x := range p.pack.Techniques {
		var steps [2][]Step
		var out [2]int
		for _, s := range got.Steps {
			if s.Technique == x.ID {
				steps[s.Side-1] = append(steps[s.Side-1], s)
			}
		}
		excluded := false
		for _, l := range got.LeftOut {
			for side := protocol.Left; side <= protocol.Right; side++ {
				if l.Technique == x.ID && (l.Side == 0 || l.Side == side) {
					out[side-1]++
					excluded = excluded || l.Because == SiteExcluded
				}
			}
		}
		for side := range 2 {
			if len(steps[side])+out[side] != 1 {
				r.Fatalf("%s: side %d is in %d times, left out %d times", x.ID, side, len(steps[side]), out[side])
			}
		}
		one := len(steps[0])+len(steps[1]) == 1
		if one && (!excluded || !slices.Contains(got.Notes, OneSide)) {
			r.Fatalf("%s is done on one side only, and the plan does not say why", x.ID)
		}
		if len(steps[0]) == 1 && len(steps[1]) == 1 && (steps[0][0].Roll != steps[1][0].Roll || steps[0][0].Hold != steps[1][0].Hold || steps[0][0].Holds != steps[1][0].Holds) {
			r.Fatalf("%s differs between the sides: %+v", x.ID, steps)
		}
	}
}

func TestTheSameQuestionHasTheSamePlan(t *testing.T) {
	p, again := lowback(t), lowback(t)
	rapid.Check(t, func(r *rapid.T) {
		who, w := anyone(r, t, p), anyWish(r, p)
		a, b := mustPlan(t, p, who, w), mustPlan(t, again, who, w)
		if !reflect.DeepEqual(a, b) {
			r.Fatalf("%+v\n%+v", a, b)
		}
	})
}

// worse reports whether a is a worse answer than b, length aside.
func worse(a, b solution) bool {
	return !a.reached && b.reached || a.reached == b.reached && a.score < b.score
}

func TestMoreMinutesNeverMakeASessionWorse(t *testing.T) {
	p := lowback(t)
	rapid.Check(t, func(r *rapid.T) {
		who, w := anyone(r, t, p), anyWish(r, p)
		var before solution
		for w.Minutes = 10; w.Minutes <= 15; w.Minutes++ {
			s, err := p.make(who.outcome, &w)
			if err != nil {
				r.Fatal(err)
			}
			if w.Minutes > 10 && worse(s.found, before) {
				r.Fatalf("%d minutes: %+v, one less: %+v", w.Minutes, s.found, before)
			}
			before = s.found
		}
	})
}

func TestOneTechniqueLessNeverMakesASessionBetter(t *testing.T) {
	p := lowback(t)
	rapid.Check(t, func(r *rapid.T) {
		who, w := anyone(r, t, p), anyWish(r, p)
		all, err := p.make(who.outcome, &w)
		if err != nil {
			r.Fatal(err)
		}
		w.Off = append(slices.Clone(w.Off), rapid.SampledFrom(p.pack.Techniques).Draw(r, "less").ID)
		less, err := p.make(who.outcome, &w)
		if err != nil {
			r.Fatal(err)
		}
		if worse(all.found, less.found) {
			r.Fatalf("all: %+v, one less: %+v", all.found, less.found)
		}
	})
}

func TestTheOrderOfPrioritiesHolds(t *testing.T) {
	p := lowback(t)
	rapid.Check(t, func(r *rapid.T) {
		w := anyWish(r, p)
		weights := p.weights(&w)
		tight, _ := p.tight(&w)
		for i := range p.muscles {
			for j := range p.muscles {
				a := []int{p.muscles[i].priority, int(tight >> i & 1), rest(w.Idle, i)}
				b := []int{p.muscles[j].priority, int(tight >> j & 1), rest(w.Idle, j)}
				if a[0] > 0 && b[0] > 0 && (weights[i] > weights[j]) != (slices.Compare(a, b) > 0) {
					r.Fatalf("muscle %d %v weighs %d, muscle %d %v weighs %d", i, a, weights[i], j, b, weights[j])
				}
			}
		}
	})
}

func TestAPlannerMayBeShared(t *testing.T) {
	p := lowback(t)
	who := answered(t, p, nil)
	want := fmt.Sprint(mustPlan(t, p, who, usual()))
	done := make(chan string)
	for range 4 {
		go func() {
			got, err := p.Plan(&who.answers, who.outcome, usual())
			done <- fmt.Sprint(got, err)
		}()
	}
	for range 4 {
		if got := <-done; got != want+" <nil>" {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
