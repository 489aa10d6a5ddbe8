package ical_test

import (
	"bytes"
	"flag"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the zones of the tests do not depend on the machine

	"github.com/emersion/go-ical"
	"pgregory.net/rapid"

	"unknot/engine/protocol"
	ours "unknot/interop/ical"
	"unknot/words"
)

var rewrite = flag.Bool("rewrite", false, "write the golden files anew")

// dayOf returns a day like 2026-11-23.
func dayOf(s string) protocol.Day {
	var d protocol.Day
	if err := d.UnmarshalText([]byte(s)); err != nil {
		panic(err)
	}
	return d
}

func zoneOf(name string) *time.Location {
	loc, err := time.LoadLocation(name)
	if err != nil {
		panic(err)
	}
	return loc
}

// weekOf is a week of days at a time of day, asked for on the eve of the first.
func weekOf(zone string, at int, days ...string) *ours.Week {
	w := &ours.Week{At: at, Minutes: 12, Alarm: 15, Zone: zoneOf(zone), Record: "0123456789", Words: words.English()}
	for _, d := range days {
		w.Days = append(w.Days, dayOf(d))
	}
	w.Now = time.Unix(int64(w.Days[0])*86400-6*3600, 0)
	return w
}

// written writes a week and reads it with a parser that is not ours.
func written(t rapid.TB, w *ours.Week, earlier ours.Earlier) (string, *ical.Calendar) {
	t.Helper()
	text, err := ours.Write(w, earlier)
	if err != nil {
		t.Fatal(err)
	}
	cal, err := ical.NewDecoder(bytes.NewReader(text)).Decode()
	if err != nil {
		t.Fatalf("it cannot be read: %v\n%s", err, text)
	}
	if err := ical.NewEncoder(&bytes.Buffer{}).Encode(cal); err != nil { // checks what each part must and may have
		t.Fatalf("it breaks the rules: %v\n%s", err, text)
	}
	return string(text), cal
}

// startsOf returns when the events start, as another program understands it.
func startsOf(t rapid.TB, cal *ical.Calendar) []time.Time {
	t.Helper()
	var out []time.Time
	for _, e := range cal.Events() {
		start, err := e.DateTimeStart(time.UTC)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, start)
	}
	return out
}

func want(t *testing.T, got []time.Time, texts ...string) {
	t.Helper()
	var list []string
	for _, g := range got {
		list = append(list, g.Format(time.RFC3339))
	}
	if !slices.Equal(list, texts) {
		t.Errorf("starts at %q, want %q", list, texts)
	}
}

