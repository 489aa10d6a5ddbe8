package figure

import (
	"math"
	"testing"

	"unknot/engine/body"
)

// Where the outline lies on the tool, between the frames, it stays within 2 mm
// of the outline of the pose that the model solves there: half a pixel on a
// phone, and a seventh of how deep a roller sinks in. Elsewhere 6 mm are
// allowed, a pixel and a half; the most is at the corner where the skin
// leaves the tool.
func TestBetweenTheFramesThePictureIsStillTheSolvedPose(t *testing.T) {
	const atContact, elsewhere = .002, .006
	for _, sex := range []body.Sex{body.Female, body.Male} {
		b, err := body.New(body.Typical(sex))
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range []string{"glute-roll", "piriformis-figure-four", "tfl-roll", "hip-flexor-roll", "glute-wall-ball", "piriformis-wall-ball", "tfl-wall-ball"} {
			tech, err := b.Technique(id, body.Left)
			if err != nil {
				t.Fatal(err)
			}
			poses, err := pose(tech)
			if err != nil {
				t.Fatal(err)
			}
			who := dress(b, Look{})
			film := shoot(who, Side, &poses)
			s := compose(who, Side, &poses)
			for _, along := range []float64{.1, .25, .4, .6, .75, .9} {
				p, err := tech.At(along)
				if err != nil {
					t.Fatal(err)
				}
				near, far := worst(&s, &film, &p)
				if near > atContact || far > elsewhere {
					t.Errorf("%s %s at %v: off by %.1f mm at the tool, %.1f mm elsewhere", sex, id, along, near*1000, far*1000)
				}
			}
		}
	}
}

// worst returns how far the wear's drawn outline is from the solved one at
// most: on the tool, and anywhere.
func worst(s *scene, film *Film, p *body.Pose) (near, far float64) {
	drawn := s.draw(p)
	cam := look(Side, p)
	tool := cam.see(p.Tool.Centre)
	for _, l := range drawn.layers {
		if l.look != looksWearOver || !l.touched {
			continue
		}
		for k := range film.Layers {
			if film.Layers[k].Look != looksWearOver {
				continue
			}
			for n := range film.Layers[k].Loops {
				points := film.Layers[k].Loops[n].Between(p.Along)
				for i := 0; i < len(points); i += 2 {
					at := dot{points[i] / 1000, -points[i+1] / 1000}
					d, _ := l.field.away(at)
					if math.Abs(at.sub(tool).len()-p.Tool.Radius) < .0015 {
						near = math.Max(near, math.Abs(d))
					}
					far = math.Max(far, math.Abs(d))
				}
			}
		}
	}
	return near, far
}
