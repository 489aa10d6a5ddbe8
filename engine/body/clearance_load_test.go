package body

import (
	"testing"

	"pgregory.net/rapid"

	"unknot/engine/protocol"
)

// However hard and soft the tool, wherever in the stroke, whatever dial is
// turned: what the highest load presses is no larger and no deeper than what is
// proven.
func TestThePatchThatIsProvenIsThatOfTheHighestLoad(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		b, err := New(Survey(rapid.IntRange(0, SurveySize-1).Draw(r, "body")))
		if err != nil {
			r.Fatal(err)
		}
		tech, err := b.Technique(rapid.SampledFrom(rolled).Draw(r, "technique"), rapid.SampledFrom([]Side{Left, Right}).Draw(r, "side"))
		if err != nil {
			r.Fatal(err)
		}
		p, err := tech.press()
		if err != nil {
			r.Fatal(err)
		}
		along := rapid.Float64Range(0, 1).Draw(r, "along")
		pose, err := tech.At(along)
		if err != nil {
			r.Fatal(err)
		}
		firmness := rapid.SampledFrom([]protocol.Firmness{protocol.Soft, protocol.Medium, protocol.Hard}).Draw(r, "firmness")
		most := hardest(r, tech, pose, firmness, turnedUp(r, tech)).Touch
		x := p.pieces[min(pieceCount-1, int(along*pieceCount))]
		if most.Patch[0] > x.long || most.Patch[1] > x.wide || most.Sink > x.sunk {
			r.Fatalf("the patch is %.1f by %.1f mm, %.1f deep; %.1f by %.1f and %.1f are proven",
				most.Patch[0]*1e3, most.Patch[1]*1e3, most.Sink*1e3, x.long*1e3, x.wide*1e3, x.sunk*1e3)
		}
	})
}

// Somebody heavy presses a soft tool in much further than it is drawn: the
// proof has to take more than that.
func TestAHeavyBodyPressesALargerPatchThanIsDrawn(t *testing.T) {
	b, err := New(surveyed(Male, 0, percentile99, 0, 0))
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range rolled {
		tech, err := b.Technique(id, Left)
		if err != nil {
			t.Fatal(err)
		}
		p, err := tech.press()
		if err != nil {
			t.Fatal(err)
		}
		pose, err := tech.At(.5)
		if err != nil {
			t.Fatal(err)
		}
		if d := p.whole[0].dent; d.long < 1.2*pose.Touch.Patch[0] || d.sunk < 1.4*pose.Touch.Sink {
			t.Errorf("%s: %.1f mm are proven of a patch that is drawn with %.1f", id, d.long*1e3, pose.Touch.Patch[0]*1e3)
		}
	}
}
