package plan

import (
	"encoding/json"
	"strings"
	"testing"

	"unknot/engine/protocol"
	"unknot/engine/strict"
)

const twoSteps = `{"allowed":true,"seconds":240,"steps":[
 {"technique":"glute-roll","side":"left","tool":"foam-roller","enter":20,"roll":45,"hold":45,"holds":1,"exit":10},
 {"technique":"glute-roll","side":"right","tool":"foam-roller","enter":20,"roll":45,"hold":45,"holds":1,"exit":10}]}`

func TestAPlanWithoutTheExtrasIsReadByThePacksOwn(t *testing.T) {
	got, err := Read(protocol.Lowback(), "plan", []byte(twoSteps))
	if err != nil {
		t.Fatal(err)
	}
	if !got.Allowed || got.DiscomfortMax != 5 || got.Breath != "breath-4-6" || got.Seconds != 240 || len(got.Steps) != 2 || got.Steps[1].Side != protocol.Right {
		t.Errorf("got %+v", got)
	}
}

func TestWhatCouldHarmIsRefused(t *testing.T) {
	tests := []struct {
		name, old, with string
		want            []string
	}{
		{"a never technique", `"glute-roll"`, `"lumbar-roll"`, []string{`plan: steps[0].technique: "lumbar-roll" is refused by rule and never rolled; "glute-roll" is what to roll instead`}},
		{"an unknown technique", `"glute-roll"`, `"glute-rol"`, []string{`steps[0].technique: "glute-rol" is not a known technique; did you mean "glute-roll"?`}},
		{"another tool", `"foam-roller"`, `"massage-ball"`, []string{`steps[0].tool: is "massage-ball"; "glute-roll" is done with "foam-roller"`}},
		{"a third side", `"left"`, `"middle"`, []string{`steps[0].side: is "middle"`}},
		{"too much rolling", `"roll":45`, `"roll":135`, []string{"steps[0].roll: is 135, must be 30 to 120"}},
		{"too little rolling", `"roll":45`, `"roll":0`, []string{"steps[0].roll: is 0, must be 30 to 120"}},
		{"too long a hold", `"hold":45`, `"hold":61`, []string{"steps[0].hold: is 61, must be 30 to 60"}},
		{"too many holds", `"holds":1`, `"holds":4`, []string{"steps[0].holds: is 4, must be 0 to 3", "work gluteus-maximus on the left for 225 seconds together, at most 180 are allowed"}},
		{"no time to move", `"enter":20`, `"enter":4`, []string{"steps[0].enter: is 4, must be 5 to 90"}},
		{"no time to get out", `"exit":10`, `"exit":91`, []string{"steps[0].exit: is 91, must be 5 to 90"}},
		{"a wrong sum", `240`, `241`, []string{"seconds: is 241, but the steps take 240 together"}},
		{"a missing dose", `"roll":45,`, ``, []string{"steps[0].roll: is missing"}},
		{"an unknown key", `"exit":10`, `"exit":10,"speed":9`, []string{"steps[0].speed: is not a known key here"}},
		{"a refusal", `true`, `false`, []string{"allowed: is false: this plan is a refusal"}},
		{"too high a ceiling", `"allowed":true`, `"allowed":true,"discomfortMax":6`, []string{"discomfortMax: is 6, must be 1 to 5"}},
		{"an unknown pace", `"allowed":true`, `"allowed":true,"breath":"breath-4-7"`, []string{`breath: "breath-4-7" is not a known pace of breathing; did you mean`}},
		{"an unknown note", `"allowed":true`, `"allowed":true,"notes":["half"]`, []string{`notes[0]: "half" is not a known note`}},
		{"an unknown reason", `"exit":10`, `"exit":10,"why":["fist"]`, []string{`steps[0].why[0]: "fist" is not a known reason for a step; did you mean "first"?`}},
		{"faults in what is left out", `"allowed":true`, `"allowed":true,"left_out":[{"technique":"ql-roll","because":"tool-not-ther","items":["aged"]}]`,
			[]string{`left_out[0].technique: "ql-roll" is refused`, `left_out[0].because: "tool-not-ther"`, `left_out[0].items[0]: "aged"`}},
		{"not JSON", `{"allowed"`, `{allowed`, []string{"plan: line 1, column 2"}},
		{"nothing at all", twoSteps, `[]`, []string{"is a list, must be an object"}},
		{"no steps", twoSteps, `{"allowed":true,"seconds":0,"steps":[]}`, []string{"steps: is empty; there is nothing to roll"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := strings.Replace(twoSteps, tt.old, tt.with, 1)
			_, err := Read(protocol.Lowback(), "plan", []byte(text))
			if _, ok := err.(strict.Faults); !ok {
				t.Fatalf("got %v", err)
			}
			for _, want := range tt.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("got\n%v\nwant %s", err, want)
				}
			}
			if lines := strings.Count(err.Error(), "\n") + 1; lines > 4 {
				t.Errorf("%d faults for one change:\n%v", lines, err)
			}
		})
	}
}

func TestTooManyStepsAndTooLongASessionAreRefused(t *testing.T) {
	one := Step{Technique: "tfl-roll", Side: protocol.Left, Tool: "foam-roller", Enter: 20, Roll: 45, Hold: 30, Holds: 1, Exit: 10}
	x := Plan{Allowed: true}
	for range 40 {
		x.Steps = append(x.Steps, one)
		x.Seconds += one.Seconds()
	}
	text, err := json.Marshal(x)
	if err != nil {
		t.Fatal(err)
	}
	_, err = Read(protocol.Lowback(), "plan", text)
	for _, want := range []string{"steps: has 40 steps, at most 32 are allowed", "steps: take 3360 seconds together, at most 900 are allowed", "work tensor-fasciae-latae on the left"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got\n%v\nwant %s", err, want)
		}
	}
}

func TestAPlanInsideALargerFileIsFaultedByItsWholePath(t *testing.T) {
	node, err := strict.Parse("journal", []byte(strings.Replace(twoSteps, `"holds":1`, `"holds":9`, 1)))
	if err != nil {
		t.Fatal(err)
	}
	r := strict.Reader{File: "journal"}
	r.Fault("body.plan.steps[0].roll", "is faulty for another reason")
	ReadNode(protocol.Lowback(), &r, "body.plan", &node)
	if len(r.Faults) < 2 || r.Faults[1].Path != "body.plan.steps[0].holds" {
		t.Errorf("got %v", r.Faults)
	}
}

func FuzzReadNeverPanicsAndKeepsItsLimits(f *testing.F) {
	f.Add([]byte(twoSteps))
	f.Add([]byte(`{"allowed":true,"seconds":-1,"steps":[{"technique":"glute-roll","holds":9223372036854775807,"hold":2}]}`))
	pack := protocol.Lowback()
	f.Fuzz(func(t *testing.T, data []byte) {
		x, err := Read(pack, "plan", data)
		if err != nil {
			return
		}
		if x.Seconds > 900 || len(x.Steps) == 0 {
			t.Errorf("accepted %+v", x)
		}
		text, err := json.Marshal(x)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Read(pack, "plan", text); err != nil {
			t.Errorf("accepted once, refused as written again: %v", err)
		}
	})
}
