package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"

	"unknot/engine/protocol"
)

// versionReport says which program and which pack this is.
type versionReport struct {
	Version  string     `json:"version"`
	Revision string     `json:"revision,omitempty"`
	Modified bool       `json:"modified,omitempty"` // built from a changed tree
	Go       string     `json:"go"`
	System   string     `json:"system"`
	Pack     packReport `json:"pack"`
}

type packReport struct {
	ID      string `json:"id"`
	Version int    `json:"version"`
}

func runVersion(_ context.Context, p *program, args []string) error {
	fs := flag.NewFlagSet("version", flag.ContinueOnError)
	asJSON := fs.Bool("json", false, "JSON only")
	if _, err := parse(fs, args, 0, 0); err != nil {
		return err
	}
	r := version(p.engine.Pack())
	return p.answer(*asJSON, r, func(w io.Writer) { fmt.Fprintln(w, p.versionLine(r)) })
}

// version reads what the Go toolchain wrote into the program.
func version(pack *protocol.Pack) versionReport {
	r := versionReport{Version: "(devel)", Go: runtime.Version(), System: runtime.GOOS + "/" + runtime.GOARCH,
		Pack: packReport{pack.About.ID, pack.About.Version}}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return r
	}
	if info.Main.Version != "" {
		r.Version = info.Main.Version
	}
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			r.Revision = s.Value
		case "vcs.modified":
			r.Modified = s.Value == "true"
		}
	}
	return r
}

// versionLine says a version in one line.
func (p *program) versionLine(r versionReport) string {
	revision := r.Revision
	if len(revision) > 12 {
		revision = revision[:12]
	}
	if r.Modified {
		revision += "+"
	}
	if revision != "" {
		revision = " (" + revision + ")"
	}
	return p.words.Say("cli.version", "version", r.Version, "revision", revision, "go", r.Go, "system", r.System,
		"pack", r.Pack.ID, "packversion", fmt.Sprint(r.Pack.Version))
}
