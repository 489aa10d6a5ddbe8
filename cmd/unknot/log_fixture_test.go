package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"pgregory.net/rapid"

	"unknot/engine"
	"unknot/engine/journal"
	"unknot/engine/plan"
	"unknot/engine/protocol"
	"unknot/engine/screen"
	"unknot/engine/session"
	"unknot/words"
)

// inProcess runs a command on a folder and returns what it prints.
func inProcess(t rapid.TB, data string, args ...string) (out, err string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	p := &program{args: args, in: strings.NewReader(""), out: &stdout, err: &stderr,
		env:    func(name string) string { return map[string]string{"UNKNOT_DATA": data}[name] },
		now:    func() protocol.Moment { return protocol.Moment{Ms: 1_800_000_000_000, Offset: 60} },
		random: rand.Reader, engine: engine.Lowback(), words: words.English()}
	if code := run(context.Background(), p); code != answered {
		t.Fatalf("unknot %s: exit %d\n%s", strings.Join(args, " "), code, stderr.String())
	}
	return stdout.String(), stderr.String()
}

// written returns entries as a file of JSON Lines.
func written(t rapid.TB, entries []journal.Entry) []byte {
	t.Helper()
	var b bytes.Buffer
	for _, e := range entries {
		line, err := engine.Lowback().Codec().Encode(e)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(append(line, '\n'))
	}
	return b.Bytes()
}

// save writes a file in a folder and returns its path.
func save(t rapid.TB, dir, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// healthy are answers that speak against nothing.
func healthy(t rapid.TB) screen.Answers {
	t.Helper()
	table := engine.Lowback().Questions()
	var a screen.Answers
	for i, item := range engine.Lowback().Pack().Items {
		var err error
		switch item.Kind {
		case protocol.YesNo:
			err = table.Answer(&a, i, protocol.No)
		case protocol.Count:
			err = table.AnswerCount(&a, i, map[protocol.ItemID]int{"age": 40, "pain-now": 2}[item.ID])
		case protocol.SiteOf:
			err = table.AnswerSites(&a, i, 0)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return a
}

// aPlan is a session for someone healthy.
func aPlan(t rapid.TB) plan.Plan {
	t.Helper()
	e := engine.Lowback()
	a := healthy(t)
	w := plan.Wish{Minutes: 12, Week: 1, Tools: ids[protocol.ToolID]([]string{"foam-roller", "massage-ball"})}
	p, err := e.Plan(&a, e.Screen(&a, protocol.Set{}), w)
	if err != nil || !p.Allowed {
		t.Fatalf("no plan: %v %v", p, err)
	}
	return p
}

// years is a record of n entries: checks, mornings and sessions with events.
func years(t rapid.TB, n int) []journal.Entry {
	t.Helper()
	const minute = 60_000
	a, p := healthy(t), aPlan(t)
	var out []journal.Entry
	at := protocol.Moment{Ms: 1_000_000_000_000, Offset: 60}
	add := func(b journal.Body) string {
		at.Ms += minute
		id := fmt.Sprintf("e%07d", len(out))
		out = append(out, journal.Make(id, at, "phone", b))
		return id
	}
	for day := 0; len(out) < n; day++ {
		add(journal.Morning{Pain: 2 + day%2})
		if day%2 == 0 {
			at.Ms += 12 * 60 * minute
			continue
		}
		add(journal.Screened{Answers: a})
		id := add(journal.Started{Plan: p})
		for i := range 20 {
			do := session.Alive
			if i == 0 {
				do = session.Start
			}
			add(journal.Happened{Session: id, Event: session.Event{At: int64(i) * 30_000, Do: do}})
		}
		add(journal.Ended{Session: id, As: session.Completed, Because: "completed"})
		at.Ms += 12 * 60 * minute
	}
	return out[:n]
}
