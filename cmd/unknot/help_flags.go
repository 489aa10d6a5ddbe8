package main

import (
	"context"
	"errors"
	"io"
	"strings"
)

// A flagUsage is one flag of a command.
type flagUsage struct{ name, about string }

// flagsOf returns the flags of a command. The command itself is asked, by
// calling it with -h, so that help and completion say what it really takes.
func (p *program) flagsOf(ctx context.Context, c command) []flagUsage {
	quiet := *p
	quiet.in, quiet.out, quiet.err = strings.NewReader(""), io.Discard, io.Discard
	var usage usageError
	if !errors.As(c.run(ctx, &quiet, []string{"-h"}), &usage) {
		return nil
	}
	var out []flagUsage
	for line := range strings.Lines(usage.why) {
		if rest, ok := strings.CutPrefix(line, "  --"); ok {
			name, about, _ := strings.Cut(strings.TrimSpace(rest), "  ")
			out = append(out, flagUsage{name, about})
		}
	}
	return out
}
