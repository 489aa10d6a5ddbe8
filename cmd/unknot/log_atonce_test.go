package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Programs that write at once, and one that imports meanwhile, lose nothing.
func TestProgramsThatWriteAtOnceLoseNothing(t *testing.T) {
	program := filepath.Join(plainFolder(t), "unknot")
	data := filepath.Join(t.TempDir(), "data")
	file := save(t, t.TempDir(), "years.jsonl", written(t, years(t, 2000)))
	const writers, each = 4, 5
	failed := make(chan error)
	for w := range writers {
		go func() {
			for i := range each {
				if err := startUnknot(program, data, "log", "morning", "3", "--note", fmt.Sprintf("writer %d, note %d", w, i)); err != nil {
					failed <- err
					return
				}
			}
			failed <- nil
		}()
	}
	go func() { failed <- startUnknot(program, data, "import", file) }()
	for range writers + 1 {
		if err := <-failed; err != nil {
			t.Error(err)
		}
	}
	out, _ := inProcess(t, data, "export")
	if n := strings.Count(out, "\n"); n != 2000+writers*each {
		t.Errorf("%d entries, want %d", n, 2000+writers*each)
	}
	for w := range writers {
		for i := range each {
			if !strings.Contains(out, fmt.Sprintf("writer %d, note %d", w, i)) {
				t.Errorf("lost: writer %d, note %d", w, i)
			}
		}
	}
}

// startUnknot runs the program as a process of its own.
func startUnknot(program, data string, args ...string) error {
	cmd := exec.Command(program, args...)
	cmd.Env = append(os.Environ(), "UNKNOT_DATA="+data, "at="+time.Now().UTC().Format(time.RFC3339))
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("unknot %s: %w\n%s", strings.Join(args, " "), err, stderr.String())
	}
	return nil
}
