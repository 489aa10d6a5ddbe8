package tui

import (
	"bytes"
	"context"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	"unknot/engine/session"
)

// A screenful is what a terminal was sent.
type screenful struct {
	mu  sync.Mutex
	out bytes.Buffer
}

func (s *screenful) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.out.Write(b)
}

func (s *screenful) sent() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.out.String()
}

// await waits until the terminal was sent a text.
func (s *screenful) await(t *testing.T, text string) {
	t.Helper()
	for range 3000 {
		if strings.Contains(s.sent(), text) {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("%q was not shown:\n%q", text, s.sent())
}

// TestTheFaceRunsAndStopsWhenTheProgramIsToldToEnd runs the whole of Run with
// real keys, up to a signal in the middle of a session.
func TestTheFaceRunsAndStopsWhenTheProgramIsToldToEnd(t *testing.T) {
	w := newWorld(t)
	w.clear()
	w.started = make(chan struct{})
	keys, feed := io.Pipe()
	out := &screenful{}
	o := w.options()
	o.In, o.Out, o.Tick = keys, out, 5*time.Millisecond
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	done := make(chan error)
	go func() { done <- Run(ctx, o) }()
	out.await(t, "foam roller")
	press := func(key string) {
		t.Helper()
		if _, err := io.WriteString(feed, key); err != nil {
			t.Fatal(err)
		}
	}
	press(" ")
	press("p")
	for started := false; !started; {
		press("\r")
		select {
		case <-w.started:
			started = true
		case <-time.After(20 * time.Millisecond):
		}
	}
	cancel()
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	if s := w.journal.Sessions(); len(s) != 1 || s[0].As != session.Stopped {
		t.Errorf("on record: %s", w.kinds(0))
	}
	sent := out.sent()
	if !strings.Contains(sent, "\a") {
		t.Error("no bell rang")
	}
	if end := sent[strings.LastIndex(sent, "\x1b[?1049l"):]; !strings.Contains(end, "That was the right thing to do.") {
		t.Errorf("nothing is left on the terminal: %q", end)
	}
}
