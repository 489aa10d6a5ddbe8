package body

import (
	"math"
	"testing"

	"unknot/engine/protocol"
)

// grown returns the press of a technique with the patch as large as its
// highest load anywhere in the stroke presses it, and how many times longer
// that is than the patch that is proven; never smaller.
func grown(t *testing.T, b *Body, id string, f protocol.Firmness) *press {
	t.Helper()
	tech, err := b.Technique(id, Left)
	if err != nil {
		t.Fatal(err)
	}
	p, err := tech.press()
	if err != nil {
		t.Fatal(err)
	}
	longer := 1.
	for _, along := range []float64{0, .5, 1} {
		pose, err := tech.At(along)
		if err != nil {
			t.Fatal(err)
		}
		l, err := b.Load(tech, &pose)
		if err != nil {
			t.Fatal(err)
		}
		_, cm2 := pose.Touch.Under(l.Tool.High*l.square, f)
		longer = math.Max(longer, math.Sqrt(cm2/1e4/(math.Pi*pose.Touch.Patch[0]*pose.Touch.Patch[1])))
	}
	p.long, p.wide = p.long*longer, p.wide*longer
	for i := range p.pieces {
		x := &p.pieces[i]
		x.slack = x.moved + (x.slack-x.moved)*longer
	}
	p.together()
	return p
}

// outermost calls do for bodies of the survey with the longest or shortest legs
// and the broadest or narrowest hips, of a third of heights and masses.
func outermost(t *testing.T, do func(*Body)) {
	t.Helper()
	for i := 0; i < SurveySize; i++ {
		if p := Survey(i); math.Abs(p.Legs) < percentile99 || math.Abs(p.Hips) < percentile99 || i%3 != 0 {
			continue
		}
		b, err := New(Survey(i))
		if err != nil {
			t.Fatal(err)
		}
		do(b)
	}
}

// The proof takes the patch that a tool makes that sinks in as the stance has
// it. Somebody heavy presses a larger one. A hard one keeps off everything
// forbidden all the same, with the whole of the placement error.
func TestThePatchOfTheHighestLoadKeepsOffEverythingForbidden(t *testing.T) {
	outermost(t, func(b *Body) {
		k := b.Keepout()
		for _, id := range rolled {
			p := grown(t, b, id, protocol.Hard)
			for _, f := range k.fields {
				if c := p.clear(f, .002); c.Millimetres <= 0 {
					t.Errorf("%s on %s: %.1f mm from %s", id, b.Person.Describe(), c.Millimetres, c.Region)
				}
			}
		}
	})
}

// A soft one spreads the same load over more skin. Its rim, where it presses
// with almost nothing, may come 5 mm over the edge of what is next to a target
// when everything is at its worst at once; never near the lower back.
func TestThePatchOfASoftToolKeepsWellOffTheLowerBack(t *testing.T) {
	outermost(t, func(b *Body) {
		k := b.Keepout()
		for _, id := range rolled {
			p := grown(t, b, id, protocol.Soft)
			for _, f := range k.fields {
				least := -5.
				if f.region.ID == "lumbar-spine" || f.region.ID == "flank" {
					least = 10
				}
				if c := p.clear(f, .011); c.Millimetres < least {
					t.Errorf("%s on %s: %.1f mm from %s", id, b.Person.Describe(), c.Millimetres, c.Region)
				}
			}
		}
	})
}
