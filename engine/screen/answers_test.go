package screen_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"unknot/engine/protocol"
	"unknot/engine/screen"
)

func ynItems(t *screen.Table) []int {
	var out []int
	for i, it := range t.Pack().Items {
		if it.Kind == protocol.YesNo {
			out = append(out, i)
		}
	}
	return out
}

func anySet(r *rapid.T, n int) protocol.Set {
	var s protocol.Set
	for _, i := range rapid.SliceOfN(rapid.IntRange(0, n-1), 0, 4).Draw(r, "cleared") {
		s = s.With(i)
	}
	return s
}

// anyAnswers draws answers to most questions, most of them no.
func anyAnswers(r *rapid.T, t *screen.Table) screen.Answers {
	var a screen.Answers
	answers := rapid.SliceOfN(rapid.IntRange(0, 9), len(t.Pack().Items), len(t.Pack().Items)).Draw(r, "answers")
	for i, it := range t.Pack().Items {
		var err error
		switch n := answers[i]; {
		case n == 0:
		case it.Kind == protocol.Count:
			err = t.AnswerCount(&a, i, rapid.IntRange(it.Min, it.Max).Draw(r, string(it.ID)))
		case it.Kind == protocol.SiteOf:
			err = t.AnswerSites(&a, i, rapid.Uint32Range(0, 1<<11-1).Draw(r, string(it.ID)))
		case n == 1:
			err = t.Answer(&a, i, protocol.Yes)
		case n == 2:
			err = t.Answer(&a, i, protocol.Unsure)
		default:
			err = t.Answer(&a, i, protocol.No)
		}
		if err != nil {
			r.Fatal(err)
		}
	}
	return a
}

func TestAnswersAreReadAsTheyWereWritten(t *testing.T) {
	table, _ := full(t)
	rapid.Check(t, func(r *rapid.T) {
		a := anyAnswers(r, table)
		text := append(append([]byte(`{"answers":`), table.AppendJSON(nil, &a)...), '}')
		b, err := table.Read("a.json", text)
		if err != nil || a != b {
			r.Fatalf("%s is read as %s, %v", text, table.AppendJSON(nil, &b), err)
		}
	})
}

func TestAnswersAreReadInAnyOrder(t *testing.T) {
	table, _ := full(t)
	a, err := table.Read("", []byte(`{"answers":{"skin-sites":["upper-back","buttock-left"],"age":44,"saddle-numbness":"unsure","six-weeks":"no"}}`))
	if err != nil {
		t.Fatal(err)
	}
	want := `{"saddle-numbness":"unsure","six-weeks":"no","age":44,"skin-sites":["buttock-left","upper-back"]}`
	if got := string(table.AppendJSON(nil, &a)); got != want || a.Count() != 4 || a.Given().Len() != 4 {
		t.Errorf("read as %s", got)
	}
	age, _ := table.Pack().Item("age")
	sites, _ := table.Pack().Item("skin-sites")
	if n, ok := table.GetCount(&a, age); n != 44 || !ok {
		t.Errorf("age is %d, %t", n, ok)
	}
	if s, ok := table.GetSites(&a, sites); s != 1<<10|1 || !ok {
		t.Errorf("sites are %b, %t", s, ok)
	}
}

