package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
	_ "time/tzdata" // so that zones are known where the system has none

	"unknot/engine/journal"
	"unknot/engine/protocol"
	"unknot/engine/strict"
	"unknot/interop/ical"
	"unknot/papers"
)

// exportICal writes the days that suit as a calendar.
func exportICal(ctx context.Context, p *program, w *exportWish) (exportMade, error) {
	if w.alarm < 0 || w.alarm > papers.MaxAlarm {
		return exportMade{}, fmt.Errorf("export: --alarm is %d, must be 0 to %d minutes", w.alarm, papers.MaxAlarm)
	}
	d, err := p.view(ctx, w.data)
	if err != nil {
		return exportMade{}, err
	}
	c := papers.Calendar{At: w.at, Alarm: w.alarm, Choice: w.choice(), Earlier: earlierCalendar(w)}
	if c.Zone, err = p.zone(w.zone, d.Now()); err != nil {
		return exportMade{}, err
	}
	if _, err := d.papers().StartOfDay(w.at); err != nil {
		return exportMade{}, fmt.Errorf("export: --at: %w", err)
	}
	data, days, err := d.papers().Calendar(c)
	if err != nil {
		return exportMade{}, fmt.Errorf("export: %w", err)
	}
	s := d.journal.Standing(d.Now())
	return exportMade{data, p.icalSay(&s, days, w.to)}, nil
}

// icalSay says which days were written, or why there are none.
func (p *program) icalSay(s *journal.Standing, days []protocol.Day, to string) string {
	if len(days) > 0 {
		return p.words.Say("cli.files.ical", "days", dayNames(days), "file", p.fileName(to))
	}
	return p.obstacle(s.Why[0], "say") + " " + p.words.Say("cli.files.ical.none", "file", p.fileName(to))
}

// earlierCalendar reads the calendar that is about to be written over. A file
// that is none of ours has nothing to carry on.
func earlierCalendar(w *exportWish) ical.Earlier {
	if w.to == "-" || !w.force {
		return nil
	}
	info, err := os.Stat(w.to)
	if err != nil || !info.Mode().IsRegular() || info.Size() > ical.Most {
		return nil
	}
	data, err := os.ReadFile(w.to)
	if err != nil {
		return nil
	}
	earlier, err := ical.Read(data)
	if err != nil {
		return nil
	}
	return earlier
}

// zone returns a time zone by name, or that of this computer.
func (p *program) zone(name string, now protocol.Moment) (*time.Location, error) {
	if name == "" {
		return p.ownZone(now), nil
	}
	loc, err := time.LoadLocation(name)
	if err != nil || loc == time.Local {
		return nil, fmt.Errorf("export: --zone: %s is not a time zone; write one like Europe/Madrid", strict.Quote(name))
	}
	return named(loc), nil
}

// ownZone is the zone of this computer, by its name where it says one, and
// otherwise one with the offset its clock has now.
func (p *program) ownZone(now protocol.Moment) *time.Location {
	names := []string{strings.TrimPrefix(p.env("TZ"), ":")}
	if link, err := filepath.EvalSymlinks("/etc/localtime"); err == nil {
		if _, name, ok := strings.Cut(link, "zoneinfo/"); ok {
			names = append(names, name)
		}
	}
	for _, name := range names {
		if loc, err := time.LoadLocation(name); name != "" && err == nil && loc != time.Local {
			return named(loc)
		}
	}
	if hours := int(now.Offset) / 60; now.Offset%60 == 0 && hours != 0 {
		if loc, err := time.LoadLocation(fmt.Sprintf("Etc/GMT%+d", -hours)); err == nil {
			return loc
		}
	}
	return named(time.UTC)
}

// named returns UTC under the name that the database of zones has for it.
func named(loc *time.Location) *time.Location {
	if etc, err := time.LoadLocation("Etc/UTC"); err == nil && loc.String() == "UTC" {
		return etc
	}
	return loc
}
