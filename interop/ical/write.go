package ical

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"time"

	ics "github.com/arran4/golang-ical"
)

// Write returns the calendar of a week, after an earlier one, which may be nil.
func Write(w *Week, earlier Earlier) ([]byte, error) {
	if w.Zone == nil || w.At < 0 || w.At >= 24*60 || w.Minutes < 1 || w.Alarm < 0 || w.Record == "" {
		return nil, fmt.Errorf("ical: a week at minute %d of the day, %d minutes long, alarm %d minutes before, record %q, cannot be written",
			w.At, w.Minutes, w.Alarm, w.Record)
	}
	cal := ics.NewCalendarFor("unknot")
	cal.SetProductId("-//unknot//unknot//EN")
	cal.SetCalscale("GREGORIAN")
	cal.SetXWRCalName(w.Words.Say("cli.ical.name"))
	events := w.events(earlier)
	from, to := w.Now, w.Now
	for _, e := range events {
		from, to = earliest(from, e.start), latest(to, e.start)
	}
	cal.AddVTimezone(zone(w.Zone, from, to))
	for _, e := range events {
		cal.AddVEvent(w.vevent(e))
	}
	var out bytes.Buffer
	err := cal.SerializeTo(&out, ics.WithNewLineWindows)
	return out.Bytes(), err
}

// event is one day of the calendar.
type event struct {
	uid       string
	start     time.Time
	minutes   int
	sequence  int
	cancelled bool
}

// events returns the days that suit, and the earlier ones to cancel, by time.
func (w *Week) events(earlier Earlier) []event {
	var out []event
	planned := map[string]bool{}
	for _, d := range w.Days {
		e := event{uid: w.uid(d), start: w.start(d), minutes: w.Minutes}
		was, known := earlier[e.uid]
		e.sequence = was.sequence
		if !known || !was.same(e) {
			e.sequence = w.sequence(was.sequence)
		}
		planned[e.uid] = true
		out = append(out, e)
	}
	for uid, was := range earlier { //ordered: sorted below
		over := was.start.Add(time.Duration(was.minutes) * time.Minute).Before(w.Now)
		never := was.start.After(w.Now.Add(around)) // no week of ours reaches that far
		if planned[uid] || over || never {
			continue
		}
		if !was.cancelled {
			was.cancelled, was.sequence = true, w.sequence(was.sequence)
		}
		out = append(out, was)
	}
	slices.SortFunc(out, func(a, b event) int {
		if c := a.start.Compare(b.start); c != 0 {
			return c
		}
		return bytes.Compare([]byte(a.uid), []byte(b.uid))
	})
	return out
}

// same reports whether an event still stands as it was.
func (e event) same(now event) bool {
	return e.start.Equal(now.start) && e.minutes == now.minutes && e.cancelled == now.cancelled
}

// vevent writes an event. Its length is a DURATION, not an end: in the hour
// that a clock shows twice an end could lie before its start.
func (w *Week) vevent(e event) *ics.VEvent {
	v := ics.NewEvent(e.uid)
	v.SetDtStampTime(w.Now)
	v.SetSequence(e.sequence)
	v.SetProperty(ics.ComponentPropertyDtStart, e.start.In(w.Zone).Format(localForm), ics.WithTZID(w.Zone.String()))
	v.SetProperty("DURATION", "PT"+strconv.Itoa(e.minutes)+"M")
	v.SetSummary(w.Words.Say("cli.ical.summary", "n", strconv.Itoa(e.minutes)))
	v.SetClass(ics.ClassificationPrivate)
	v.SetTimeTransparency(ics.TransparencyTransparent)
	if e.cancelled {
		v.SetStatus(ics.ObjectStatusCancelled)
		return v
	}
	v.SetStatus(ics.ObjectStatusConfirmed)
	v.SetDescription(w.Words.Say("cli.ical.about"))
	if w.Alarm > 0 {
		a := v.AddAlarm()
		a.SetAction(ics.ActionDisplay)
		a.SetTrigger("-PT" + strconv.Itoa(w.Alarm) + "M")
		a.SetProperty(ics.ComponentPropertyDescription, w.Words.Say("cli.ical.alarm", "n", strconv.Itoa(w.Alarm)))
	}
	return v
}

func earliest(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}

func latest(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
