package main

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
)

// called makes a call and reads its answer.
func called(t *testing.T, name, in string) map[string]any {
	t.Helper()
	text, err := ask(name, []byte(in))
	if err != nil {
		t.Fatalf("%s %s: %v", name, in, err)
	}
	var out map[string]any
	if err := json.Unmarshal(text, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

const flags = `[{"id":"m1/screen.six-weeks","rule":"screen.six-weeks","level":"professional-first","since":"2026-11-20"}]`

// The golden code of clearcode is read as it is there, and signing the same
// with the same seed gives it to the letter.
func TestTheGoldenCodeIsReadAndWritten(t *testing.T) {
	golden, err := os.ReadFile("../../clearcode/testdata/code.txt")
	if err != nil {
		t.Fatal(err)
	}
	code, _ := json.Marshal(string(golden))
	got := called(t, "read", fmt.Sprintf(`{"code":%s,"today":"2026-11-23","flags":%s}`, code, flags))
	if fmt.Sprint(got) != "map[by:Dr Ana Vega flags:[m1/screen.six-weeks] holdMax:30 key:"+fmt.Sprint(got["key"])+" until:2026-12-31 without:[piriformis-figure-four]]" {
		t.Errorf("%v", got)
	}
	question := called(t, "ask", `{"flags":[{"id":"m1/screen.six-weeks","rule":"screen.six-weeks","since":"2026-11-20"}]}`)
	asked := called(t, "read-ask", fmt.Sprintf(`{"ask":%q,"today":"2026-11-23"}`, question["ask"]))["flags"].([]any)[0].(map[string]any)
	if asked["rule"] != "screen.six-weeks" || asked["level"] != "professional-first" || asked["since"] != "2026-11-20" || asked["from"] != nil {
		t.Errorf("%v", asked)
	}
	seed := make([]byte, 32)
	for i := range seed {
		seed[i] = 1 + byte(i)
	}
	signed := called(t, "sign", fmt.Sprintf(`{"flags":[%q],"without":["piriformis-figure-four"],"holdMax":30,"given":"2026-11-23","until":"2026-12-31","by":"Dr Ana Vega","seed":%q}`,
		asked["flag"], base64.StdEncoding.EncodeToString(seed)))
	if signed["code"] != strings.TrimSpace(string(golden)) {
		t.Errorf("signed\n%v\nwant\n%s", signed["code"], golden)
	}
}

func TestASlipIsPointedAtByItsLine(t *testing.T) {
	golden, _ := os.ReadFile("../../clearcode/testdata/code.txt")
	lines := strings.Split(string(golden), "\n")
	lines[4] = strings.Replace(lines[4], lines[4][:1], map[bool]string{true: "B", false: "A"}[lines[4][0] == 'A'], 1)
	code, _ := json.Marshal(strings.Join(lines, "\n"))
	got := called(t, "read", fmt.Sprintf(`{"code":%s,"today":"2026-11-23","flags":%s}`, code, flags))
	if got["line"] != 5.0 || got["text"] != lines[4] {
		t.Errorf("%v", got)
	}
}

// What is urgent, or of a rule nobody here knows, is not offered on its own day.
func TestWhatIsUrgentIsNotOfferedOnItsOwnDay(t *testing.T) {
	for _, rule := range []string{"screen.leg-weakness", "screen.of-another-version"} {
		q := called(t, "ask", fmt.Sprintf(`{"flags":[{"id":"m1/x","rule":%q,"since":"2026-11-23"}]}`, rule))
		for today, want := range map[string]any{"2026-11-23": "2026-11-24", "2026-11-24": nil} {
			got := called(t, "read-ask", fmt.Sprintf(`{"ask":%q,"today":%q}`, q["ask"], today))["flags"].([]any)[0].(map[string]any)
			if got["from"] != want {
				t.Errorf("%s on %s: %v", rule, today, got)
			}
		}
	}
}

func TestBadInputIsRefused(t *testing.T) {
	for in, want := range map[string]string{
		`sign {"flags":["zz"],"without":[],"holdMax":0,"given":"2026-11-23","by":"x","seed":"` + strings.Repeat("A", 43) + `="}`: "names no flag",
		`sign {"flags":[],"without":["x"],"holdMax":0,"given":"2026-11-23","by":"x","seed":"` + strings.Repeat("A", 43) + `="}`:  "not a known technique",
		`sign {"flags":[],"without":[],"holdMax":0,"given":"2026-11-23","by":"x","seed":"AAAA"}`:                                 "must be 32 bytes",
		`read-ask {"ask":"hello","today":"2026-11-23"}`:                                                                          "does not add up in line 1",
		`nothing {}`: "there is no",
		`qr {"text":"` + strings.Repeat("a", 4000) + `"}`: "qr:",
	} {
		name, input, _ := strings.Cut(in, " ")
		if _, err := ask(name, []byte(input)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.60s: %v, want %s", in, err, want)
		}
	}
}
