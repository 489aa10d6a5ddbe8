package main

import (
	"fmt"
	"time"

	"unknot/engine/protocol"
	"unknot/engine/strict"
)

// morningHour is the time of a morning that was given as a day only.
const morningHour = 8

// when reads the time of an entry: a time of today, a day, or both, on the
// clock of this computer. It cannot be later than now.
func (d *diary) when(s string) (protocol.Moment, error) {
	now := d.Now()
	if s == "" {
		return now, nil
	}
	m, ok := parseWhen(s, d.p.now())
	if !ok {
		return m, fmt.Errorf("--at: %s is not a time; write 07:30, 2026-11-22, 2026-11-22T07:30 or 2026-11-22T07:30:00+01:00", strict.Quote(s))
	}
	if m.Ms > now.Ms {
		return m, fmt.Errorf("--at: %s is still to come; it is %s now", strict.Quote(s), clockTime(now))
	}
	return m, nil
}

// parseWhen tries every form a time may have.
func parseWhen(s string, now protocol.Moment) (protocol.Moment, bool) {
	var m protocol.Moment
	if m.UnmarshalText([]byte(s)) == nil {
		return m, true
	}
	zone := time.FixedZone("", int(now.Offset)*60)
	local := time.UnixMilli(now.Ms).In(zone)
	for form, read := range map[string]func(time.Time) time.Time{
		"2006-01-02T15:04": func(t time.Time) time.Time { return t },
		"2006-01-02 15:04": func(t time.Time) time.Time { return t },
		"2006-01-02":       func(t time.Time) time.Time { return earlier(t.Add(morningHour*time.Hour), local) },
		"15:04": func(t time.Time) time.Time {
			return time.Date(local.Year(), local.Month(), local.Day(), t.Hour(), t.Minute(), 0, 0, zone)
		},
	} {
		if t, err := time.ParseInLocation(form, s, zone); err == nil {
			return m, m.UnmarshalText([]byte(read(t).Format(time.RFC3339))) == nil
		}
	}
	return m, false
}

// earlier returns a morning, or now where that is today and still to come.
func earlier(morning, now time.Time) time.Time {
	if morning.After(now) && morning.Format(time.DateOnly) == now.Format(time.DateOnly) {
		return now
	}
	return morning
}
