package plan

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"unknot/engine/protocol"
	"unknot/engine/screen"
)

func usual() Wish { return Wish{Minutes: 12, Week: 3, Tools: both} }

func TestAnOutcomeThatSuspendsIsRefusedWithItsReasons(t *testing.T) {
	p := lowback(t)
	who := answered(t, p, []protocol.ItemID{"saddle-numbness"})
	got := mustPlan(t, p, who, usual())
	if got.Allowed || got.Triage != protocol.Emergency || !got.Complete || len(got.Reasons) == 0 || len(got.Steps) != 0 {
		t.Errorf("got %+v", got)
	}
	text, err := json.Marshal(got)
	if err != nil || !strings.HasPrefix(string(text), `{"allowed":false,"triage":"emergency","complete":true,"missing":[],"reasons":[{"rule":`) {
		t.Errorf("printed as %s, %v", text, err)
	}
}

func TestNothingIsPlannedBeforeEveryQuestionIsAnswered(t *testing.T) {
	p := lowback(t)
	var nobody person
	nobody.outcome = p.table.Screen(&nobody.answers, protocol.Set{})
	got := mustPlan(t, p, nobody, usual())
	text, err := json.Marshal(got)
	if err != nil || got.Allowed || len(got.Missing) != len(p.pack.Items) ||
		!strings.HasPrefix(string(text), `{"allowed":false,"triage":null,"complete":false,"missing":["`) || !strings.HasSuffix(string(text), `"reasons":[]}`) {
		t.Errorf("printed as %s, %v", text, err)
	}
}

func TestAPlanIsPrintedAsTheContractSays(t *testing.T) {
	p := lowback(t)
	w := Wish{Minutes: 12, Week: 1, Tools: []protocol.ToolID{"foam-roller"}, Off: []protocol.TechniqueID{"piriformis-figure-four", "tfl-roll", "hip-flexor-roll"}}
	text, err := json.Marshal(mustPlan(t, p, answered(t, p, nil), w))
	want := `{"allowed":true,"seconds":375,"steps":[` +
		`{"technique":"glute-roll","side":"left","tool":"foam-roller","enter":35,"roll":120,"hold":30,"holds":1,"exit":10,"why":["first"]},` +
		`{"technique":"glute-roll","side":"right","tool":"foam-roller","enter":20,"roll":120,"hold":30,"holds":1,"exit":10,"why":["first"]}],` +
		`"left_out":[{"technique":"piriformis-figure-four","because":"off-until-check"},{"technique":"tfl-roll","because":"off-until-check"},` +
		`{"technique":"hip-flexor-roll","because":"off-until-check"},{"technique":"glute-wall-ball","because":"tool-not-there"},` +
		`{"technique":"piriformis-wall-ball","because":"tool-not-there"},{"technique":"tfl-wall-ball","because":"tool-not-there"}],` +
		`"notes":["first-week","too-short-tools","too-short-off"],"discomfortMax":5,"breath":"breath-4-6","firmness":"soft"}`
	if err != nil || string(text) != want {
		t.Errorf("printed as\n%s\nwant\n%s\n%v", text, want, err)
	}
}

func TestWithoutAToolNothingIsPlannedAndThePlanSaysSo(t *testing.T) {
	p := lowback(t)
	text, err := json.Marshal(mustPlan(t, p, answered(t, p, nil), Wish{Minutes: 12, Week: 1}))
	if err != nil || !strings.HasPrefix(string(text), `{"allowed":true,"seconds":0,"steps":[],"left_out":[{`) ||
		!strings.Contains(string(text), `"notes":["no-tool"],"discomfortMax":5,"breath":"breath-4-6"}`) {
		t.Errorf("printed as %s, %v", text, err)
	}
}

