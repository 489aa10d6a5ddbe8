package session_test

import (
	"encoding/json"
	"testing"

	"unknot/engine/protocol"
	"unknot/engine/session"
	"unknot/words"
)

var twoSteps = []string{"glute-roll left 20 45 60x1 10", "glute-roll right 15 45 60x1 10"}

// guided returns what is shown and said some seconds after the events.
func guided(t *testing.T, m *session.Machine, ms int64, lines ...string) session.Guidance {
	t.Helper()
	return m.Guide(m.Advance(after(t, m, lines...), ms))
}

func TestGuidanceAtInstants(t *testing.T) {
	m := machine(t, twoSteps...)
	for _, x := range []struct {
		at                  int64 // milliseconds
		phase               session.Phase
		step                int
		say                 protocol.WordID
		left, length, total int64 // milliseconds
		next                session.Phase
		nextStep            int
		ask                 session.Ask
		holds               int
	}{
		{0, session.Enter, 0, "technique.glute-roll.enter", 20_000, 20_000, 265_000, session.Roll, 0, 0, 1},
		{19_999, session.Enter, 0, "technique.glute-roll.enter", 1, 20_000, 245_001, session.Roll, 0, 0, 1},
		{20_000, session.Roll, 0, "technique.glute-roll.roll", 45_000, 45_000, 245_000, session.Hold, 0, 0, 1},
		{65_000, session.Hold, 0, "technique.glute-roll.hold", 60_000, 60_000, 200_000, session.Exit, 0, 0, 0},
		{84_999, session.Hold, 0, "technique.glute-roll.hold", 40_001, 60_000, 180_001, session.Exit, 0, 0, 0},
		{85_000, session.Hold, 0, "technique.glute-roll.hold", 40_000, 60_000, 180_000, session.Exit, 0, session.AskFirst, 0},
		{105_000, session.Hold, 0, "technique.glute-roll.hold", 20_000, 60_000, 160_000, session.Exit, 0, session.AskSecond, 0},
		{125_000, session.Exit, 0, "technique.glute-roll.exit", 10_000, 10_000, 140_000, session.Enter, 1, session.AskAfter, 0},
		{135_000, session.Enter, 1, "technique.glute-roll.switch", 15_000, 15_000, 130_000, session.Roll, 1, 0, 1},
		{150_000, session.Roll, 1, "technique.glute-roll.roll", 45_000, 45_000, 115_000, session.Hold, 1, 0, 1},
		{264_999, session.Exit, 1, "technique.glute-roll.exit", 1, 10_000, 1, session.Over, 1, session.AskAfter, 0},
	} {
		g := guided(t, m, x.at, "0 start")
		if g.Phase != x.phase || g.Step != x.step || g.Steps != 2 || g.Say != x.say || g.Technique != "glute-roll" || g.Paused != 0 || g.End != 0 {
			t.Errorf("at %d: %+v", x.at, g)
		}
		if g.Left != x.left || g.Length != x.length || g.Total != x.total || g.Next != x.next || g.NextStep != x.nextStep || g.Ask != x.ask || g.HoldsLeft != x.holds {
			t.Errorf("at %d: left %d of %d, total %d, next %v of step %d, ask %d, %d holds", x.at, g.Left, g.Length, g.Total, g.Next, g.NextStep, g.Ask, g.HoldsLeft)
		}
	}
}

