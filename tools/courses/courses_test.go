package main

import (
	"os"
	"strings"
	"testing"
)

const document = "../../docs/courses.md"

func TestTheDocumentSaysWhatTheRulesDo(t *testing.T) {
	if testing.Short() {
		t.Skip("follows a thousand people")
	}
	text, err := os.ReadFile(document)
	if err != nil {
		t.Fatal(err)
	}
	if want := begin + table(follow(1000)) + end; !strings.Contains(string(text), want) {
		t.Errorf("docs/courses.md is out of date; write it with go run ./tools/courses. It should have:\n%s", want)
	}
}

func TestEverybodyIsMadeTheSameAgain(t *testing.T) {
	for _, k := range kinds {
		a, b := newPerson(k, 7), newPerson(k, 7)
		for day := range days {
			x, noted := a.morning(day)
			if y, again := b.morning(day); x != y || noted != again || x < 0 || x > 10 {
				t.Fatalf("%s, day %d: %d and %d", k, day, x, y)
			}
		}
	}
}

func TestPeopleGoTheWayTheirCourseSays(t *testing.T) {
	for _, x := range []struct {
		kind     kind
		low, top float64 // change over the twelve weeks
	}{{improving, -3.1, -2.9}, {stable, -0.01, 0.01}, {noisy, -0.01, 0.01}, {worsening, 2.9, 4.1}} {
		for n := range 50 {
			p := newPerson(x.kind, n)
			if got := p.level(days) - p.level(0); got < x.low || got > x.top {
				t.Errorf("%s %d changes by %.2f", x.kind, n, got)
			}
		}
	}
}

func TestFlaresComeAndGo(t *testing.T) {
	p := newPerson(flaring, 3)
	if p.level(0) != p.level(days-1) || len(p.flare) < 8 || len(p.flare) > 18 {
		t.Errorf("%d days of flares", len(p.flare))
	}
}