func TestWhatTheAnswersChange(t *testing.T) {
	p := lowback(t)
	tests := []struct {
		name  string
		yes   []protocol.ItemID
		sites []protocol.SiteID
		left  LeftOut
		note  Note
		check func(Plan) bool
	}{
		{"no floor leaves the wall", []protocol.ItemID{"no-floor"}, nil,
			LeftOut{"glute-roll", 0, "needs-floor", []protocol.ItemID{"no-floor"}}, "",
			func(x Plan) bool { return x.Seconds >= 600 && every(x, "massage-ball") }},
		{"blood thinners leave a soft roller and short holds", []protocol.ItemID{"blood-thinners"}, nil,
			LeftOut{"glute-wall-ball", 0, ToolExcluded, []protocol.ItemID{"blood-thinners"}}, ShorterHolds,
			func(x Plan) bool { return x.Firmness == protocol.Soft && x.Steps[0].Hold == 30 }},
		{"broken skin on one buttock leaves the other", nil, []protocol.SiteID{"buttock-left"},
			LeftOut{"glute-roll", protocol.Left, SiteExcluded, []protocol.ItemID{"skin-sites"}}, OneSide,
			func(x Plan) bool { return !has(x, "glute-roll", protocol.Left) }},
		{"broken skin on both buttocks leaves neither", nil, []protocol.SiteID{"buttock-left", "buttock-right"},
			LeftOut{"glute-roll", 0, SiteExcluded, []protocol.ItemID{"skin-sites"}}, "",
			func(x Plan) bool {
				return !has(x, "glute-roll", protocol.Left) && !has(x, "glute-roll", protocol.Right)
			}},
		{"widespread pain lowers the ceiling", []protocol.ItemID{"fibromyalgia"}, nil, LeftOut{}, LowerDiscomfort,
			func(x Plan) bool { return x.DiscomfortMax == 3 }},
		{"trouble with breath work leaves the breath alone", []protocol.ItemID{"breathing-condition"}, nil, LeftOut{}, NaturalBreath,
			func(x Plan) bool { return x.Breath == "natural" }},
		{"thin bones leave nothing face down", []protocol.ItemID{"thin-bones"}, nil,
			LeftOut{"tfl-roll", 0, "needs-face-down", []protocol.ItemID{"thin-bones"}}, SofterTool, nil},
		{"an inflammatory pattern advises a doctor", []protocol.ItemID{"inflammatory-pattern"}, nil, LeftOut{}, SeeDoctor, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := mustPlan(t, p, answered(t, p, tt.yes, tt.sites...), usual())
			if tt.left.Technique != "" && !slices.ContainsFunc(got.LeftOut, func(l LeftOut) bool { return reflect.DeepEqual(l, tt.left) }) {
				t.Errorf("left out %v, want among them %v", got.LeftOut, tt.left)
			}
			if tt.note != "" && !slices.Contains(got.Notes, tt.note) {
				t.Errorf("notes %v, want among them %v", got.Notes, tt.note)
			}
			if tt.check != nil && !tt.check(got) {
				t.Errorf("got %+v", got)
			}
		})
	}
}

// every reports whether every step uses the tool.
func every(x Plan, tool protocol.ToolID) bool {
	return !slices.ContainsFunc(x.Steps, func(s Step) bool { return s.Tool != tool })
}

func has(x Plan, id protocol.TechniqueID, side protocol.Side) bool {
	return slices.ContainsFunc(x.Steps, func(s Step) bool { return s.Technique == id && s.Side == side })
}

