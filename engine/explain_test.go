package engine_test

import (
	"slices"
	"strings"
	"testing"

	"unknot/engine"
	"unknot/engine/protocol"
	"unknot/words"
)

func TestEveryIDThatIsListedIsExplained(t *testing.T) {
	e, c := engine.Lowback(), words.English()
	for _, id := range e.IDs() {
		x, err := e.Explain(id)
		if err != nil {
			t.Errorf("%s: %v", id, err)
			continue
		}
		if x.ID != id || x.Kind == "" || x.Sources == nil {
			t.Errorf("%s is explained as %+v", id, x)
		}
		for _, w := range x.Words {
			if !c.Has(string(w)) {
				t.Errorf("%s: the sentence %s is missing", id, w)
			}
		}
		if len(x.Words) == 0 && x.Kind != "source" {
			t.Errorf("%s, a %s, has no words", id, x.Kind)
		}
	}
}

func TestEveryIDOfTheVocabularyIsListed(t *testing.T) {
	ids := engine.Lowback().IDs()
	for _, line := range vocabulary(t, "screening.txt") {
		if !slices.Contains(ids, line[0]) {
			t.Errorf("%s is not listed", line[0])
		}
	}
	for _, id := range strings.Fields(`clear adapt professional-first urgent emergency glute-roll piriformis-figure-four tfl-roll hip-flexor-roll
		glute-wall-ball piriformis-wall-ball tfl-wall-ball lumbar-roll ql-roll gluteus-maximus gluteus-medius piriformis tensor-fasciae-latae hip-flexors
		quadratus-lumborum foam-roller massage-ball lumbar-spine flank sacrum-coccyx iliac-crest-rim groin-crease back-of-knee neck easing-ache steady-ache
		too-much sharp shooting electric numb tingling weak dizzy chest back-worse here back leg-left leg-right both-legs foot saddle lips-or-fingers elsewhere
		upper-back buttock-left`) {
		if !slices.Contains(ids, id) {
			t.Errorf("%s is not listed", id)
		}
	}
}

func TestSourcesComeWithWhateverDecides(t *testing.T) {
	e := engine.Lowback()
	for _, id := range e.IDs() {
		x, err := e.Explain(id)
		if err != nil {
			continue
		}
		if slices.Contains([]string{"muscle", "region", "tool", "never", "technique", "item", "rule", "sensation", "stop-rule", "limit", "breath", "between", "source"}, x.Kind) && len(x.Sources) == 0 {
			t.Errorf("%s, a %s, has no source", id, x.Kind)
		}
		for i, s := range x.Sources {
			if slices.Contains(x.Sources[:i], s) {
				t.Errorf("%s names the source %s twice", id, s.ID)
			}
		}
	}
}

func TestWhatIsNeverDoneIsRefused(t *testing.T) {
	for id, refused := range map[string]bool{"lumbar-roll": true, "ql-roll": true, "lumbar-spine": true, "flank": true, "neck": true, "quadratus-lumborum": true,
		"emergency": true, "urgent": true, "professional-first": true, "adapt": false, "clear": false, "glute-roll": false, "piriformis": false, "buttock-side": false} {
		x, err := engine.Lowback().Explain(id)
		if err != nil || x.Refused != refused {
			t.Errorf("%s is refused: %t, %v", id, x.Refused, err)
		}
		if x.Kind == "never" && len(x.Instead) == 0 {
			t.Errorf("%s is refused without another way", id)
		}
	}
}

func TestAnIDNobodyKnowsGetsAHint(t *testing.T) {
	for id, want := range map[string]string{"glute-rol": `"glute-rol" is not an id of this pack; did you mean "glute-roll"?`, "lumbar-rol": `did you mean "lumbar-roll"?`,
		"emergancy": `did you mean "emergency"?`, "": `"" is not an id of this pack`, "zzzzzzzzzz": `"zzzzzzzzzz" is not an id of this pack`, "Sharp": `did you mean "sharp"?`} {
		if _, err := engine.Lowback().Explain(id); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", id, err)
		}
	}
}

func TestLevelsAndLimitsAreExplainedWithTheirValues(t *testing.T) {
	for id, level := range map[string]protocol.Level{"saddle-numbness": protocol.Emergency, "age": protocol.ProfessionalFirst, "minor-injury": protocol.Urgent,
		"no-floor": protocol.Adapt, "sharp": protocol.ProfessionalFirst, "numb": protocol.Emergency, "easing-ache": 0, "stop.weak": protocol.Urgent, "screen.fracture": protocol.Urgent, "urgent": protocol.Urgent} {
		if x, err := engine.Lowback().Explain(id); err != nil || x.Level != level {
			t.Errorf("%s is at %v, %v; want %v", id, x.Level, err, level)
		}
	}
	if x, err := engine.Lowback().Explain("hold"); err != nil || x.Kind != "limit" || x.Limit == nil || x.Limit.Min != 30 || x.Limit.Max != 60 {
		t.Errorf("hold is %+v, %v", x, err)
	}
}
