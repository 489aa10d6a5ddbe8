package session_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"unknot/engine/session"
	"unknot/engine/stop"
)

var rewrite = flag.Bool("rewrite", false, "write the transcripts anew; the diff is the review")

// A transcript is a file: comments, the steps of a plan, and events. After
// each event stands what came of it, indented. A line "history dizzy" says what
// was felt in earlier sessions.
func TestTranscripts(t *testing.T) {
	files, err := filepath.Glob("testdata/transcripts/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no transcripts", err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txt"), func(t *testing.T) {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			got := replayed(t, string(text))
			switch {
			case got == string(text):
			case *rewrite:
				if err := os.WriteFile(name, []byte(got), 0o666); err != nil {
					t.Fatal(err)
				}
			default:
				t.Errorf("%s\nhappened as\n%s", name, got)
			}
		})
	}
}

// teller replays a transcript and writes down what happens.
type teller struct {
	tb      testing.TB
	plan    []string
	history stop.History
	trace   *session.Trace
	told    session.Result
	out     strings.Builder
}

func replayed(tb testing.TB, text string) string {
	x := &teller{tb: tb}
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		switch {
		case strings.HasPrefix(line, "  "):
			continue
		case strings.HasPrefix(line, "plan "):
			x.plan = append(x.plan, strings.TrimPrefix(line, "plan "))
		case strings.HasPrefix(line, "history "):
			bit := report(tb, strings.TrimPrefix(line, "history ")).Bit()
			x.history.Week, x.history.Last = x.history.Week|bit, x.history.Last|bit
		}
		fmt.Fprintln(&x.out, line)
		if strings.HasPrefix(line, "> ") {
			x.event(strings.TrimPrefix(line, "> "))
		}
	}
	return x.out.String()
}

func report(tb testing.TB, sensation string) stop.Report {
	return eventOf(tb, "0 report "+sensation).Report
}

func (x *teller) event(line string) {
	if x.trace == nil {
		x.trace = machineOf(x.tb, planOf(x.tb, x.plan...), x.history).NewTrace()
	}
	if line == "left alone" {
		x.tell(x.trace.Finish())
		x.end(x.trace.Result())
		return
	}
	if err := x.trace.Add(eventOf(x.tb, line)); err != nil {
		x.say("error %v", err)
	}
	x.tell(x.trace.Result())
}

func (x *teller) say(format string, args ...any) {
	fmt.Fprintf(&x.out, "  "+format+"\n", args...)
}

// tell writes what is new since the last time.
func (x *teller) tell(r session.Result) {
	for _, p := range r.Phases[len(x.told.Phases):] {
		x.say("%s step %d %s", seconds(p.At), p.Step, p.Phase)
	}
	for _, a := range r.Asked[len(x.told.Asked):] {
		x.say("%s asked", seconds(a.At))
	}
	for _, f := range r.Refused[len(x.told.Refused):] {
		x.say("%s refused %s: %s", seconds(f.At), f.Do, f.Why)
	}
	x.told = r
}

// end writes how it ended and what follows from it.
func (x *teller) end(r session.Result) {
	x.say("%s %s, because %s", seconds(r.Ended.At), r.Ended.As, r.Ended.Because)
	for _, f := range r.Flags {
		x.say("flag %s %s", f.ID, f.Level)
	}
	for _, a := range r.Asked {
		answer := "no answer"
		if a.Answer != nil {
			answer = string(*a.Answer)
		}
		x.say("asked at %s: %s", seconds(a.At), answer)
	}
	if len(r.Left)+len(r.Off) > 0 {
		x.say("left %v, off %v", r.Left, r.Off)
	}
}

func seconds(s session.Seconds) string {
	b, _ := s.MarshalJSON()
	return string(b)
}
