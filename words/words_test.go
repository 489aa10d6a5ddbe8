package words_test

import (
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"unknot/words"
)

func TestEverySentenceSaysSomething(t *testing.T) {
	c := words.English()
	if len(c.IDs()) < 300 {
		t.Fatalf("only %d sentences", len(c.IDs()))
	}
	for _, id := range c.IDs() {
		if s := c.Say(id); strings.TrimSpace(s) == "" || strings.TrimSpace(s) != s {
			t.Errorf("%s is empty or has spaces around it: %q", id, s)
		}
	}
}

func TestAnIDThatIsNotThereIsShownInBrackets(t *testing.T) {
	c := words.English()
	if got := c.Say("muscle.wing.name"); got != "⟦muscle.wing.name⟧" || c.Has("muscle.wing.name") {
		t.Errorf("got %q", got)
	}
}

func TestArgumentsAreFilledIn(t *testing.T) {
	c := words.English()
	if got := c.Say("adapt.hold", "seconds", "30"); got != "Holds of 30 seconds at most." {
		t.Errorf("got %q", got)
	}
	if got := c.Say("level.emergency.do", "number", "112"); !strings.Contains(got, "112") || strings.Contains(got, "{") {
		t.Errorf("got %q", got)
	}
}

func TestFaultyFilesAreRefused(t *testing.T) {
	for name, files := range map[string]fstest.MapFS{
		"an id in two files":   {"en/a.json": file(`{"x":"one"}`), "en/b.json": file(`{"x":"two"}`)},
		"an id twice in one":   {"en/a.json": file(`{"x":"one","x":"two"}`)},
		"a number":             {"en/a.json": file(`{"x":1}`)},
		"an object in another": {"en/a.json": file(`{"x":{"y":"one"}}`)},
		"a list":               {"en/a.json": file(`["x"]`)},
		"text after the end":   {"en/a.json": file(`{"x":"one"} 1`)},
		"half a file":          {"en/a.json": file(`{"x":"one"`)},
		"no file":              {},
	} {
		if _, err := words.Load(files, "en"); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func file(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }

// banned are words that promise, diagnose, frighten or blame.
var banned = regexp.MustCompile(`(?i)\b(` + strings.Join([]string{
	`(will|can|to) (cure|heal|fix)`, `cures`, `heals`, `relieves`, `pain relief`, `treats`, `guarantee\w*`,
	`proven (dangerous|harmful|safe|to)`, `you (probably|likely|clearly) have`, `you have (cauda|cancer|sciatica|a fracture)`,
	`diagnos(e|es|is|ing)`, `your fault`, `you failed`, `lazy`, `no pain,? no gain`, `medically`, `clinically`, `screens? for`,
}, "|") + `)\b`)

// honest are the few sentences that may name what we do not do.
var honest = regexp.MustCompile(`(?i)\b(does not|do not|never|cannot) (diagnose|cure)( or (diagnose|cure))?`)

func TestNothingIsPromisedAndNobodyIsBlamed(t *testing.T) {
	c := words.English()
	for _, id := range c.IDs() {
		s := honest.ReplaceAllString(c.Say(id), "")
		if strings.ContainsRune(s, '!') {
			t.Errorf("%s shouts: %s", id, s)
		}
		if bad := banned.FindString(s); bad != "" {
			t.Errorf("%s says %q: %s", id, bad, s)
		}
	}
}

func TestBracesAreInOrder(t *testing.T) {
	c := words.English()
	slot := regexp.MustCompile(`\{[a-z]+\}`)
	for _, id := range c.IDs() {
		if rest := slot.ReplaceAllString(c.Say(id), ""); strings.ContainsAny(rest, "{}") {
			t.Errorf("%s has a lone brace: %s", id, rest)
		}
	}
}
