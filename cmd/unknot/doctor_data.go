package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/dustin/go-humanize"

	"unknot/engine/protocol"
)

func (p *program) checkVersion() finding {
	return p.found("version", fine, "ok", "version", p.versionLine(version(p.engine.Pack())))
}

func (p *program) checkPack() finding {
	about := p.engine.Pack().About
	faults := protocol.LintFiles(protocol.LowbackFiles())
	facts := []string{"pack", about.ID, "version", fmt.Sprint(about.Version), "faults", fmt.Sprint(len(faults))}
	if len(faults) > 0 {
		return p.found("pack", problem, "bad", facts...)
	}
	return p.found("pack", fine, "ok", facts...)
}

// checkFolder says whether the record's folder is there and can be written.
func (p *program) checkFolder(dir string) finding {
	place := existing(dir)
	temp, err := os.CreateTemp(place, ".unknot-doctor-")
	if err != nil {
		return p.found("folder", problem, "locked", "path", dir, "why", plain(err).Error())
	}
	_ = temp.Close()
	_ = os.Remove(temp.Name())
	if place != dir {
		return p.found("folder", fine, "new", "path", dir)
	}
	return p.found("folder", fine, "ok", "path", dir)
}

// existing returns a folder, or the nearest one above it that is there.
func existing(dir string) string {
	for {
		if _, err := os.Stat(dir); err == nil || filepath.Dir(dir) == dir {
			return dir
		}
		dir = filepath.Dir(dir)
	}
}

// littleRoom is when the disk counts as nearly full, in bytes: a record of ten
// years takes less.
const littleRoom = 100 << 20

func (p *program) checkRoom(dir string) finding {
	free, ok := freeBytes(existing(dir))
	switch {
	case !ok:
		return p.found("room", fine, "unknown")
	case free < littleRoom:
		return p.found("room", warning, "little", "free", humanize.IBytes(free))
	}
	return p.found("room", fine, "ok", "free", humanize.IBytes(free))
}

// checkJournal opens the record without writing, and holds the clock against
// it.
func (p *program) checkJournal(ctx context.Context, dir string) []finding {
	path := filepath.Join(dir, journalFile)
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return []finding{p.found("journal", fine, "new"), p.found("clock", fine, "ok", "now", clockTime(p.now()))}
	}
	d, err := p.view(ctx, dir)
	if err != nil {
		return []finding{p.found("journal", problem, "bad", "why", p.wayOut(err).Error())}
	}
	size := uint64(0)
	if info != nil {
		size = uint64(max(0, info.Size()))
	}
	newest := d.journal.Newest()
	facts := []string{"n", fmt.Sprint(d.journal.Len()), "newest", clockTime(newest), "size", humanize.IBytes(size)}
	which := "ok"
	if d.journal.Len() == 0 {
		which = "empty"
	}
	return []finding{p.found("journal", fine, which, facts...), p.found("backup", fine, "unknown"), p.checkClock(newest)}
}

// checkClock says so when the clock is before the newest entry.
func (p *program) checkClock(newest protocol.Moment) finding {
	now := p.now()
	facts := []string{"now", clockTime(now), "newest", clockTime(newest)}
	if now.Ms < newest.Ms {
		return p.found("clock", warning, "behind", facts...)
	}
	return p.found("clock", fine, "ok", facts...)
}
