package main

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"fmt"
	"strings"
	"testing"

	"unknot/clearcode"
	"unknot/engine"
	"unknot/engine/journal"
	"unknot/engine/protocol"
	"unknot/words"
)

// at9 is nine in the morning of a day of November 2026.
func at9(day int) protocol.Moment {
	return protocol.Moment{Ms: 1793491200000 + int64(day-1)*86_400_000 + 8*3_600_000, Offset: 60}
}

// onDay runs a command on a day and returns its exit code and all it says.
func onDay(data string, day int, in string, args ...string) (int, string) {
	var out bytes.Buffer
	p := &program{args: args, in: strings.NewReader(in), out: &out, err: &out,
		env:    func(name string) string { return map[string]string{"UNKNOT_DATA": data}[name] },
		now:    func() protocol.Moment { return at9(day) },
		random: strings.NewReader(strings.Repeat(fmt.Sprint("chance", day), 99)), engine: engine.Lowback(), words: words.English()}
	return run(context.Background(), p), out.String()
}

// suspended is a record with a mild and a grave reason of 20 November.
func suspended(t *testing.T) string {
	t.Helper()
	data := t.TempDir()
	lines := `{"v":1,"id":"m1","at":"2026-11-20T08:00:00.000+01:00","device":"d","kind":"screening","body":{"answers":{"six-weeks":"yes"}}}
{"v":1,"id":"g1","at":"2026-11-20T08:30:00.000+01:00","device":"d","kind":"screening","body":{"answers":{"weight-loss":"unsure"}}}
`
	if code, said := onDay(data, 20, lines, "import", "-"); code != answered {
		t.Fatal(said)
	}
	return data
}

// aCode is a signed code of 20 November, changed.
func aCode(t *testing.T, change func(*clearcode.Clearance)) string {
	t.Helper()
	c := clearcode.Clearance{Flags: []clearcode.Flag{clearcode.FlagOf("m1/screen.six-weeks", "screen.six-weeks")},
		Without: []clearcode.Technique{clearcode.TechniqueOf("tfl-roll")}, HoldMax: 30, Given: at9(20).Day(), Until: at9(30).Day(), By: "Dr Ana Vega"}
	change(&c)
	code, err := clearcode.Sign(c, ed25519.NewKeyFromSeed(make([]byte, 32)))
	if err != nil {
		t.Fatal(err)
	}
	return code.Encode()
}

func TestACodeLiftsWhatItNamesAndNothingElse(t *testing.T) {
	data, code := suspended(t), aCode(t, func(*clearcode.Clearance) {})
	if got, said := onDay(data, 20, strings.ToLower(code), "log", "clearance", "--code", "-", "--note", "by video"); got != answered ||
		!strings.Contains(said, "Cleared by Dr Ana Vega (flags: 1), until Monday 30 November 2026, without Side of the hip roll, holds of 30 seconds at most (by video; signed code, key 7DN2F-F6EPT)") {
		t.Fatalf("%d %s", got, said)
	}
	_, said := onDay(data, 20, "", "log", "flags", "--json")
	standing, lifted, _ := strings.Cut(said, `"lifted"`)
	if !strings.Contains(standing, "g1/screen.weight-loss") || !strings.Contains(lifted, "m1/screen.six-weeks") || strings.Contains(lifted, "g1/") {
		t.Error(said)
	}
}

func TestACodeKeepsTheRulesOfEveryClearance(t *testing.T) {
	grave := func(c *clearcode.Clearance) {
		c.Flags = []clearcode.Flag{clearcode.FlagOf("g1/screen.weight-loss", "screen.weight-loss")}
	}
	for name, test := range map[string]struct {
		day    int
		change func(*clearcode.Clearance)
		want   string
	}{
		"urgent on its own day":                        {20, grave, "never cleared on its own day; it can be recorded from Saturday 21 November 2026 on"},
		"urgent, given on its own day and typed later": {22, grave, "is urgent and is never cleared on its own day; this code was given on Friday 20 November 2026"},
		"of another record": {20, func(c *clearcode.Clearance) {
			c.Flags = []clearcode.Flag{clearcode.FlagOf("m2/screen.six-weeks", "screen.six-weeks")}
		}, "it clears something that is not in this record (screen.six-weeks)"},
		"over":                        {31, func(*clearcode.Clearance) {}, "it was good until 2026-11-30; today is 2026-12-01"},
		"of days to come":             {20, func(c *clearcode.Clearance) { c.Given, c.Until = at9(23).Day(), 0 }, "it was given on 2026-11-23, and it is only 2026-11-20 here"},
		"with a hold that is no dose": {20, func(c *clearcode.Clearance) { c.HoldMax = 20 }, "its longest hold is 20 seconds, must be 30 to 60"},
		"with a technique of others":  {20, func(c *clearcode.Clearance) { c.Without = []clearcode.Technique{1} }, "it leaves out a technique that this version does not know"},
	} {
		data := suspended(t)
		got, said := onDay(data, test.day, "", "log", "clearance", "--code", aCode(t, test.change))
		if got != failed || !strings.Contains(said, test.want) {
			t.Errorf("%s: %d %s", name, got, said)
		}
		if _, said := onDay(data, test.day, "", "log", "list", "--kind", "clearance", "--json"); !strings.Contains(said, `"entries":[]`) {
			t.Errorf("%s: something was written: %s", name, said)
		}
	}
}

