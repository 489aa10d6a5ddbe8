package main

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"time"
)

// A generation is named by when it was made, in UTC, so that names sort by
// time. Nothing else in the folder is touched.
const generationForm = "unknot-20060102T150405.000Z.jsonl"

var (
	generationName = regexp.MustCompile(`^unknot-\d{8}T\d{6}\.\d{3}Z\.jsonl$`)
	halfName       = regexp.MustCompile(`^\.unknot-backup-\d+$`)
)

// halfAge is when a half-written file of a run that was killed is cleared away.
const halfAge = time.Hour

// backupFolder refuses a folder that is not there. It is not made: the folder
// of a disk that is not plugged in would end up on this one.
func backupFolder(folder string) error {
	info, err := os.Stat(folder)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("backup: there is no folder %s; make it, or plug in the disk it is on. Nothing was written", folder)
	case err != nil:
		return fmt.Errorf("backup: %s: %w; nothing was written", folder, plain(err))
	case !info.IsDir():
		return fmt.Errorf("backup: %s is not a folder; nothing was written", folder)
	}
	return nil
}

// generations returns the names of the generations in a folder, oldest first.
func generations(folder string) ([]string, error) {
	list, err := os.ReadDir(folder)
	if err != nil {
		return nil, fmt.Errorf("backup: %s: %w; nothing was written", folder, plain(err))
	}
	var names []string
	for _, f := range list {
		if f.Type().IsRegular() && generationName.MatchString(f.Name()) {
			names = append(names, f.Name())
		}
	}
	return names, nil // ReadDir sorts by name
}

// newGeneration writes a generation, reads it back, and only then gives it its
// name.
func (p *program) newGeneration(folder string, lines []byte) (string, error) {
	clearHalves(folder)
	temp, err := os.CreateTemp(folder, ".unknot-backup-")
	if err != nil {
		return "", fmt.Errorf("backup: %s: %w; nothing was written", folder, plain(err))
	}
	defer os.Remove(temp.Name()) // after the renaming there is nothing to remove
	_, err = temp.Write(lines)
	if err == nil {
		err = temp.Sync()
	}
	if err = errors.Join(err, temp.Close()); err == nil {
		err = p.proven(temp.Name(), lines)
	}
	name := ""
	if err == nil {
		name, err = p.named(temp.Name(), folder)
	}
	if err != nil {
		return "", fmt.Errorf("backup: %s: %w; nothing was written and no old generation was removed", folder, plain(err))
	}
	return name, syncFolder(folder)
}

// named gives a file the name of this moment, or of the next that is free.
func (p *program) named(temp, folder string) (string, error) {
	for at := p.now().Ms; ; at++ {
		name := time.UnixMilli(at).UTC().Format(generationForm)
		path := filepath.Join(folder, name)
		if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
			return name, os.Rename(temp, path)
		} else if err != nil {
			return "", err
		}
	}
}

// proven reads a file back: it must be what was written, to the byte, and every
// line an entry that an import takes.
func (p *program) proven(path string, want []byte) error {
	got, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if !bytes.Equal(got, want) {
		return fmt.Errorf("what was read back is not what was written: %d bytes of %d", len(got), len(want))
	}
	n := 0
	for line := range bytes.Lines(got) {
		n++
		if _, err := p.engine.Codec().Decode(fmt.Sprintf("line %d", n), line); err != nil {
			return fmt.Errorf("an entry would not be taken by an import: %w", err)
		}
	}
	return nil
}

// lineSet is a set of lines, by what they hash to.
type lineSet map[[32]byte]bool

// linesIn returns the lines of a text.
func linesIn(text []byte) lineSet {
	set := lineSet{}
	for line := range bytes.Lines(text) {
		set[hashOf(line)] = true
	}
	return set
}

func hashOf(line []byte) [32]byte { return sha256.Sum256(bytes.TrimRight(line, "\r\n")) }

// hold reports whether every line of a file is in the set.
func (s lineSet) hold(path string) (bool, error) {
	f, err := os.Open(path)
	if err != nil {
		return false, err
	}
	defer f.Close()
	for r := bufio.NewReader(f); ; {
		line, err := r.ReadBytes('\n')
		if len(line) > 0 && !s[hashOf(line)] {
			return false, nil
		}
		if errors.Is(err, io.EOF) {
			return true, nil
		}
		if err != nil {
			return false, err
		}
	}
}

// clearHalves removes what runs that were killed have left half written.
func clearHalves(folder string) {
	list, err := os.ReadDir(folder)
	if err != nil {
		return
	}
	for _, f := range list {
		info, err := f.Info()
		if err == nil && f.Type().IsRegular() && halfName.MatchString(f.Name()) && time.Since(info.ModTime()) > halfAge {
			os.Remove(filepath.Join(folder, f.Name()))
		}
	}
}