func TestAWeekIsWrittenAsTheGoldenCalendar(t *testing.T) {
	got, _ := written(t, weekOf("Europe/Madrid", 18*60+30, "2026-11-23", "2026-11-25", "2026-11-27"), nil)
	const golden = "testdata/week.ics"
	if *rewrite {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(golden)
	if err != nil || string(text) != got {
		t.Errorf("%v; the calendar is\n%s", err, got)
	}
}

func TestASessionTenMinutesBeforeMidnightStartsOnItsDay(t *testing.T) {
	_, cal := written(t, weekOf("Europe/Berlin", 23*60+50, "2026-11-22", "2026-11-29"), nil)
	want(t, startsOf(t, cal), "2026-11-22T23:50:00+01:00", "2026-11-29T23:50:00+01:00")
	end, err := cal.Events()[0].DateTimeEnd(time.UTC)
	if err != nil || end.Format(time.RFC3339) != "2026-11-23T00:02:00+01:00" {
		t.Errorf("it ends at %v, %v", end, err)
	}
}

func TestALeapDayIsADay(t *testing.T) {
	_, cal := written(t, weekOf("Europe/Berlin", 7*60, "2028-02-28", "2028-02-29", "2028-03-01"), nil)
	want(t, startsOf(t, cal), "2028-02-28T07:00:00+01:00", "2028-02-29T07:00:00+01:00", "2028-03-01T07:00:00+01:00")
}

func TestAWeekRunsOverSundayIntoMonday(t *testing.T) {
	_, cal := written(t, weekOf("America/New_York", 18*60, "2026-11-21", "2026-11-22", "2026-11-23", "2027-01-01"), nil)
	want(t, startsOf(t, cal), "2026-11-21T18:00:00-05:00", "2026-11-22T18:00:00-05:00", "2026-11-23T18:00:00-05:00", "2027-01-01T18:00:00-05:00")
}

func TestTheTimeOfDayStaysWhenTheClockChanges(t *testing.T) {
	_, cal := written(t, weekOf("Europe/Berlin", 18*60, "2026-10-24", "2026-10-25", "2026-10-26"), nil)
	want(t, startsOf(t, cal), "2026-10-24T18:00:00+02:00", "2026-10-25T18:00:00+01:00", "2026-10-26T18:00:00+01:00")
}

func TestATimeThatTheClockSkipsIsOneItShows(t *testing.T) {
	_, cal := written(t, weekOf("Europe/Berlin", 2*60+30, "2026-03-29"), nil)
	got := startsOf(t, cal)[0]
	if hour := got.Hour(); hour == 2 || got.Minute() != 30 || got.Day() != 29 {
		t.Errorf("starts at %v", got)
	}
}

func TestASessionOverTheHourThatComesTwiceKeepsItsLength(t *testing.T) {
	text, cal := written(t, weekOf("Europe/Berlin", 2*60+55, "2026-10-25"), nil)
	e := cal.Events()[0]
	start, err1 := e.DateTimeStart(time.UTC)
	end, err2 := e.DateTimeEnd(time.UTC)
	if err1 != nil || err2 != nil || end.Sub(start) != 12*time.Minute || !strings.Contains(text, "DURATION:PT12M\r\n") {
		t.Errorf("from %v to %v, %v %v", start, end, err1, err2)
	}
}

func TestAnAlarmComesBeforeAndCanBeLeftOut(t *testing.T) {
	w := weekOf("Europe/Berlin", 18*60, "2026-11-23")
	_, cal := written(t, w, nil)
	alarms := cal.Events()[0].Children
	if len(alarms) != 1 || alarms[0].Name != ical.CompAlarm || alarms[0].Props.Get(ical.PropTrigger).Value != "-PT15M" ||
		alarms[0].Props.Get(ical.PropAction).Value != "DISPLAY" || alarms[0].Props.Get(ical.PropDescription).Value == "" {
		t.Errorf("alarms: %v", alarms)
	}
	w.Alarm = 0
	if _, cal := written(t, w, nil); len(cal.Events()[0].Children) != 0 {
		t.Error("an alarm all the same")
	}
}

func TestLinesAreShortAndEndInCRLF(t *testing.T) {
	text, _ := written(t, weekOf("Pacific/Chatham", 18*60, "2026-11-23", "2026-11-25"), nil)
	if rest := strings.ReplaceAll(text, "\r\n", ""); strings.ContainsAny(rest, "\r\n") || !strings.HasSuffix(text, "END:VCALENDAR\r\n") {
		t.Errorf("a line ends otherwise: %q", text)
	}
	for line := range strings.SplitSeq(text, "\r\n") {
		if len(line) > 75 {
			t.Errorf("%d octets: %s", len(line), line)
		}
	}
}

func TestAWeekWithoutDaysIsStillACalendar(t *testing.T) {
	w := weekOf("Etc/UTC", 18*60, "2026-11-23")
	w.Days = nil
	if _, cal := written(t, w, nil); len(cal.Events()) != 0 {
		t.Error("it has events")
	}
}

func TestAWeekThatCannotBeIsRefused(t *testing.T) {
	for name, change := range map[string]func(*ours.Week){
		"no zone":         func(w *ours.Week) { w.Zone = nil },
		"after midnight":  func(w *ours.Week) { w.At = 1440 },
		"no length":       func(w *ours.Week) { w.Minutes = 0 },
		"an alarm after":  func(w *ours.Week) { w.Alarm = -1 },
		"of nobody":       func(w *ours.Week) { w.Record = "" },
		"before midnight": func(w *ours.Week) { w.At = -1 },
	} {
		w := weekOf("Etc/UTC", 18*60, "2026-11-23")
		change(w)
		if _, err := ours.Write(w, nil); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// offsetAt returns the offset that a VTIMEZONE gives to a time on its clock:
// that of the newest change that is not after it, as RFC 5545 says.
func offsetAt(t rapid.TB, zone *ical.Component, local string) int {
	t.Helper()
	best, offset, found := "", 0, false
	for _, o := range zone.Children {
		start := o.Props.Get(ical.PropDateTimeStart).Value
		if start > local || found && start < best {
			continue
		}
		text := o.Props.Get(ical.PropTimezoneOffsetTo).Value
		h, err1 := strconv.Atoi(text[1:3])
		m, err2 := strconv.Atoi(text[3:5])
		if err1 != nil || err2 != nil {
			t.Fatalf("offset %q", text)
		}
		best, found, offset = start, true, h*60+m
		if text[0] == '-' {
			offset = -offset
		}
	}
	if !found {
		t.Fatalf("the zone says nothing of %s", local)
	}
	return offset
}

// What the VTIMEZONE says of each start is what the world's database of zones
// says, so that a calendar that knows only the file shows the same.
func TestTheZoneInTheFileAgreesWithTheWorlds(t *testing.T) {
	names := []string{"Europe/Berlin", "Europe/London", "America/New_York", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kolkata",
		"Pacific/Chatham", "Africa/Casablanca", "America/Sao_Paulo", "Etc/UTC", "Etc/GMT-3", "Pacific/Apia", "Europe/Dublin"}
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.SampledFrom(names).Draw(t, "zone")
		first := dayOf("2010-01-01") + protocol.Day(rapid.IntRange(0, 30*365).Draw(t, "day"))
		w := &ours.Week{At: rapid.IntRange(0, 1439).Draw(t, "at"), Minutes: rapid.IntRange(1, 15).Draw(t, "minutes"), Alarm: 5, Zone: zoneOf(name),
			Now: time.Unix(int64(first)*86400, 0), Record: "r", Words: words.English(), Days: []protocol.Day{first, first + 2, first + 6}}
		_, cal := written(t, w, nil)
		zone := cal.Children[slices.IndexFunc(cal.Children, func(c *ical.Component) bool { return c.Name == ical.CompTimezone })]
		for i, e := range cal.Events() {
			start, err := e.DateTimeStart(time.UTC)
			if err != nil {
				t.Fatal(err)
			}
			_, seconds := start.Zone()
			if got := offsetAt(t, zone, e.Props.Get(ical.PropDateTimeStart).Value); got != seconds/60 && !twice(start) {
				t.Fatalf("%v: the file says %d minutes east", start, got)
			}
			if d := w.Days[i].Date(); start.Format(time.DateOnly) != d {
				t.Fatalf("%v is not on %s", start, d)
			}
		}
	})
}

// twice reports whether a clock shows a time twice.
func twice(at time.Time) bool {
	const form = "2006-01-02T15:04"
	for _, d := range []time.Duration{30 * time.Minute, time.Hour} {
		if at.Add(d).Format(form) == at.Format(form) || at.Add(-d).Format(form) == at.Format(form) {
			return true
		}
	}
	return false
}