func TestGuidanceOutsideTheSteps(t *testing.T) {
	m := machine(t, twoSteps...)
	if g := guided(t, m, 0); g.Phase != session.Ready || g.Say != "session.ready" || g.Total != 265_000 || g.Next != session.Enter || g.Steps != 2 {
		t.Errorf("before the start: %+v", g)
	}
	if g := guided(t, m, 265_000, "0 start"); g.Phase != session.Over || g.Say != "session.completed" || g.End != session.Completed || g.Total != 0 || g.Level != 0 {
		t.Errorf("after the end: %+v", g)
	}
	if g := guided(t, m, 99_000, "0 start", "30 stop"); g.Say != "session.stopped" || g.End != session.Stopped || g.Stroke.Length != 0 {
		t.Errorf("stopped: %+v", g)
	}
	if g := guided(t, m, 99_000, "0 start", "30 report numb saddle"); g.Level != protocol.Emergency {
		t.Errorf("stopped by numbness: %+v", g)
	}
	if g := guided(t, m, 99_000, "0 start", "30 pause"); g.Say != "session.paused" || g.Paused != session.ByPerson || g.Left != 35_000 || g.Phase != session.Roll || g.Next != session.Hold {
		t.Errorf("paused: %+v", g)
	}
	if g := guided(t, m, 99_000, "0 start", "30 alive", "90 gap"); g.Say != "session.gap" || g.Paused != session.ByGap || g.Left != 35_000 {
		t.Errorf("after a gap: %+v", g)
	}
	if g := guided(t, m, 31_000, "0 start", "30 ease"); !g.Eased {
		t.Errorf("eased: %+v", g)
	}
	if g := guided(t, m, 140_000, "0 start", "30 ease"); g.Eased {
		t.Errorf("still eased on the next step: %+v", g)
	}
}

func TestTheTotalLeavesOutWhatWasLeft(t *testing.T) {
	m := machine(t, "glute-roll left 20 45 30x1 10", "glute-roll right 20 45 30x1 10", "tfl-roll left 25 45 30x1 10")
	if g := guided(t, m, 30_000, "0 start", "30 report too-much"); g.Phase != session.Exit || g.Total != 120_000 || g.Next != session.Enter || g.NextStep != 2 {
		t.Errorf("after leaving: %+v", g)
	}
}

func TestTheTotalCountsAnExtraHold(t *testing.T) {
	m := machine(t, "glute-roll left 20 45 30x1 10")
	before := guided(t, m, 56_000, "0 start", "25 tender-spot").Total
	if g := guided(t, m, 56_000, "0 start", "25 tender-spot", "56 tender-spot"); g.Total != before+30_000 || g.Phase != session.Hold || g.Next != session.Roll {
		t.Errorf("before %d, then %+v", before, g)
	}
}

// A stroke one way takes two seconds, or as long as the slowest speed of 2 cm a
// second makes it: the glute roll's 32 mm would be over in one second at three.
func TestTheStrokeGoesBackAndForthSlowly(t *testing.T) {
	m := machine(t, twoSteps...)
	const length = 32 * 1000 / 20 // milliseconds
	for _, x := range []struct {
		at, left int64
		back     bool
	}{{20_000, length, false}, {20_000 + length - 1, 1, false}, {20_000 + length, length, true}, {20_000 + 2*length, length, false}} {
		if s := guided(t, m, x.at, "0 start").Stroke; s.Length != length || s.Left != x.left || s.Back != x.back {
			t.Errorf("at %d the stroke is %+v", x.at, s)
		}
	}
	if s := guided(t, m, 70_000, "0 start").Stroke; s != (session.Stroke{}) {
		t.Errorf("a stroke while holding: %+v", s)
	}
}

func TestAShortStrokeIsSlowedDownWithinTheLimitsOfSpeed(t *testing.T) {
	for step, length := range map[string]int64{
		"tfl-roll left 20 45 30x1 10":        24 * 1000 / 20,
		"hip-flexor-roll left 20 45 30x1 10": 2000, // 56 mm: 1.9 s at 3 cm a second
	} {
		if s := guided(t, machine(t, step), 25_000, "0 start").Stroke; s.Length != length {
			t.Errorf("%s: a stroke takes %d ms", step, s.Length)
		}
	}
}

func TestTheStrokeGoesOnAfterAHoldWhereItWas(t *testing.T) {
	m := machine(t, twoSteps...)
	before := guided(t, m, 31_000, "0 start").Stroke
	if s := guided(t, m, 91_000, "0 start", "31 tender-spot").Stroke; s != before {
		t.Errorf("before the hold %+v, after it %+v", before, s)
	}
}

