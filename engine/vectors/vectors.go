// Package vectors runs transcripts: files that a physiotherapist can read,
// that say what the engine answers, and that every build of it must reproduce
// to the letter.
//
// A line that begins with "> " is something said to the engine; the indented
// lines below it are its answer; the rest is for the reader.
//
//	> answers age=44 pain-now=3 fibromyalgia=yes      all else is answered no
//	> screen
//	> plan minutes=12 week=1 tools=foam-roller,massage-ball
//	> session                                          a session of that plan
//	> 61.5 tender-spot                                 seconds since start
//	> 80 report numb at leg-left
//	> journal                                          a record, empty at first
//	> 2026-03-02T08:00 morning 4
//	> 2026-03-02T08:05 check                           the answers above
//	> 2026-03-04T09:00 clearance e2/screen.steroids until=2026-06-01
//	> 2026-03-04T09:30 standing
//	> explain lumbar-roll
package vectors

import (
	"fmt"
	"strings"
)

// A Call answers a call of the engine's door.
type Call func(name string, in []byte) ([]byte, error)

// Run runs a transcript and returns it with the answers that call gives.
func Run(text string, call Call) (string, error) {
	r := runner{call: call}
	var out strings.Builder
	for number, line := range strings.Split(strings.TrimRight(text, "\n"), "\n") {
		if strings.HasPrefix(line, "  ") {
			continue
		}
		fmt.Fprintln(&out, line)
		said, ok := strings.CutPrefix(line, "> ")
		if !ok {
			continue
		}
		answer, err := r.say(strings.Fields(said))
		if err != nil {
			return "", fmt.Errorf("line %d: %s: %w", number+1, line, err)
		}
		for _, a := range answer {
			fmt.Fprintln(&out, "  "+a)
		}
	}
	return out.String(), nil
}

// runner is what a transcript has said so far.
type runner struct {
	call    Call
	answers string   // a JSON object
	plan    string   // JSON
	events  []string // JSON
	refused int
	entries []string // JSON
}

// say says one line and returns the answer's lines.
func (r *runner) say(words []string) ([]string, error) {
	if len(words) == 0 {
		return nil, fmt.Errorf("nothing is said")
	}
	switch words[0] {
	case "answers":
		return nil, r.setAnswers(words[1:])
	case "screen":
		return r.screen(words[1:])
	case "plan":
		return r.makePlan(words[1:])
	case "session":
		r.events, r.refused = nil, 0
		return nil, nil
	case "journal":
		r.entries = nil
		return nil, nil
	case "explain":
		return r.explain(words[1:])
	}
	if strings.Contains(words[0], "T") {
		return r.record(words)
	}
	return r.event(words)
}
