package body_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"unknot/engine/body"
	"unknot/engine/body/space"
)

// What a physiotherapist looks for in every pose, on any body: the buttock is
// touched at least 8 cm from the middle, outside the sitting bone; the lower
// back is never arched by more than 10 degrees; somebody at a wall leans into
// the ball from feet that bear most of the weight.
func TestPosesAreAsTheyAreTaught(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b, tech, id := ready(t)
		p := at(t, tech, rapid.Float64Range(0, 1).Draw(t, "along"))
		touch := p.Frames[body.Pelvis].In(p.Touch.World)
		if beside := max(touch.Y, -touch.Y); beside < .080 {
			t.Errorf("%s: touched %.0f mm from the middle", id, beside*1000)
		}
		if arched := -p.Bent(body.Abdomen)[0]; arched > 10 {
			t.Errorf("%s: the lower back is arched %.0f degrees", id, arched)
		}
		if strings.HasSuffix(id, "wall-ball") {
			leans(t, b, &p)
		}
	})
}

// leans checks that the centre of mass lies between wall and toes, no further
// behind the heels than a gentle lean takes it: a fifth of the way up to it.
func leans(t *rapid.T, b *body.Body, p *body.Pose) {
	centre := b.Centre(p)
	heel, toes := p.Rests[0].Points[0].X, 0.0
	for _, r := range p.Rests {
		for _, q := range r.Points {
			heel, toes = min(heel, q.X), max(toes, q.X)
		}
	}
	if centre.X > toes || centre.X < heel-centre.Z/5 {
		t.Errorf("the centre of mass is at %.2f m, the feet from %.2f to %.2f", centre.X, heel, toes)
	}
}

// Face down, the toes of the worked leg brush the floor and the leg is straight.
func TestTheTrailingLegComesDownToItsToes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := made(t, anyone(t))
		tech, err := b.Technique(rapid.SampledFrom([]string{"tfl-roll", "hip-flexor-roll"}).Draw(t, "technique"), body.Left)
		if err != nil {
			t.Fatal(err)
		}
		p := at(t, tech, rapid.Float64Range(0, 1).Draw(t, "along"))
		low, f := 1.0, p.Frames[body.FootLeft]
		for _, s := range b.Shapes() {
			if s.Segment == body.FootLeft {
				low = min(low, f.Out(s.Support(f.Turn.Back(space.V{Z: -1}))).Z)
			}
		}
		if low < 0 || low > .006 || p.Bent(body.ShankLeft)[0] > 10 {
			t.Errorf("toes %.1f mm over the floor, the knee bent %.0f degrees", low*1000, p.Bent(body.ShankLeft)[0])
		}
	})
}