func TestTheBreathIsPacedWhileHolding(t *testing.T) {
	for _, x := range []struct {
		pace         string
		into         int64 // the hold, milliseconds
		out          bool
		left, length int64
		count, of    int
	}{
		{"breath-4-6", 0, false, 4000, 4000, 1, 6}, {"breath-4-6", 3999, false, 1, 4000, 1, 6},
		{"breath-4-6", 4000, true, 6000, 6000, 1, 6}, {"breath-4-6", 9999, true, 1, 6000, 1, 6},
		{"breath-4-6", 10_000, false, 4000, 4000, 2, 6}, {"breath-4-6", 59_999, true, 1, 6000, 6, 6},
		{"breath-3-5", 0, false, 3000, 3000, 1, 8}, {"breath-3-5", 3000, true, 5000, 5000, 1, 8}, {"breath-3-5", 8000, false, 3000, 3000, 2, 8},
		{"breath-3-5", 59_999, true, 4001, 5000, 8, 8},
		{"natural", 0, false, 0, 0, 0, 0}, {"natural", 30_000, false, 0, 0, 0, 0},
	} {
		m := machine(t, append([]string{"breath=" + x.pace}, twoSteps...)...)
		want := session.Breath{Out: x.out, Left: x.left, Length: x.length, Count: x.count, Of: x.of}
		if b := guided(t, m, 65_000+x.into, "0 start").Breath; b != want {
			t.Errorf("%s, %d ms into the hold: %+v, want %+v", x.pace, x.into, b, want)
		}
	}
	if b := guided(t, machine(t, twoSteps...), 30_000, "0 start").Breath; b != (session.Breath{}) {
		t.Errorf("breath is paced while rolling: %+v", b)
	}
}

func TestABreathIsNeverCountedBeyondThoseOfTheHold(t *testing.T) {
	for _, pace := range []string{"breath-4-6", "breath-3-5"} {
		for _, hold := range []string{"30x1", "45x1", "60x1"} {
			m := machine(t, "breath="+pace, "glute-roll left 20 45 "+hold+" 10")
			for at := int64(65_000); ; at += 500 {
				g := guided(t, m, at, "0 start")
				if g.Phase != session.Hold {
					break
				}
				if g.Breath.Count > g.Breath.Of {
					t.Errorf("%s, hold %s: breath %d of %d", pace, hold, g.Breath.Count, g.Breath.Of)
					break
				}
			}
		}
	}
}

func TestAnAnsweredQuestionIsNoLongerAsked(t *testing.T) {
	m := machine(t, twoSteps...)
	if g := guided(t, m, 86_500, "0 start", "86 report easing-ache here 2"); g.Ask != 0 {
		t.Errorf("answered in the hold, asked again: %d", g.Ask)
	}
	if g := guided(t, m, 126_500, "0 start", "126 report easing-ache here 2"); g.Ask != 0 {
		t.Errorf("answered after the hold, asked again: %d", g.Ask)
	}
}

func TestEverySentenceThatIsSaidExists(t *testing.T) {
	c := words.English()
	if !c.Has("session.ready") {
		t.Skip("the sentences of a session are not written yet")
	}
	for i := session.AlreadyOver; i <= session.NotAnEvent; i++ {
		if id := "session.refused." + i.String(); !c.Has(id) {
			t.Errorf("%s is missing", id)
		}
	}
	for _, lines := range [][]string{nil, {"0 start"}, {"0 start", "30 alive"}, {"0 start", "70 alive"}, {"0 start", "126 alive"}, {"0 start", "140 alive"},
		{"0 start", "30 pause"}, {"0 start", "30 gap"}, {"0 start", "30 stop"}, {"0 start", "99 skip", "99 skip", "99 skip"}} {
		m := machine(t, twoSteps...)
		if id := m.Guide(after(t, m, lines...)).Say; !c.Has(string(id)) {
			t.Errorf("%s is missing", id)
		}
	}
}

func TestPublicIDsAreWrittenAsTheVocabularyHasThem(t *testing.T) {
	for want, v := range map[string]any{`"roll"`: session.Roll, `"completed"`: session.Completed, `"running"`: session.End(0), `"tender-spot"`: session.TenderSpot,
		`"report"`: session.Feel, `"side-done"`: session.SideDone, `61.5`: session.Seconds(61_500), `0.001`: session.Seconds(1), `80`: session.Seconds(80_000)} {
		if got, err := json.Marshal(v); err != nil || string(got) != want {
			t.Errorf("%v is written as %s, %v", v, got, err)
		}
	}
	if session.Do(99).String() != "" {
		t.Error("an event nobody knows has a name")
	}
}