func TestWhatIsNoAnswerIsAFaultThatNamesTheQuestion(t *testing.T) {
	table, _ := full(t)
	for _, x := range []struct{ name, answers, want string }{
		{"a value nobody knows", `{"implant":"maybe"}`, `a.json: answers.implant: is "maybe", must be one of no, yes, unsure`},
		{"a value in capitals", `{"implant":"Yes"}`, `answers.implant: is "Yes", must be one of no, yes, unsure; did you mean "yes"?`},
		{"an empty value", `{"implant":""}`, `answers.implant: is "", must be one of`},
		{"a truth", `{"implant":true}`, `answers.implant: is true, must be one of no, yes, unsure; leave it out when it was not answered`},
		{"null", `{"implant":null}`, `answers.implant: is null, must be one of no, yes, unsure; leave it out`},
		{"a number for yes or no", `{"implant":1}`, `answers.implant: is 1, must be one of`},
		{"a question twice", `{"implant":"yes","implant":"no"}`, `answers.implant: is there twice`},
		{"an unknown question", `{"impant":"no"}`, `answers.impant: is not a known question; did you mean "implant"?`},
		{"a question in capitals", `{"Implant":"no"}`, `answers.Implant: is not a known question; did you mean "implant"?`},
		{"an age with decimals", `{"age":44.5}`, `answers.age: is 44.5, must be a whole number from 0 to 120`},
		{"an age with a point", `{"age":44.0}`, `answers.age: is 44.0, must be a whole number from 0 to 120`},
		{"an age too high", `{"age":121}`, `answers.age: is 121, must be a whole number from 0 to 120`},
		{"an age below nothing", `{"age":-1}`, `answers.age: is -1, must be a whole number from 0 to 120`},
		{"an age as text", `{"age":"44"}`, `answers.age: is "44", must be a whole number`},
		{"an age of null", `{"age":null}`, `answers.age: is null, must be a whole number`},
		{"an age nobody can hold", `{"age":18446744073709551660}`, `answers.age: is 18446744073709551660, must be a whole number`},
		{"a pain of 11", `{"pain-now":11}`, `answers.pain-now: is 11, must be a whole number from 0 to 10`},
		{"a site twice", `{"skin-sites":["upper-back","upper-back"]}`, `answers.skin-sites: has "upper-back" twice`},
		{"an unknown site", `{"skin-sites":["buttock-lef"]}`, `answers.skin-sites: has "buttock-lef", which is not a known site; did you mean "buttock-left"?`},
		{"a number for a site", `{"skin-sites":[1]}`, `answers.skin-sites: has 1, which is not a known site`},
		{"a site without a list", `{"skin-sites":"upper-back"}`, `answers.skin-sites: is "upper-back", must be a list of sites, empty for none`},
		{"no for sites", `{"skin-sites":"no"}`, `answers.skin-sites: is "no", must be a list of sites`},
		{"null for sites", `{"skin-sites":null}`, `answers.skin-sites: is null, must be a list of sites`},
		{"a list of answers", `[]`, `answers: is a list, must be an object of answers by item`},
		{"no answers", `null`, `answers: is null, must be an object of answers by item`},
	} {
		t.Run(x.name, func(t *testing.T) {
			_, err := table.Read("a.json", []byte(`{"answers":`+x.answers+`}`))
			if err == nil || !strings.Contains(err.Error(), x.want) || !strings.HasPrefix(err.Error(), "a.json: ") {
				t.Errorf("error is %v", err)
			}
		})
	}
}

