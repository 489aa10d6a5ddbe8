package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// faults returns what is wrong with the hazards, given the tests there are.
func faults(list []hazard, tests map[string]bool) []string {
	var out []string
	for i, h := range list {
		say := func(format string, args ...any) {
			out = append(out, h.ID+": "+fmt.Sprintf(format, args...))
		}
		if want := fmt.Sprintf("H-%03d", i+1); h.ID != want {
			say("should be %s: ids run on and are never used again", want)
		}
		h.complete(say)
		h.controlled(say)
		h.proven(tests, say)
	}
	return out
}

// complete finds empty fields and estimates off the scale.
func (h hazard) complete(say func(string, ...any)) {
	for name, text := range map[string]string{"hazard": h.Hazard, "sequence": h.Sequence, "harm": h.Harm, "residual": h.Residual} {
		if strings.TrimSpace(text) == "" || strings.Contains(text, "\n") {
			say("%s is empty or has a line break", name)
		}
	}
	for _, n := range []int{h.Before.Severity, h.Before.Probability, h.After.Severity, h.After.Probability} {
		if n < 1 || n > 5 {
			say("an estimate is %d, must be 1 to 5", n)
		}
	}
}

// controlled finds hazards that nothing is done about.
func (h hazard) controlled(say func(string, ...any)) {
	if len(h.Controls) == 0 {
		say("has no control")
	}
	for _, c := range h.Controls {
		if !slices.Contains([]string{"design", "protection", "information"}, c.Kind) || c.What == "" {
			say("has a control of kind %q that says %q", c.Kind, c.What)
		}
	}
	if h.After.Severity > h.Before.Severity || h.After.Probability > h.Before.Probability {
		say("is worse after its controls than before")
	}
}

var property = regexp.MustCompile(`^S[1-8]$`)

// proven finds hazards whose proof is not there.
func (h hazard) proven(tests map[string]bool, say func(string, ...any)) {
	for _, p := range h.Properties {
		if !property.MatchString(p) {
			say("%s is no safety property", p)
		}
	}
	if len(h.Tests) == 0 {
		say("names no test")
	}
	for _, t := range h.Tests {
		if !tests[t] {
			say("names %s, which does not exist", t)
		}
	}
}

// How tests are named in Go, and in the browser's code.
var (
	goTest  = regexp.MustCompile(`(?m)^func ((?:Test|Fuzz)\w+)\(`)
	webTest = regexp.MustCompile(`(?m)^\s*(?:it|test)\('([^']+)'`)
)

// namesIn returns the pattern by which a file names its tests, nil when it has
// none.
func namesIn(file string) *regexp.Regexp {
	switch {
	case strings.HasSuffix(file, "_test.go"):
		return goTest
	case strings.HasSuffix(file, ".test.ts"), strings.HasSuffix(file, ".spec.ts"):
		return webTest
	}
	return nil
}

// testsOf returns the tests of the repository at root.
func testsOf(root string) (map[string]bool, error) {
	out := map[string]bool{}
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "node_modules" || d.Name() == ".git" || d.Name() == ".cache") {
			return fs.SkipDir
		}
		names := namesIn(name)
		if names == nil {
			return nil
		}
		text, err := os.ReadFile(name)
		for _, m := range names.FindAllSubmatch(text, -1) {
			out[string(m[1])] = true
		}
		return err
	})
	return out, err
}
