package body

// A Dial is something a person can do to press more or less, and what it does:
// the load at the middle of the stroke with it, to compare with [Body.Load].
type Dial struct {
	// ID is that of its words, "dial.feet".
	ID   string
	Load Load
}

// A wish is that some supports together bear the upper half of what they can.
type wish []RestKind

// heed adds a wish to the equations. It reports whether those supports are there.
func (q *balance) heed(w wish, rests []Rest) bool {
	any := false
	for i := range q.rests {
		for _, k := range w {
			if rests[i].Kind == k {
				any = true
				for j := range q.wished {
					q.wished[j] += q.onRest[i][j]
				}
			}
		}
	}
	s := q.system()
	if !any || !s.start() {
		return false
	}
	q.wish = s.band(&q.wished)
	q.wish.Low = q.wish.Middle()
	q.hasWish = true
	return true
}

// A turn of a dial is a wish about the supports, or another pose.
type turn struct {
	id     string
	wish   wish
	fits   func(*stance) bool
	change func(*stance)
}

// dials are all there are. Degrees and thousandths of height are project
// numbers: what a person does without getting up.
var dials = [...]turn{
	{id: "dial.feet", wish: wish{Foot}, fits: onTheFloor},
	{id: "dial.hands", wish: wish{Hand}, fits: onTheFloor},
	{id: "dial.forearms", wish: wish{Forearm}, fits: onTheFloor},
	{id: "dial.knee", wish: wish{Knee}, fits: onTheFloor},
	{id: "dial.lean-back", fits: sits, change: func(st *stance) { st.Arms.Lean -= 10 }},
	{id: "dial.cross-leg", fits: func(st *stance) bool { return sits(st) && st.Left.Kind == "foot" }, change: crossLeg},
	{id: "dial.uncross-leg", fits: func(st *stance) bool { return st.Left.Kind == "crossed" }, change: func(st *stance) { st.Left = st.Right }},
	{id: "dial.step-out", fits: stands, change: func(st *stance) { step(st, 40) }},
	{id: "dial.step-in", fits: stands, change: func(st *stance) { step(st, -40) }},
}

func onTheFloor(st *stance) bool { return st.Base == onFloor }

func stands(st *stance) bool { return st.Base == onWall }

func sits(st *stance) bool { return st.Base == onFloor && st.Arms.Kind == "hands" }

// step sets both feet further from the wall.
func step(st *stance, thousandths int) {
	st.Left.Ahead += thousandths
	st.Right.Ahead += thousandths
}

// crossLeg lays the worked leg over the other as the figure four does.
func crossLeg(st *stance) {
	if four, err := find("piriformis-figure-four"); err == nil {
		st.Left = four.Left
	}
}

// Dials returns what a person can do to press more or less in a technique. A
// dial that this body cannot turn is left out. It fails where the technique
// itself has no load.
func (b *Body) Dials(t *Technique) ([]Dial, error) {
	p, err := t.At(.5)
	if err != nil {
		return nil, err
	}
	if _, err := b.Load(t, &p); err != nil {
		return nil, err
	}
	var out []Dial
	for _, d := range dials {
		if !d.fits(t.st) {
			continue
		}
		if l, ok := b.turned(t, &p, d); ok {
			out = append(out, Dial{ID: d.id, Load: l})
		}
	}
	return out, nil
}

// turned returns the load with a dial turned.
func (b *Body) turned(t *Technique, p *Pose, d turn) (Load, bool) {
	if d.change == nil {
		q := b.balance(t, p)
		if !q.heed(d.wish, p.Rests) {
			return Load{}, false
		}
		return b.settled(t, p, q)
	}
	st := *t.st
	d.change(&st)
	other, err := b.ready(&st, t.side)
	if err != nil {
		return Load{}, false
	}
	pose, err := other.At(.5)
	if err != nil {
		return Load{}, false
	}
	l, err := b.Load(other, &pose)
	return l, err == nil
}