func TestWhatIsAroundTheAnswersIsReadStrictlyToo(t *testing.T) {
	table, _ := full(t)
	for text, want := range map[string]string{
		`{}`:                          "answers: is missing",
		`{"answer":{}}`:               `answer: is not a known key here; did you mean "answers"?`,
		`{"answers":{},"age":44}`:     "age: is not a known key here",
		`{"answers":{},"answers":{}}`: "answers: is there twice",
		`{"answers":{}} {}`:           "unexpected text after the end",
		``:                            "is empty",
	} {
		if _, err := table.Read("a.json", []byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func TestEveryFaultOfTheAnswersIsFoundAtOnce(t *testing.T) {
	table, _ := full(t)
	_, err := table.Read("", []byte(`{"answers":{"implant":"x","age":121,"nobody":1}}`))
	if err == nil || strings.Count(err.Error(), "\n") != 2 {
		t.Errorf("says %v", err)
	}
}

func TestAnswersOfTheWrongKindCannotBeRecorded(t *testing.T) {
	table, a := full(t)
	age, _ := table.Pack().Item("age")
	implant, _ := table.Pack().Item("implant")
	sites, _ := table.Pack().Item("skin-sites")
	before := a
	for name, err := range map[string]error{
		"a yes for an age":       table.Answer(&a, age, protocol.Yes),
		"an unset answer":        table.Answer(&a, implant, 0),
		"an answer out of range": table.Answer(&a, implant, 9),
		"a number for a yes":     table.AnswerCount(&a, implant, 1),
		"an age of 121":          table.AnswerCount(&a, age, 121),
		"an age of -1":           table.AnswerCount(&a, age, -1),
		"sites for a yes":        table.AnswerSites(&a, implant, 1),
		"a twelfth site":         table.AnswerSites(&a, sites, 1<<11),
	} {
		if err == nil {
			t.Errorf("%s was recorded", name)
		}
	}
	if a != before {
		t.Error("what was refused changed the answers")
	}
}

func TestTheReportHasTheFormOfTheVocabulary(t *testing.T) {
	table, no := full(t)
	const rest = `"adaptations":{"techniques":[],"sites":[],"tools":[],"firmnesses":[],"holdMax":60,"discomfortMax":5,"pacing":true}}`
	some := with(t, table, screen.Answers{}, "age", 44)
	numb := with(t, table, with(t, table, no, "saddle-numbness", protocol.Unsure), "six-weeks", nil)
	pair := with(t, table, with(t, table, no, "minor-injury", protocol.Yes), "age", 70)
	for want, a := range map[string]screen.Answers{
		`{"triage":"clear","complete":true,"missing":[],"reasons":[],` + rest:                           no,
		`{"triage":null,"complete":false,"missing":[` + missing(table, some) + `],"reasons":[],` + rest: some,
		`{"triage":"emergency","complete":false,"missing":["six-weeks"],"reasons":[{"rule":"screen.saddle-numbness","items":["saddle-numbness"],` +
			`"level":"emergency","sources":["girft-ces","nhs-back-pain","bmj-best-practice-ces"]}],` + rest: numb,
		`{"triage":"urgent","complete":true,"missing":[],"reasons":[{"rule":"screen.minor-injury","items":["minor-injury","age"],` +
			`"level":"urgent","sources":["downie-2013","clinical-general-knowledge"]}],` + rest: pair,
	} {
		got, err := json.Marshal(table.Report(&a, table.Screen(&a, protocol.Set{})))
		if err != nil || string(got) != want {
			t.Errorf("report is\n%s, %v, want\n%s", got, err, want)
		}
	}
}

// missing returns the ids of what is not answered, as JSON.
func missing(t *screen.Table, a screen.Answers) string {
	var out []string
	for i, it := range t.Pack().Items {
		if !a.Given().Has(i) {
			out = append(out, fmt.Sprintf("%q", it.ID))
		}
	}
	return strings.Join(out, ",")
}

func TestReasonsComeGravestFirstAndSayWhatIsCleared(t *testing.T) {
	table, no := full(t)
	a := with(t, table, with(t, table, with(t, table, no, "fibromyalgia", protocol.Yes), "implant", protocol.Yes), "fracture", protocol.Yes)
	a = with(t, table, a, "both-legs", protocol.Unsure)
	var got []string
	for _, r := range table.Reasons(&a, table.Screen(&a, items(table, "implant", "fracture"))) {
		got = append(got, fmt.Sprint(r.Rule, " ", r.Level, " ", r.Cleared))
	}
	want := []string{"screen.both-legs emergency false", "screen.fracture urgent false", "screen.implant adapt true", "screen.fibromyalgia adapt false"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("reasons are %q", got)
	}
}

func FuzzReadNeverPanicsAndWhatItReadsItWritesAgain(f *testing.F) {
	table, no := full(f)
	f.Add(append(append([]byte(`{"answers":`), table.AppendJSON(nil, &no)...), '}'))
	f.Add([]byte(`{"answers":{"implant":"unsure","age":120,"skin-sites":["upper-back"]}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := table.Read("f", data)
		if err != nil {
			return
		}
		text := append(append([]byte(`{"answers":`), table.AppendJSON(nil, &a)...), '}')
		if b, err := table.Read("f", text); err != nil || a != b {
			t.Fatalf("%q is written as %s and read with %v", data, text, err)
		}
	})
}