func TestWhatTheWishChanges(t *testing.T) {
	p := lowback(t)
	roller := []protocol.ToolID{"foam-roller"}
	tests := []struct {
		name  string
		w     Wish
		check func(Plan) bool
	}{
		{"tight TFL comes before the piriformis", Wish{Minutes: 12, Week: 3, Tools: roller, Tight: []protocol.MuscleID{"tensor-fasciae-latae"}},
			func(x Plan) bool { return has(x, "tfl-roll", protocol.Left) && why(x, "tfl-roll", WhyTight) }},
		{"the least recently worked comes first of equals", Wish{Minutes: 12, Week: 3, Tools: roller, Idle: []int{2, 2, 2, 7, 2, -1}},
			func(x Plan) bool { return why(x, "tfl-roll", WhyRested) && !why(x, "glute-roll", WhyRested) }},
		{"what is tight comes before what is rested", Wish{Minutes: 12, Week: 3, Tools: roller, Tight: []protocol.MuscleID{"piriformis"}, Idle: []int{2, 2, 0, -1, 2, -1}},
			func(x Plan) bool { return why(x, "piriformis-figure-four", WhyTight) }},
		{"tight QL is never rolled and helped instead", Wish{Minutes: 12, Week: 3, Tools: roller, Tight: []protocol.MuscleID{"quadratus-lumborum"}},
			func(x Plan) bool {
				return slices.Contains(x.Notes, TightNever) && why(x, "glute-roll", WhyInstead) && why(x, "hip-flexor-roll", WhyInstead)
			}},
		{"a tight muscle that cannot be worked is named", Wish{Minutes: 12, Week: 3, Tools: []protocol.ToolID{"massage-ball"}, Tight: []protocol.MuscleID{"hip-flexors"}},
			func(x Plan) bool { return slices.Contains(x.Notes, TightNotReached) }},
		{"half a dose takes half the time and the least of everything", Wish{Minutes: 15, Week: 9, Half: true, Tools: both},
			func(x Plan) bool {
				return x.Seconds <= 450 && slices.Contains(x.Notes, HalfDose) && x.Steps[0].Roll == 30 && x.Steps[0].Hold == 30 && x.Steps[0].Holds == 1
			}},
		{"ten minutes are ten minutes", Wish{Minutes: 10, Week: 1, Tools: roller}, func(x Plan) bool { return x.Seconds == 600 }},
		{"two techniques alone fall short and say why", Wish{Minutes: 12, Week: 1, Tools: both,
			Off: []protocol.TechniqueID{"glute-roll", "hip-flexor-roll", "glute-wall-ball", "tfl-roll", "tfl-wall-ball"}},
			func(x Plan) bool {
				return x.Seconds < 600 && slices.Contains(x.Notes, TooShortOff) && !slices.Contains(x.Notes, TooShortTools)
			}},
		{"everything off leaves nothing", Wish{Minutes: 12, Week: 1, Tools: both, Off: ids(p.pack.Techniques, func(x protocol.Technique) protocol.TechniqueID { return x.ID })},
			func(x Plan) bool {
				return len(x.Steps) == 0 && slices.Contains(x.Notes, NothingLeft) && x.Firmness == 0
			}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := mustPlan(t, p, answered(t, p, nil), tt.w); !tt.check(got) {
				t.Errorf("got %+v", got)
			}
		})
	}
}

func why(x Plan, id protocol.TechniqueID, w Why) bool {
	return slices.ContainsFunc(x.Steps, func(s Step) bool { return s.Technique == id && slices.Contains(s.Why, w) })
}

func TestABadWishIsRefusedWithEveryFieldAtFault(t *testing.T) {
	p := lowback(t)
	w := Wish{Minutes: 20, Week: 0, Tools: []protocol.ToolID{"foam-rollr"}, Tight: []protocol.MuscleID{"piriformus"},
		Off: []protocol.TechniqueID{"lumbar-roll", "glute-rol"}, Idle: []int{-2}}
	who := answered(t, p, nil)
	_, err := p.Plan(&who.answers, who.outcome, w)
	want := `minutes: is 20, must be 10 to 15; the default is 12
week: is 0, must be 1 to 1000; 1 is the first week of practice
tools[0]: "foam-rollr" is not a known tool; did you mean "foam-roller"?
tight[0]: "piriformus" is not a known muscle; did you mean "piriformis"?
off[0]: "lumbar-roll" is refused by rule and never rolled; "glute-roll" is what to roll instead
off[1]: "glute-rol" is not a known technique; did you mean "glute-roll"?
idle: has 1 numbers, must have none or one for each of the 6 muscles
idle[0]: is -2, must be days since the muscle was worked, or -1 for never`
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}

