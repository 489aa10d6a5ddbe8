package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"unknot/engine"
	"unknot/engine/journal"
	"unknot/engine/plan"
	"unknot/engine/protocol"
	"unknot/engine/screen"
	"unknot/engine/session"
	"unknot/words"
)

// A story is a record that a test makes up, a day after the other.
type story struct {
	t       *testing.T
	e       *engine.Engine
	journal *journal.Journal
	start   protocol.Moment
	n       int
}

func newStory(t *testing.T) *story {
	e := engine.Lowback()
	s := &story{t: t, e: e, journal: e.Journal()}
	if err := s.start.UnmarshalText([]byte("2026-09-21T00:00:00Z")); err != nil {
		t.Fatal(err)
	}
	return s
}

// on returns a time of a day of the story, 0 for its first.
func (s *story) on(day, hour int) protocol.Moment {
	m := s.start
	m.Ms += int64(day*24+hour) * 3_600_000
	return m
}

func (s *story) write(at protocol.Moment, b journal.Body) string {
	s.n++
	id := fmt.Sprintf("e%04d", s.n)
	s.journal.Add(journal.Make(id, at, "d", b))
	s.journal.Add(s.journal.Owed()...)
	return id
}

// healthy answers no to everything.
func (s *story) healthy() screen.Answers {
	var a screen.Answers
	for i, it := range s.e.Pack().Items {
		var err error
		switch it.Kind {
		case protocol.YesNo:
			err = s.e.Questions().Answer(&a, i, protocol.No)
		case protocol.Count:
			err = s.e.Questions().AnswerCount(&a, i, 30)
			if it.ID == "pain-now" {
				err = s.e.Questions().AnswerCount(&a, i, 3)
			}
		case protocol.SiteOf:
			err = s.e.Questions().AnswerSites(&a, i, 0)
		}
		if err != nil {
			s.t.Fatal(err)
		}
	}
	return a
}

// roll is a session of a day in which every hold is answered.
func (s *story) roll(day int, felt ...protocol.SensationID) {
	a := s.healthy()
	p, err := s.e.Plan(&a, s.e.Screen(&a, protocol.Set{}), plan.Wish{Minutes: 12, Tools: []protocol.ToolID{"foam-roller"}, Week: 3})
	if err != nil {
		s.t.Fatal(err)
	}
	at := s.on(day, 18)
	id := s.write(at, journal.Started{Plan: p})
	event := func(sec int, e session.Event) {
		m := at
		e.At = int64(sec) * 1000
		m.Ms += e.At
		s.write(m, journal.Happened{Session: id, Event: e})
	}
	event(0, session.Event{Do: session.Start})
	sec := 0
	for i, step := range p.Steps {
		if i < len(felt) {
			report, err := s.e.Sensations().Report(felt[i], "here", nil)
			if err != nil {
				s.t.Fatal(err)
			}
			event(sec+step.Enter+5, session.Event{Do: session.Feel, Report: report})
		}
		sec += step.Seconds()
	}
	s.write(s.on(day, 19), journal.Ended{Session: id, As: session.Completed, Because: "done"})
	s.write(s.on(day, 19), journal.After{Session: id, Pain: 2, Minutes: 5})
}

// eightWeeks is someone who gets better, with a bad week in it.
func eightWeeks(t *testing.T) *story {
	s := newStory(t)
	s.write(s.on(0, 9), journal.Screened{Answers: s.healthy()})
	pains := "55645545464544453543554343343454433334533322323322232222"
	for day, c := range pains {
		if day%11 != 7 {
			s.write(s.on(day, 7), journal.Morning{Pain: int(c - '0')})
		}
		if day%7 == 1 || day%7 == 3 || day%7 == 5 && day < 30 {
			s.roll(day, "easing-ache", "easing-ache", "steady-ache", "easing-ache")
		}
		if day%14 == 6 {
			s.write(s.on(day, 20), journal.Function{Ratings: []journal.Rating{{Activity: "walking", Score: 4 + day/14}, {Activity: "sitting", Score: 5}}})
		}
	}
	s.write(s.on(40, 21), journal.Adverse{What: journal.Bruise, Day: s.on(40, 0).Day(), Outcome: journal.Resolved, Note: "left hip"})
	return s
}

// shownTo returns what progress says to a terminal of some columns.
func (s *story) shownTo(width int, vars map[string]string) string {
	p := &program{engine: s.e, words: words.English(), terminal: true, width: width, env: func(name string) string { return vars[name] },
		now: func() protocol.Moment { return s.on(56, 7) }}
	d := &diary{p: p, journal: s.journal}
	x := s.e.Insight(s.journal, d.Now())
	var b bytes.Buffer
	d.sayProgress(&b, &x, usualWeeks)
	return wrap(b.String(), width)
}

func TestProgressIsShownAsItIsRemembered(t *testing.T) {
	s := eightWeeks(t)
	for name, shown := range map[string]string{
		"progress_60.txt":    s.shownTo(60, map[string]string{"NO_COLOR": "1"}),
		"progress_80.txt":    s.shownTo(80, map[string]string{"NO_COLOR": "1"}),
		"progress_plain.txt": s.shownTo(80, map[string]string{"NO_COLOR": "1", "LANG": "C"}),
	} {
		path := filepath.Join("testdata", name)
		if os.Getenv("UPDATE") != "" {
			if err := os.WriteFile(path, []byte(shown), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil || string(want) != shown {
			t.Errorf("%s differs (%v); UPDATE=1 writes it anew:\n%s", name, err, shown)
		}
	}
}

func TestNoLineOfProgressIsWiderThanTheTerminal(t *testing.T) {
	s := eightWeeks(t)
	for _, width := range []int{40, 60, 80, 100} {
		for line := range strings.Lines(s.shownTo(width, map[string]string{"TERM": "xterm"})) {
			if n := ansi.StringWidth(strings.TrimRight(line, "\n")); n > width {
				t.Errorf("%d columns in a terminal of %d: %q", n, width, line)
			}
		}
	}
}

func TestColoursAreLeftOutWhenTheyAreNotWanted(t *testing.T) {
	s := eightWeeks(t)
	plain := s.shownTo(80, map[string]string{"NO_COLOR": "1", "TERM": "xterm"})
	coloured := s.shownTo(80, map[string]string{"TERM": "xterm"})
	if strings.Contains(plain, "\x1b") || !strings.Contains(coloured, "\x1b") || ansi.Strip(coloured) != plain {
		t.Error("the drawing depends on its colours")
	}
}

func TestLittleDataIsSaidPlainly(t *testing.T) {
	s := newStory(t)
	if got := s.shownTo(80, nil); !strings.HasPrefix(got, "Nothing recorded yet.") {
		t.Errorf("an empty record: %s", got)
	}
	s.write(s.on(54, 7), journal.Morning{Pain: 3})
	s.write(s.on(55, 7), journal.Morning{Pain: 3})
	if got := s.shownTo(80, nil); !strings.HasPrefix(got, "1 more morning and we can show a median.") || strings.Contains(got, "Usual for you") {
		t.Errorf("two mornings: %s", got)
	}
}
