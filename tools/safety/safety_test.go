package main

import (
	"os"
	"strings"
	"testing"
)

// top is the top of the repository, seen from here.
const top = "../.."

func hazards(t *testing.T) []hazard {
	t.Helper()
	list, err := read(top)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestTheRiskFileIsUpToDate(t *testing.T) {
	page, err := os.ReadFile(top + "/" + pageFile)
	if err != nil {
		t.Fatal(err)
	}
	want, err := insert(string(page), render(hazards(t)))
	if err != nil {
		t.Fatal(err)
	}
	if want != string(page) {
		t.Error("SAFETY.md does not show docs/risk/hazards.json; run make safety")
	}
}

func TestEveryHazardHasAControlAndATestThatExists(t *testing.T) {
	tests, err := testsOf(top)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range faults(hazards(t), tests) {
		t.Error(f)
	}
}

func TestEveryPropertyIsWantedByAHazard(t *testing.T) {
	wanted := map[string]bool{}
	for _, h := range hazards(t) {
		for _, p := range h.Properties {
			wanted[p] = true
		}
	}
	for _, p := range []string{"S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8"} {
		if !wanted[p] {
			t.Errorf("no hazard needs %s", p)
		}
	}
}

// good is a hazard without a fault; each case below spoils it.
func good() hazard {
	return hazard{ID: "H-001", Hazard: "a", Sequence: "b", Harm: "c", Residual: "d", Before: risk{4, 3}, After: risk{4, 1},
		Controls: []control{{"design", "e"}}, Properties: []string{"S1"}, Tests: []string{"TestX"}}
}

func TestFaultyHazardsAreFound(t *testing.T) {
	cases := map[string]struct {
		spoil func(*hazard)
		want  string
	}{
		"out of order":      {func(h *hazard) { h.ID = "H-002" }, "should be H-001"},
		"no harm":           {func(h *hazard) { h.Harm = " " }, "harm is empty"},
		"off the scale":     {func(h *hazard) { h.Before.Severity = 6 }, "must be 1 to 5"},
		"no control":        {func(h *hazard) { h.Controls = nil }, "has no control"},
		"strange control":   {func(h *hazard) { h.Controls[0].Kind = "hope" }, "of kind"},
		"worse after":       {func(h *hazard) { h.After.Probability = 4 }, "worse after"},
		"strange property":  {func(h *hazard) { h.Properties = []string{"S9"} }, "no safety property"},
		"no test":           {func(h *hazard) { h.Tests = nil }, "names no test"},
		"test not in tree":  {func(h *hazard) { h.Tests = []string{"TestY"} }, "does not exist"},
		"control says none": {func(h *hazard) { h.Controls[0].What = "" }, "says \"\""},
	}
	for name, c := range cases {
		h := good()
		c.spoil(&h)
		if got := strings.Join(faults([]hazard{h}, map[string]bool{"TestX": true}), "\n"); !strings.Contains(got, c.want) {
			t.Errorf("%s: says %q, want %q", name, got, c.want)
		}
	}
	if got := faults([]hazard{good()}, map[string]bool{"TestX": true}); len(got) > 0 {
		t.Errorf("a good hazard has faults: %q", got)
	}
}

func TestAPageWithoutMarksIsLeftAlone(t *testing.T) {
	if _, err := insert("nothing here", "text"); err == nil {
		t.Error("text was put into a page without marks")
	}
}