func TestAnUrgentFlagIsClearedByACodeOfALaterDay(t *testing.T) {
	data := suspended(t)
	code := aCode(t, func(c *clearcode.Clearance) {
		c.Flags, c.Given = []clearcode.Flag{clearcode.FlagOf("g1/screen.weight-loss", "screen.weight-loss")}, at9(21).Day()
	})
	if got, said := onDay(data, 21, "", "log", "clearance", "--code", code); got != answered {
		t.Error(said)
	}
}

func TestACodeSaysItAll(t *testing.T) {
	data, code := suspended(t), aCode(t, func(*clearcode.Clearance) {})
	if got, said := onDay(data, 20, "", "log", "clearance", "--code", code, "--by", "me"); got != misused || !strings.Contains(said, "leave out --by") {
		t.Errorf("%d %s", got, said)
	}
	if got, said := onDay(data, 20, "", "log", "clearance", "--code", code[1:]); got != failed || !strings.Contains(said, "--code: this clearance code does not add up in line 1") {
		t.Errorf("%d %s", got, said)
	}
	if got, said := onDay(data, 20, "", "log", "clearance", "--code", ""); got != failed || !strings.Contains(said, "is empty") {
		t.Errorf("%d %s", got, said)
	}
}

// The answers of a record, told as FHIR and read by another, are a full check
// there; read by itself they are known.
func TestAnswersGoFromRecordToRecordAsFHIR(t *testing.T) {
	from, to := t.TempDir(), t.TempDir()
	line := string(written(t, []journal.Entry{journal.Make("c1", at9(19), "phone", journal.Screened{Answers: healthy(t)})}))
	if got, said := onDay(from, 20, line, "import", "-"); got != answered {
		t.Fatal(said)
	}
	p := &program{env: func(string) string { return from }, now: func() protocol.Moment { return at9(20) }, engine: engine.Lowback(), words: words.English()}
	made, err := exportFHIR(context.Background(), p, &exportWish{data: from})
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(made.data), `"resource":{"resourceType":"QuestionnaireResponse"`)
	rest, _, _ = strings.Cut(rest, "\n")
	answers := `{"resourceType":"QuestionnaireResponse"` + strings.TrimSuffix(strings.TrimSuffix(rest, ","), "}")
	for name, data := range map[string]string{"another": to, "itself": from} {
		got, said := onDay(data, 20, answers, "import", "-")
		if want := map[string]string{"another": `"new":1,"known":0`, "itself": `"new":0,"known":1`}[name]; got != answered || !strings.Contains(said, want) ||
			!strings.Contains(said, "Read as a full safety check of 2026-11-19 09:00: 53 of 53 questions answered.") {
			t.Errorf("%s: %d %s", name, got, said)
		}
	}
	if _, said := onDay(to, 20, "", "log", "standing", "--json"); !strings.Contains(said, `"screened":"2026-11-19"`) {
		t.Error(said)
	}
}

func TestAFaultyResponseWritesNothing(t *testing.T) {
	data := t.TempDir()
	for in, want := range map[string]string{
		`{"resourceType":"QuestionnaireResponse","status":"completed","item":[{"linkId":"q1"}]}`:                                                                          `item[0].linkId: is "q1", which is not a known question`,
		`{"resourceType":"QuestionnaireResponse","status":"completed","item":[]}`:                                                                                         "no question of the safety check is answered in it; nothing was written",
		`{"resourceType":"Bundle","type":"collection"}`:                                                                                                                   "is a Bundle, must be a QuestionnaireResponse",
		`{"resourceType":"QuestionnaireResponse","status":"completed","authored":"2026-12-24T08:00:00Z","item":[{"linkId":"steroids","answer":[{"valueBoolean":true}]}]}`: "and it is only 2026-11-20",
	} {
		if got, said := onDay(data, 20, in, "import", "-"); got != failed || !strings.Contains(said, want) {
			t.Errorf("%s: %d %s", in, got, said)
		}
	}
	if _, said := onDay(data, 20, "", "log", "list", "--json"); !strings.Contains(said, `"entries":[]`) {
		t.Error(said)
	}
}
