package strict_test

import (
	"strings"
	"testing"

	"unknot/engine/strict"
)

func TestAFaultSaysWhatItKnowsOnOneLine(t *testing.T) {
	for want, f := range map[string]strict.Fault{
		"why":               {Why: "why"},
		"file: why":         {File: "file", Why: "why"},
		"a[1].b: why":       {Path: "a[1].b", Why: "why"},
		"file: a[1].b: why": {File: "file", Path: "a[1].b", Why: "why"},
	} {
		if f.Error() != want {
			t.Errorf("%+v says %q", f, f.Error())
		}
	}
}

func TestNoFaultsAreNoError(t *testing.T) {
	if err := (strict.Faults{}).Err(); err != nil {
		t.Errorf("error is %v", err)
	}
	var fs strict.Faults
	fs.Add("f", "p", "is %d", 3)
	if err := fs.Err(); err == nil || err.Error() != "f: p: is 3" {
		t.Errorf("error is %v", err)
	}
}

func TestWhatAFaultQuotesFitsOneLine(t *testing.T) {
	long := strings.Repeat("ü", 500)
	for name, text := range map[string]string{
		"a long text":   `{"id":1,"x":"` + long + `"}`,
		"a long key":    `{"id":"a","` + long + `":1}`,
		"a long number": `{"id":` + strings.Repeat("9", 500) + `}`,
		"line breaks":   `{"id":["` + strings.Repeat(`\n`, 30) + `"],"\n\n":1}`,
	} {
		err := strict.Decode("f", []byte(text), new(part))
		if err == nil {
			t.Fatalf("%s was read", name)
		}
		for _, f := range err.(strict.Faults) {
			if s := f.Error(); len([]rune(s)) > 160 {
				t.Errorf("%s: %d characters: %s", name, len(s), s)
			}
		}
	}
	if s := strict.Quote(strings.Repeat("a\n", 60)); strings.Contains(s, "\n") || len(s) > 100 {
		t.Errorf("quoted as %s", s)
	}
}

func TestAPathWithALineBreakStaysOnOneLine(t *testing.T) {
	err := strict.Decode("f", []byte(`{"id":"a","x\ny":1}`), new(part))
	if err == nil || strings.Contains(err.Error(), "\n") {
		t.Errorf("says %q", err)
	}
}

func TestAHintIsOnlyGivenForASlipOfTheFinger(t *testing.T) {
	known := []string{"foam-roller", "massage-ball", "age"}
	for got, want := range map[string]string{
		"foam-roler":                     "foam-roller",
		"foam_roller":                    "foam-roller",
		"fom-rolller":                    "foam-roller",
		"massageball":                    "massage-ball",
		"agee":                           "age",
		"ag":                             "age",
		"":                               "",
		"spiky-balloon":                  "",
		strings.Repeat("foam-roller", 7): "",
	} {
		hint := strict.Hint(got, known)
		if want == "" && hint != "" || want != "" && hint != `; did you mean "`+want+`"?` {
			t.Errorf("%q gets the hint %q, want %q", got, hint, want)
		}
	}
	if h := strict.Hint("age", nil); h != "" {
		t.Errorf("a hint out of nothing: %q", h)
	}
}

func TestTheNearestOfSeveralIsTheHint(t *testing.T) {
	if h := strict.Hint("hip-frnt-left", []string{"hip-side-left", "hip-front-right", "hip-front-left"}); !strings.Contains(h, `"hip-front-left"`) {
		t.Errorf("hint is %q", h)
	}
}
