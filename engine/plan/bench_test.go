package plan

import (
	"slices"
	"testing"
	"time"

	"unknot/engine/protocol"
)

// BenchmarkPlan plans what most people ask for.
func BenchmarkPlan(b *testing.B) {
	p := lowback(b)
	who := answered(b, p, nil)
	w := Wish{Minutes: 12, Week: 3, Tools: both, Tight: []protocol.MuscleID{"piriformis"}, Idle: []int{2, 2, 5, -1, 2, -1}}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := p.Plan(&who.answers, who.outcome, w); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPlanWorst plans the slowest of many wishes.
func BenchmarkPlanWorst(b *testing.B) {
	p := lowback(b)
	var worst time.Duration
	var at person
	var wish Wish
	for i := range p.pack.Sites {
		for j := range i + 1 {
			who := answered(b, p, nil, p.pack.Sites[i].ID, p.pack.Sites[j].ID)
			for _, w := range []Wish{{Minutes: 15, Week: 1}, {Minutes: 15, Week: 3}, {Minutes: 15, Week: 9}, {Minutes: 14, Week: 9}} {
				w.Tools = both
				if took := median(b, p, who, w); took > worst {
					worst, at, wish = took, who, w
				}
			}
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := p.Plan(&at.answers, at.outcome, wish); err != nil {
			b.Fatal(err)
		}
	}
}

// median returns the median of a few plans.
func median(b *testing.B, p *Planner, who person, w Wish) time.Duration {
	var took []time.Duration
	for range 9 {
		start := time.Now()
		if _, err := p.Plan(&who.answers, who.outcome, w); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	return took[len(took)/2]
}

// BenchmarkLargestPack solves problems as large as a pack may be.
func BenchmarkLargestPack(b *testing.B) {
	problems := large(b)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if _, err := problems[i%len(problems)].solve(); err != nil {
			b.Fatal(err)
		}
	}
}
