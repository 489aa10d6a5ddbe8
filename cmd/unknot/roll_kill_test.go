package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"unknot/engine/journal"
	"unknot/engine/protocol"
	"unknot/engine/screen"
	"unknot/engine/session"
	"unknot/tui"
)

// fastRoll is the variable that makes this test binary a session in plain
// lines with a clock that runs ahead: its value is when the clock starts, in
// milliseconds. The program itself knows nothing of it.
const fastRoll = "TEST_FAST_ROLL"

func init() {
	if from := os.Getenv(fastRoll); from != "" {
		os.Exit(runFast(from))
	}
}

// runFast guides a session in which every look at the clock finds a second
// gone: some two hundred times as fast as life, and without a gap, however
// busy the computer is.
func runFast(from string) int {
	start, err := strconv.ParseInt(from, 10, 64)
	if err != nil {
		return misused
	}
	var mu sync.Mutex
	var gone time.Duration
	p := system()
	p.now = func() protocol.Moment {
		mu.Lock()
		defer mu.Unlock()
		return protocol.Moment{Ms: start + gone.Milliseconds()}
	}
	clock := func() tui.Reading {
		mu.Lock()
		gone += time.Second
		mono := gone
		mu.Unlock()
		return tui.Reading{Mono: mono, Wall: p.now()}
	}
	if err := rollBy(context.Background(), p, os.Args[1:], timing{clock, 5 * time.Millisecond}); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return failed
	}
	return answered
}

// A child is a session in a process of its own.
type child struct {
	cmd *exec.Cmd
	in  io.WriteCloser
	mu  sync.Mutex
	out bytes.Buffer
}

// Write keeps what the session prints.
func (c *child) Write(b []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.out.Write(b)
}

func (c *child) printed() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.out.String()
}

func startChild(t *testing.T, dir string, at int64) *child {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := &child{cmd: exec.Command(self, "--plain", "--no-voice", "--quiet", "--data", dir)}
	c.cmd.Env = append(os.Environ(), fastRoll+"="+strconv.FormatInt(at, 10))
	c.cmd.Stdout, c.cmd.Stderr = c, c
	if c.in, err = c.cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	if err := c.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.cmd.Process.Kill(); _ = c.cmd.Wait() })
	return c
}

// say types lines; a session that is gone does not hear them.
func (c *child) say(lines ...string) {
	for _, text := range lines {
		_, _ = io.WriteString(c.in, text+"\n")
	}
}

// await waits until the session has printed one of some texts.
func (c *child) await(t *testing.T, texts ...string) {
	t.Helper()
	for range 3000 {
		for _, text := range texts {
			if strings.Contains(c.printed(), text) {
				return
			}
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("%q was not printed:\n%s", texts, c.printed())
}

// kill kills the session the hard way.
func (c *child) kill() {
	_ = c.cmd.Process.Kill()
	_ = c.cmd.Wait()
}

const killStart = 1_795_000_000_000 // November 2026, in milliseconds

// TestAKilledSessionIsReadBackWhole kills sessions at random instants. Each
// time the record must read back whole, with everything that was shown as
// done; the session must be there to resume or to end; and no flag may be lost
// (S7, S3).
func TestAKilledSessionIsReadBackWhole(t *testing.T) {
	kills := 30
	if testing.Short() {
		kills = 6
	}
	for i := range kills {
		t.Run(strconv.Itoa(i), func(t *testing.T) {
			t.Parallel()
			killOne(t, i)
		})
	}
}

func killOne(t *testing.T, i int) {
	dir := t.TempDir()
	inDiary(t, dir, killStart, func(d *diary) {
		if _, err := d.Record(context.Background(), journal.Screened{Answers: nothingTrue(t)}); err != nil {
			t.Fatal(err)
		}
	})
	c := startChild(t, dir, killStart+1000)
	c.say("1", "", "", "p", "")
	c.await(t, "Step 1 of")
	until := time.Now().Add(time.Duration(rand.IntN(1200)) * time.Millisecond)
	for time.Now().Before(until) {
		c.say("f", "1", "e")
		time.Sleep(time.Duration(1+rand.IntN(40)) * time.Millisecond)
	}
	if i%3 == 0 { // felt something sharp down the leg
		c.say("f", "4", "3")
		time.Sleep(time.Duration(rand.IntN(30)) * time.Millisecond)
	}
	c.kill()
	if i%3 == 0 && strings.Contains(c.printed(), "Saved.") {
		inDiary(t, dir, killStart, func(d *diary) {
			if s := d.Journal().Standing(d.Now()); len(s.Flags) == 0 || s.May {
				t.Errorf("a flag that was saved does not stand:\n%s", c.printed())
			}
		})
	}
	checkKilled(t, dir, i, c.printed())
}

// checkKilled looks at what a killed session left behind, and then resumes or
// ends it.
func checkKilled(t *testing.T, dir string, i int, printed string) {
	var open bool
	var at int64
	inDiary(t, dir, killStart, func(d *diary) {
		reports := 0
		for _, e := range d.Journal().Entries() {
			if b, ok := e.Body.(journal.Happened); ok && b.Event.Do == session.Feel {
				reports++
			}
		}
		if shown := strings.Count(printed, "Let the ache fade."); reports < shown {
			t.Errorf("%d reports were shown as taken, %d are on record", shown, reports)
		}
		s := d.Journal().Standing(d.Now())
		open, at = s.Open != nil, s.Now.Ms
		if open {
			_, state, _ := d.Journal().Session(s.Open.ID)
			t.Logf("killed in step %d, %s, after %d entries", state.Step(), state.Phase(), d.Journal().Len())
		}
		if len(d.Journal().Sessions()) != 1 || !open && !d.Journal().Sessions()[0].Ended {
			t.Errorf("neither open nor ended:\n%s", printed)
		}
	})
	if !open {
		return
	}
	next := startChild(t, dir, at+60_000)
	next.await(t, "A session was left open.")
	if i%2 == 0 {
		next.say("e")
		next.await(t, "is any of this true now?", "Today is for rest.")
	} else {
		next.say("r")
		next.await(t, "The session is paused.")
		next.say("x")
		next.await(t, "That was the right thing to do.")
		next.await(t, "Saved.")
	}
	next.kill()
	checkEnded(t, dir)
}

// checkEnded fails unless the session is on record as not completed.
func checkEnded(t *testing.T, dir string) {
	t.Helper()
	inDiary(t, dir, killStart, func(d *diary) {
		if s := d.Journal().Sessions()[0]; !s.Ended || s.As != session.Stopped {
			t.Errorf("on record as ended %t, %s", s.Ended, s.As)
		}
	})
}

// inDiary opens the record in a folder and closes it again.
func inDiary(t *testing.T, dir string, at int64, do func(*diary)) {
	t.Helper()
	p := system()
	p.now = func() protocol.Moment { return protocol.Moment{Ms: at} }
	d, err := p.openDiary(context.Background(), dir)
	if err != nil {
		t.Fatalf("the record does not read back: %v", err)
	}
	defer d.Close()
	do(d)
}

// nothingTrue returns the answers of somebody whom nothing speaks against.
func nothingTrue(t *testing.T) (a screen.Answers) {
	t.Helper()
	p := system()
	table := p.engine.Questions()
	for i, it := range p.engine.Pack().Items {
		var err error
		switch it.Kind {
		case protocol.YesNo:
			err = table.Answer(&a, i, protocol.No)
		case protocol.Count:
			err = table.AnswerCount(&a, i, map[bool]int{true: 44, false: 3}[it.Max > 10])
		case protocol.SiteOf:
			err = table.AnswerSites(&a, i, 0)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return a
}
