package ical

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"
)

// Earlier are the events of an earlier file of ours, by UID.
type Earlier map[string]event

// Most is how large an earlier file may be, in bytes: ours are a few thousand.
const Most = 1 << 20

// Read reads an earlier file, for the update that replaces it. Events that are
// not ours are left out; they are not ours to cancel. The error is a file that
// is no calendar.
func Read(data []byte) (Earlier, error) {
	if len(data) > Most {
		return nil, fmt.Errorf("ical: the earlier calendar has %d bytes, over %d", len(data), Most)
	}
	cal, err := ics.ParseCalendar(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("ical: the earlier calendar cannot be read: %w", err)
	}
	out := Earlier{}
	for _, v := range cal.Events() {
		if e, ok := read(v); ok {
			out[e.uid] = e
		}
	}
	return out, nil
}

// read reads one event, if it is one of ours.
func read(v *ics.VEvent) (event, bool) {
	start, ok := startOf(v)
	e := event{uid: v.Id(), start: start, cancelled: value(v, ics.ComponentPropertyStatus) == string(ics.ObjectStatusCancelled)}
	if !ok || !strings.HasSuffix(e.uid, uidSuffix) {
		return e, false
	}
	var err1, err2 error
	e.sequence, err1 = strconv.Atoi(value(v, ics.ComponentPropertySequence))
	length, found := strings.CutPrefix(value(v, "DURATION"), "PT")
	length, ended := strings.CutSuffix(length, "M")
	e.minutes, err2 = strconv.Atoi(length)
	fits := e.sequence >= 0 && e.sequence < 1<<30 && e.minutes > 0 && e.minutes <= 24*60
	return e, found && ended && err1 == nil && err2 == nil && fits
}

// startOf reads a start as we write it: on the clock of a named zone.
func startOf(v *ics.VEvent) (time.Time, bool) {
	p := v.GetProperty(ics.ComponentPropertyDtStart)
	if p == nil || len(p.ICalParameters["TZID"]) != 1 {
		return time.Time{}, false
	}
	loc, err := time.LoadLocation(p.ICalParameters["TZID"][0])
	if err != nil {
		return time.Time{}, false
	}
	t, err := time.ParseInLocation(localForm, p.Value, loc)
	return t, err == nil && t.Year() >= 2000 && t.Year() <= 2200
}

// value returns a property as text, empty when it is not there.
func value(v *ics.VEvent, name ics.ComponentProperty) string {
	if p := v.GetProperty(name); p != nil {
		return p.Value
	}
	return ""
}
