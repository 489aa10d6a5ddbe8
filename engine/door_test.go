package engine_test

import (
	"encoding/json"
	"strings"
	"testing"

	"unknot/engine"
)

const (
	soundPlan  = `{"allowed":true,"seconds":105,"steps":[{"technique":"glute-roll","side":"left","tool":"foam-roller","enter":20,"roll":45,"hold":30,"holds":1,"exit":10}]}`
	soundEntry = `{"v":1,"id":"m","at":"2026-03-02T08:00:00.000Z","device":"d","kind":"morning","body":{"pain":3}}`
)

func TestTheDoorRefusesWhatItCannotAnswerAndSaysWhere(t *testing.T) {
	for _, x := range []struct{ call, in, want string }{
		{"scren", `{}`, `"scren" is not a call; did you mean "screen"?`},
		{"screen", `{`, "screen: line 1"},
		{"screen", `{"answers":{"age":200}}`, "screen: answers.age: is 200"},
		{"screen", `{"answers":{},"cleared":["aeg"]}`, `screen: cleared[0]: is "aeg", which is not a known question; did you mean "age"?`},
		{"screen", `{"answers":[]}`, "screen: answers: is a list"},
		{"screen", `{}`, "screen: answers: is missing"},
		{"plan", `{"answers":{}}`, "plan: wish: is missing"},
		{"plan", `{"answers":{"age":"old"},"wish":{"minutes":12,"tools":[],"week":1}}`, `plan: answers.age: is "old"`},
		{"plan", `{"answers":{},"wish":{"minutes":99,"tools":[],"week":1}}`, "minutes: is 99"},
		{"replay", `{"plan":` + soundPlan + `}`, "replay: events: is missing"},
		{"replay", `{"plan":` + soundPlan + `,"events":[{"at":-1,"do":"start"}]}`, "events: [0].at: is -1"},
		{"replay", `{"plan":{"allowed":false},"events":[]}`, "replay: plan.allowed: is false"},
		{"guide", `{"plan":` + soundPlan + `,"events":[],"at":"now"}`, `guide: at: is "now"`},
		{"guide", `{"plan":` + soundPlan + `,"events":[{"at":1,"do":"strat"}],"at":2}`, `did you mean "start"?`},
		{"guide", `{}`, "guide: plan: is missing"},
		{"explain", `{"id":7}`, "explain: id: is 7"},
		{"explain", `{"id":"glute-rol"}`, `did you mean "glute-roll"?`},
		{"standing", `{"entries":{},"now":"2026-03-02T08:00:00Z"}`, "standing: entries: is an object"},
		{"standing", `{"entries":[],"now":"today"}`, `standing: now: is "today"`},
		{"owed", `{"entries":[{"v":1}]}`, "owed: entries[0]: id: is missing"},
		{"owed", `{}`, "owed: entries: is missing"},
		{"review", `{}`, "review: entries: is missing"},
		{"today", `{"entries":[],"now":"2026-03-02T08:00:00Z"}`, "today: choice: is missing"},
		{"today", `{"entries":[1],"now":"2026-03-02T08:00:00Z","choice":{"minutes":12,"tools":[]}}`, "today: entries[0]: is 1"},
		{"pack", `{"of":"mine"}`, "pack: of: is not a known key here"},
	} {
		if out, err := engine.Lowback().Call(x.call, []byte(x.in)); err == nil || !strings.Contains(err.Error(), x.want) || out != nil {
			t.Errorf("%s %s: %s, %v; want %s", x.call, x.in, out, err, x.want)
		}
	}
}

func TestTheDoorAnswersEveryCallItNames(t *testing.T) {
	in := map[string]string{
		"screen": `{"answers":{}}`, "plan": `{"answers":{},"wish":{"minutes":12,"tools":["foam-roller"],"week":1}}`,
		"replay": `{"plan":` + soundPlan + `,"events":[]}`, "guide": `{"plan":` + soundPlan + `,"events":[],"at":0}`,
		"explain": `{"id":"lumbar-roll"}`, "standing": `{"entries":[],"now":"2026-03-02T08:00:00Z"}`,
		"today": `{"entries":[],"now":"2026-03-02T08:00:00Z","choice":{"minutes":12,"tools":["foam-roller"]}}`,
		"owed":  `{"entries":[` + soundEntry + `]}`, "review": `{"entries":[` + soundEntry + `]}`, "pack": `{}`,
	}
	for _, name := range engine.Calls() {
		out, err := engine.Lowback().Call(name, []byte(in[name]))
		if err != nil || !json.Valid(out) {
			t.Errorf("%s: %s, %v", name, out, err)
		}
	}
}

func TestAReviewCountsMorningsSessionsAndWhatWasFelt(t *testing.T) {
	started := `{"v":1,"id":"s","at":"2026-03-02T08:01:00.000Z","device":"d","kind":"session-started","body":{"plan":` + soundPlan + `}}`
	event := func(id, at, rest string) string {
		return `{"v":1,"id":"` + id + `","at":"2026-03-02T08:` + at + `.000Z","device":"d","kind":"session-event","body":{"session":"s","event":{` + rest + `}}}`
	}
	in := `{"entries":[` + strings.Join([]string{soundEntry, started, event("a", "01:00", `"at":0,"do":"start"`),
		event("b", "01:40", `"at":40,"do":"report","sensation":"easing-ache"`)}, ",") + `]}`
	out, err := engine.Lowback().Call("review", []byte(in))
	want := `{"sessions":1,"mornings":[{"day":"2026-03-02","pain":3}],"tallies":[{"technique":"glute-roll","eased":1,"same":0,"hurt":0,"silent":0}`
	if err != nil || !strings.HasPrefix(string(out), want) {
		t.Errorf("%s, %v; want %s", out, err, want)
	}
}