func TestALimitOfAProfessionalLeavesTechniquesOut(t *testing.T) {
	p := lowback(t)
	who := answered(t, p, nil)
	who.outcome.Adapt.Techniques = 1
	got := mustPlan(t, p, who, usual())
	if i := slices.IndexFunc(got.LeftOut, func(l LeftOut) bool { return l.Technique == "glute-roll" }); i < 0 || got.LeftOut[i].Because != Limited {
		t.Errorf("left out %v", got.LeftOut)
	}
	if i := slices.IndexFunc(got.LeftOut, func(l LeftOut) bool { return l.Because == MuscleFull }); i >= 0 {
		t.Errorf("left out %v", got.LeftOut)
	}
}

// altered loads the built-in pack with one text of one file replaced.
func altered(t *testing.T, file, old, with string) *screen.Table {
	t.Helper()
	files := protocol.LowbackFiles()
	text := strings.Replace(string(files[file]), old, with, 1)
	if text == string(files[file]) {
		t.Fatalf("%s has no %s", file, old)
	}
	files[file] = []byte(text)
	pack, err := protocol.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	table, err := screen.New(pack)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func TestAPackIsRefusedWhenGettingIntoPlaceTakesTooLong(t *testing.T) {
	table := altered(t, "tools.json", `"setup": 15`, `"setup": 60`)
	if _, err := New(table); err == nil || err.Error() != "techniques[0].enter: is 80 seconds with the setup of its position, at most 75 can be planned" {
		t.Errorf("got %v", err)
	}
}

func TestAProblemTooTangledToWeighIsAnErrorAndNotAGuess(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 200 {
		q := randomProblem(r, maxTechniques, 8)
		q.limit = 900
		if got, err := q.solve(); err == errTangled && got == (solution{}) {
			return
		}
	}
	t.Error("none of 200 was too tangled")
}

func TestADoseOverTheLimitsLeavesEverythingOut(t *testing.T) {
	table := altered(t, "dose.json", `"default": 120, "min": 0, "max": 180`, `"default": 60, "min": 0, "max": 60`)
	p, err := New(table)
	if err != nil {
		t.Fatal(err)
	}
	got := mustPlan(t, p, answered(t, p, nil), usual())
	if len(got.Steps) != 0 || got.LeftOut[0].Because != NoDose {
		t.Errorf("got %+v", got)
	}
	short := answered(t, p, nil)
	short.outcome.Adapt.HoldMax = 20
	if list := doses(&p.pack.Dose, &short.outcome.Adapt, &Wish{Week: 1}); list != nil {
		t.Errorf("a hold of 20 seconds gives %v", list)
	}
}

func TestASiteAcrossBothSidesExcludesBoth(t *testing.T) {
	var x technique
	x.exclude(0, 3)
	x.exclude(protocol.Right, 1)
	if x.sites != [2]uint32{8, 10} {
		t.Errorf("got %v", x.sites)
	}
}

func TestEveryIDHasItsSentenceAndEverySentenceItsID(t *testing.T) {
	data, err := os.ReadFile("../../words/en/plan.json")
	if err != nil {
		t.Fatal(err)
	}
	var words map[string]string
	if err := json.Unmarshal(data, &words); err != nil {
		t.Fatal(err)
	}
	var want []string
	add := func(prefix string, ids []string) {
		for _, id := range ids {
			want = append(want, prefix+id)
		}
	}
	add("plan.why.", protocol.IDs(Whys(), func(x Why) Why { return x }))
	add("plan.left.", protocol.IDs(Becauses(protocol.Lowback()), func(x Because) Because { return x }))
	add("plan.note.", protocol.IDs(Notes(), func(x Note) Note { return x }))
	add("plan.rest.", protocol.IDs(Rests(), func(x Rest) Rest { return x }))
	for _, id := range want {
		if words[id] == "" {
			t.Errorf("%s has no sentence", id)
		}
		delete(words, id)
	}
	for id := range words {
		t.Errorf("%s is the sentence of nothing", id)
	}
}
