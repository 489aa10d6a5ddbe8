package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
	_ "time/tzdata" // so that zones are known where the system has none

	"unknot/engine/journal"
	"unknot/engine/protocol"
	"unknot/engine/strict"
	"unknot/interop/ical"
)

// exportICal writes the days that suit as a calendar.
func exportICal(ctx context.Context, p *program, w *exportWish) (exportMade, error) {
	if w.alarm < 0 || w.alarm > maxAlarm {
		return exportMade{}, fmt.Errorf("export: --alarm is %d, must be 0 to %d minutes", w.alarm, maxAlarm)
	}
	d, err := p.view(ctx, w.data)
	if err != nil {
		return exportMade{}, err
	}
	s := d.journal.Standing(d.Now())
	week := ical.Week{Days: plannedDays(&s), Alarm: w.alarm, Now: time.UnixMilli(s.Now.Ms), Record: d.mark(), Words: p.words}
	if week.Zone, err = p.zone(w.zone, s.Now); err != nil {
		return exportMade{}, err
	}
	if week.At, err = d.startOfDay(w.at); err != nil {
		return exportMade{}, err
	}
	if week.Minutes, err = p.length(&s, w); err != nil {
		return exportMade{}, err
	}
	data, err := ical.Write(&week, earlierCalendar(w))
	if err != nil {
		return exportMade{}, fmt.Errorf("export: %w", err)
	}
	return exportMade{data, p.icalSay(&s, week.Days, w.to)}, nil
}

// maxAlarm is the earliest an alarm can be, in minutes.
const maxAlarm = 24 * 60

// plannedDays are the days that suit, none while no session may be planned at
// all.
func plannedDays(s *journal.Standing) []protocol.Day {
	for _, o := range s.Why {
		if o.Code == journal.Suspended || o.Code == journal.NewerEntries || o.Code == journal.NotAllowed {
			return nil
		}
	}
	return s.Week.Suggested
}

// icalSay says which days were written, or why there are none.
func (p *program) icalSay(s *journal.Standing, days []protocol.Day, to string) string {
	if len(days) > 0 {
		return p.words.Say("cli.files.ical", "days", dayNames(days), "file", p.fileName(to))
	}
	return p.obstacle(s.Why[0], "say") + " " + p.words.Say("cli.files.ical.none", "file", p.fileName(to))
}

// length returns how many minutes today's plan takes, rounded up, or else the
// minutes wished for: what is planned on a later day can only be near it.
func (p *program) length(s *journal.Standing, w *exportWish) (int, error) {
	made, err := p.today(s, w)
	if err != nil {
		return 0, err
	}
	if made.Allowed && made.Seconds > 0 {
		return (made.Seconds + 59) / 60, nil
	}
	return w.minutes, nil
}

// mark tells records apart in a calendar that shows several, and says nothing
// about them.
func (d *diary) mark() string {
	id := ""
	if list := d.journal.Entries(); len(list) > 0 {
		id = list[0].ID
	}
	sum := sha256.Sum256([]byte("unknot calendar " + id))
	return hex.EncodeToString(sum[:5])
}

// usual is when a session starts where none was ever recorded: minutes after
// midnight. lookedAt is how many of the newest sessions say what is usual.
const (
	usual    = 18 * 60
	lookedAt = 7
)

// startOfDay reads a time of day, in minutes after midnight. When it is left
// out it is the middle one of the newest sessions, to five minutes.
func (d *diary) startOfDay(at string) (int, error) {
	if at != "" {
		t, err := time.Parse("15:04", at)
		if err != nil {
			return 0, fmt.Errorf("export: --at: %s is not a time of day; write it as 18:30", strict.Quote(at))
		}
		return t.Hour()*60 + t.Minute(), nil
	}
	var starts []int
	for _, s := range d.journal.Sessions() {
		if s.Worked != 0 {
			local := time.UnixMilli(s.At.Ms).UTC().Add(time.Duration(s.At.Offset) * time.Minute)
			starts = append(starts, local.Hour()*60+local.Minute())
		}
	}
	if len(starts) == 0 {
		return usual, nil
	}
	starts = starts[max(0, len(starts)-lookedAt):]
	slices.Sort(starts)
	return starts[(len(starts)-1)/2] / 5 * 5, nil
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
