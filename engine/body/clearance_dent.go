package body

import (
	"math"

	"unknot/engine/protocol"
)

// A dent is what a tool presses into the flesh: half the patch along the stroke
// and across it, and how deep it sinks in, in metres.
type dent struct{ long, wide, sunk float64 }

// or returns what is at least as large as either of two dents.
func (d dent) or(o dent) dent {
	return dent{math.Max(d.long, o.long), math.Max(d.wide, o.wide), math.Max(d.sunk, o.sunk)}
}

// dentSlack is how much larger a dent is taken than at the samples before and
// after: between two it grows by less.
const dentSlack = 1.005

// deepest returns the dent of the highest load that a pose can put on the tool,
// so many times over. The tool is taken for a soft one: it spreads a load over
// the most skin.
func (t *Technique) deepest(pose *Pose, times float64) (dent, error) {
	l, err := t.body.Load(t, pose)
	if err != nil {
		return dent{}, err
	}
	_, cm2 := pose.Touch.Under(times*l.Tool.High*l.square, protocol.Soft)
	a, b := pose.Touch.Patch[0], pose.Touch.Patch[1]
	deeper := math.Max(1, cm2/1e4/(math.Pi*a*b)) // both radii go with the root of the depth
	larger := dentSlack * math.Sqrt(deeper)
	return dent{larger * a, larger * b, dentSlack * deeper * pose.Touch.Sink}, nil
}

// dialled returns how many times the highest load of the drawn pose somebody
// can put on the tool who turns the dials, as by standing further from a wall;
// never less than once.
func (t *Technique) dialled() (float64, error) {
	pose, err := t.At(.5)
	if err != nil {
		return 0, err
	}
	drawn, err := t.body.Load(t, &pose)
	if err != nil {
		return 0, err
	}
	times := 1.
	for _, d := range dials {
		if d.change == nil || !d.fits(t.st) { // a wish narrows the band, it makes nothing higher
			continue
		}
		if l, ok := t.body.turned(t, &pose, d); ok {
			times = math.Max(times, l.Tool.High*l.square/(drawn.Tool.High*drawn.square))
		}
	}
	return times, nil
}
