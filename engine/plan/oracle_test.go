package plan

import (
	"math/rand/v2"
	"slices"
	"testing"

	"unknot/engine/protocol"
	"unknot/engine/screen"
)

// The dumb planner tries every session there is. It knows the score from
// doc.go and nothing of how the clever one works.

// dumbScore adds up a session second by second.
func dumbScore(q *problem, picks []int) (score, seconds int) {
	var worked [2][8]int
	open := map[int]bool{}
	for i, pick := range picks {
		if pick == 0 {
			continue
		}
		x, d := q.parts[i], q.doses[pick-1]
		seconds += x.fixed + x.steps*d.work
		open[x.position] = true
		for side := range 2 {
			for m := range 8 {
				if x.sides[side] && x.muscles&(1<<m) != 0 {
					worked[side][m] += d.work
				}
			}
		}
	}
	for side := range 2 {
		for m := range 8 {
			if worked[side][m] > 180 {
				return 0, -1
			}
			for second := range worked[side][m] {
				score += int(q.weight[m]) * []int{5, 2, 1}[second/60]
			}
		}
	}
	for position := range open {
		seconds += q.setup[position]
		score -= 16 * (q.setup[position] + 30)
	}
	return score, seconds
}

// dumb returns the best of all sessions: whether it reaches the least, and its
// score.
func dumb(q *problem) (reached bool, best int) {
	picks := make([]int, len(q.parts))
	first := true
	var try func(i int)
	try = func(i int) {
		if i < len(picks) {
			for picks[i] = 0; picks[i] <= len(q.doses); picks[i]++ {
				try(i + 1)
			}
			return
		}
		score, seconds := dumbScore(q, picks)
		if seconds < 0 || seconds > q.limit {
			return
		}
		enough := seconds >= q.least
		if first || enough && !reached || enough == reached && score > best {
			first, reached, best = false, enough, score
		}
	}
	try(0)
	return reached, best
}

// compare solves q and checks the answer: that it is what it says, and as good
// as the dumb one.
func compare(t *testing.T, q *problem) {
	t.Helper()
	got, err := q.solve()
	if err != nil {
		t.Fatal(err)
	}
	checkSolution(t, q, got)
	if reached, best := dumb(q); got.reached != reached || got.score != best {
		t.Fatalf("found score %d, reached %t; the best is %d, %t\n%+v", got.score, got.reached, best, reached, *q)
	}
}

// checkSolution adds up a solution by hand.
func checkSolution(t *testing.T, q *problem, got solution) {
	t.Helper()
	picks := make([]int, len(q.parts))
	for i := range picks {
		picks[i] = int(got.picks[i])
	}
	score, seconds := dumbScore(q, picks)
	if score != got.score || seconds != got.seconds || seconds > q.limit || got.reached != (seconds >= q.least) {
		t.Fatalf("says score %d, %d seconds, reached %t; adds up to %d, %d\n%+v", got.score, got.seconds, got.reached, score, seconds, *q)
	}
}

// Every choice of up to three techniques of the built-in pack.
func TestTheDumbPlannerFindsNothingBetterOnAllSmallCases(t *testing.T) {
	p := lowback(t)
	everyone := answered(t, p, nil)
	for set := range 1 << len(p.techniques) {
		var off []protocol.TechniqueID
		for i, x := range p.pack.Techniques {
			if set>>i&1 == 0 {
				off = append(off, x.ID)
			}
		}
		if len(p.techniques)-len(off) > 3 {
			continue
		}
		for _, w := range []Wish{{Minutes: 10, Week: 1}, {Minutes: 10, Week: 5, Tight: []protocol.MuscleID{"piriformis"}},
			{Minutes: 12, Week: 2, Idle: []int{0, 1, 2, 4, 7, -1}}, {Minutes: 15, Week: 5}, {Minutes: 15, Week: 1, Half: true}} {
			w.Off, w.Tools = off, both
			s, err := p.make(everyone.outcome, &w)
			if err != nil {
				t.Fatal(err)
			}
			compare(t, &s.problem)
		}
	}
}

func TestTheDumbPlannerFindsNothingBetterOnRandomCases(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		q := randomProblem(r, 1+r.IntN(5), 1+r.IntN(6))
		compare(t, &q)
	}
}

// randomProblem returns a question nothing like the pack's: odd seconds, one
// side here and there, muscles shared in every way.
func randomProblem(r *rand.Rand, parts, doses int) problem {
	p := problem{step: 15, limit: 200 + r.IntN(701), worth: worthOf(&protocol.Lowback().Dose)}
	p.least = max(0, p.limit-r.IntN(300))
	for i := range p.weight {
		p.weight[i] = int32(1 + r.IntN(400))
	}
	for range 1 + r.IntN(6) {
		p.setup = append(p.setup, r.IntN(61))
	}
	for range parts {
		x := part{position: r.IntN(len(p.setup)), muscles: 1 << r.IntN(8)}
		if r.IntN(3) == 0 {
			x.muscles |= 1 << r.IntN(8)
		}
		sides := [][2]bool{{true, true}, {true, true}, {true, false}, {false, true}}[r.IntN(4)]
		x.sides = sides
		for _, on := range sides {
			if on {
				x.steps++
			}
		}
		x.technique, x.fixed = len(p.parts), x.steps*(15+r.IntN(80))
		p.parts = append(p.parts, x)
	}
	for _, work := range r.Perm(10)[:doses] {
		p.doses = append(p.doses, dose{work: 45 + 15*work})
	}
	slices.SortFunc(p.doses, func(a, b dose) int { return a.work - b.work })
	return p
}

// The splits of the same work: the one nearest to the usual rolling wins, then
// the one with fewest holds.
func TestDosesOfTheFirstWeeks(t *testing.T) {
	d := &protocol.Lowback().Dose
	tests := []struct {
		name string
		w    Wish
		work int
		want dose
	}{
		{"the usual", Wish{Week: 2}, 90, dose{45, 45, 1, 90}},
		{"a second hold brings rolling nearer to the usual", Wish{Week: 2}, 120, dose{30, 45, 2, 120}},
		{"as near either way, so the fewest holds", Wish{Week: 9}, 105, dose{60, 45, 1, 105}},
		{"three holds, later", Wish{Week: 9}, 180, dose{45, 45, 3, 180}},
		{"at most two before", Wish{Week: 4}, 180, dose{90, 45, 2, 180}},
		{"the first week has one short hold", Wish{Week: 1}, 150, dose{120, 30, 1, 150}},
		{"half a dose is the least", Wish{Week: 9, Half: true}, 60, dose{30, 30, 1, 60}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			list := doses(d, &screen.Adaptations{}, &tt.w)
			i := slices.IndexFunc(list, func(x dose) bool { return x.work == tt.work })
			if i < 0 || list[i] != tt.want {
				t.Errorf("got %v, want %v", list, tt.want)
			}
		})
	}
}
