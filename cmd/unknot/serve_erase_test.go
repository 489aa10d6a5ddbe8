package main

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"unknot/server"
)

// holding returns the names of the files in a folder that hold a text.
func holding(t *testing.T, dir, text string) []string {
	t.Helper()
	var out []string
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range list {
		if b, err := os.ReadFile(filepath.Join(dir, f.Name())); err == nil && strings.Contains(string(b), text) {
			out = append(out, f.Name())
		}
	}
	return out
}

func noted(t *testing.T, c *computer, note string) {
	t.Helper()
	line := strings.Replace(aMorning("a", 3), `"pain":3`, `"pain":3,"note":"`+note+`"`, 1)
	if m := c.merge([]json.RawMessage{json.RawMessage(line)}); m.Added != 1 {
		t.Fatalf("%+v", m)
	}
}

func TestErasingLeavesNothingBehind(t *testing.T) {
	dir := t.TempDir()
	c := newComputer(t, dir)
	defer c.x.Close()
	noted(t, c, "a very private note")
	before, _ := c.x.Log(context.Background())
	device := c.x.d.device
	if len(holding(t, dir, "a very private note")) == 0 {
		t.Fatal("the note is nowhere")
	}
	var erased struct{ Log string }
	if status := c.ask("DELETE", "", `{"confirm":"delete everything"}`, &erased); status != 200 || erased.Log == before || erased.Log == "" {
		t.Fatalf("%d, log %q, was %q", status, erased.Log, before)
	}
	if left := append(holding(t, dir, "a very private note"), holding(t, dir, device)...); len(left) > 0 {
		t.Errorf("still there, in %v", left)
	}
	if len(c.all()) != 0 || c.x.d.device == device {
		t.Error("the record, or the device, is the old one")
	}
	noted(t, c, "a new beginning")
	if now, _ := c.x.Log(context.Background()); now != erased.Log {
		t.Errorf("the log is %s, was %s", now, erased.Log)
	}
}

// What another program writes must not be lost, so nothing is erased under it.
func TestNothingIsErasedUnderAnotherProgram(t *testing.T) {
	dir := t.TempDir()
	c := newComputer(t, dir)
	defer c.x.Close()
	noted(t, c, "kept")
	other, err := testProgram(dir).openDiary(context.Background(), dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.x.Erase(context.Background()); !errors.Is(err, server.ErrInUse) {
		t.Errorf("erased under another program: %v", err)
	}
	if len(c.all()) != 1 {
		t.Error("the entry is gone")
	}
	if err := readable(filepath.Join(dir, journalFile)); err != nil {
		t.Error(err)
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	if err := c.x.Erase(context.Background()); err != nil || len(c.all()) != 0 {
		t.Errorf("%v, %d entries", err, len(c.all()))
	}
}

// The power fails after the record was set aside: the next start finishes it.
func TestAnErasureThatWasCutOffIsFinished(t *testing.T) {
	dir := t.TempDir()
	c := newComputer(t, dir)
	noted(t, c, "a very private note")
	before, _ := c.x.Log(context.Background())
	if err := errors.Join(c.x.Close(), c.x.setAside()); err != nil {
		t.Fatal(err)
	}
	c = newComputer(t, dir)
	defer c.x.Close()
	if left := holding(t, dir, "a very private note"); len(left) > 0 || len(c.all()) != 0 {
		t.Errorf("still there, in %v", left)
	}
	if after, _ := c.x.Log(context.Background()); after == before {
		t.Error("the log is the old one")
	}
	list, _ := os.ReadDir(dir)
	if slices.ContainsFunc(list, func(f os.DirEntry) bool { return strings.Contains(f.Name(), erasing) }) {
		t.Errorf("something was left: %v", list)
	}
}
