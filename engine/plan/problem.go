package plan

import "unknot/engine/screen"

// problem is the question which session is best, in numbers only.
type problem struct {
	parts  []part
	doses  []dose
	least  int      // seconds a session should have, before spreading
	limit  int      // seconds it may have
	weight [8]int32 // by muscle
	worth  []int32  // by seconds/step of one muscle and side
	step   int      // seconds
	setup  []int    // by position, seconds
}

// part is a technique that may be planned, on one side or on both.
type part struct {
	technique int
	position  int
	muscles   uint8 // as bits
	sides     [2]bool
	steps     int // 1 or 2
	fixed     int // seconds of getting in and out, of all its steps
}

// maxSpread is the most seconds that getting ready may take beyond the pack's,
// all steps together, when whole doses come out just below the least session.
const maxSpread = 30

// spread returns the most seconds that may be spread over the steps. Two steps
// of dose are as far apart as two plans need to be.
func spread(step int) int { return min(maxSpread, 2*step) }

// problem returns the question of a wish, without its techniques.
func (p *Planner) problem(o screen.Outcome, w *Wish) problem {
	d := &p.pack.Dose
	q := problem{doses: doses(d, &o.Adapt, w), limit: min(w.Minutes*60, d.Session.Max), least: d.Session.Min,
		weight: p.weights(w), worth: p.worth, step: d.Step, parts: make([]part, 0, len(p.techniques))}
	for i := range p.positions {
		q.setup = append(q.setup, p.setup(i))
	}
	if q.limit >= q.least {
		q.least -= spread(d.Step)
	}
	if w.Half {
		q.limit, q.least = q.limit/2, 0
	}
	return q
}

// add adds technique i, on the sides without a bar.
func (q *problem) add(t *technique, i int, bars [2]Because) {
	x := part{technique: i, position: t.position, muscles: t.muscles}
	for side, bar := range bars {
		if x.sides[side] = bar == ""; x.sides[side] {
			x.steps++
		}
	}
	if x.fixed = x.steps * (t.enter + t.exit); x.steps > 0 {
		q.parts = append(q.parts, x)
	}
}

// solution is the best answer to a problem.
type solution struct {
	picks   [maxTechniques]uint8 // by part: 0 for left out, or 1 + index of its dose
	score   int                  // points
	seconds int                  // before spreading
	reached bool                 // seconds is the least or more
}

// better reports whether a is a better answer than b: reaching the least time
// first, then the score, then being shorter.
func (a *solution) better(b *solution) bool {
	switch {
	case a.reached != b.reached:
		return a.reached
	case a.score != b.score:
		return a.score > b.score
	}
	return a.seconds < b.seconds
}
