package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"unknot/engine/protocol"
	"unknot/engine/strict"
)

// lintReport is what is wrong with a pack.
type lintReport struct {
	Pack   string        `json:"pack"`
	Faults []faultReport `json:"faults"`
}

type faultReport struct {
	File string `json:"file"`
	Path string `json:"path"`
	Why  string `json:"why"`
}

func runPack(_ context.Context, p *program, args []string) error {
	fs := flag.NewFlagSet("pack", flag.ContinueOnError)
	asJSON := fs.Bool("json", false, "JSON only")
	rest, err := parse(fs, args, 2, 2)
	if err != nil {
		return err
	}
	if rest[0] != "lint" {
		return usageError{"pack: " + strict.Quote(rest[0]) + " is not something to do with a pack; did you mean 'unknot pack lint DIR'?"}
	}
	files, err := packFiles(rest[1])
	if err != nil {
		return err
	}
	report := lintReport{Pack: rest[1], Faults: []faultReport{}}
	for _, f := range protocol.LintFiles(files) {
		report.Faults = append(report.Faults, faultReport{filepath.Join(rest[1], f.File), f.Path, f.Why})
	}
	if err := p.answer(*asJSON, report, func(w io.Writer) { p.sayLint(w, report) }); err != nil {
		return err
	}
	if len(report.Faults) > 0 {
		return errQuiet
	}
	return nil
}

func (p *program) sayLint(w io.Writer, r lintReport) {
	for _, f := range r.Faults {
		fmt.Fprintln(w, strict.Fault(f))
	}
	if len(r.Faults) == 0 {
		fmt.Fprintln(w, p.words.Say("cli.pack-good", "pack", r.Pack))
	} else {
		fmt.Fprintln(w, p.words.Say("cli.pack-bad", "pack", r.Pack, "n", fmt.Sprint(len(r.Faults))))
	}
}

// packFiles reads the JSON files of a pack's folder.
func packFiles(dir string) (map[string][]byte, error) {
	list, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", dir, plain(err))
	}
	files := map[string][]byte{}
	for _, f := range list {
		if f.IsDir() || !strings.HasSuffix(f.Name(), ".json") {
			continue
		}
		path := filepath.Join(dir, f.Name())
		info, err := f.Info()
		if err == nil && info.Size() > maxPackFile {
			err = fmt.Errorf("is larger than %d MB", maxPackFile>>20)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, plain(err))
		}
		if files[f.Name()], err = os.ReadFile(path); err != nil {
			return nil, fmt.Errorf("%s: %w", path, plain(err))
		}
	}
	return files, nil
}

// maxPackFile is the largest file of a pack, in bytes.
const maxPackFile = 4 << 20
