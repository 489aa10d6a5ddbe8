package ical_test

import (
	"bytes"
	"strconv"
	"testing"
	"time"

	"github.com/emersion/go-ical"
	"pgregory.net/rapid"

	"unknot/engine/protocol"
	ours "unknot/interop/ical"
	"unknot/words"
)

// state is what a calendar program shows of an event: of two with one UID the
// one with the higher sequence.
type state struct {
	start     string
	sequence  int
	cancelled bool
}

// take takes a file into what a calendar program shows already.
func take(t rapid.TB, shown map[string]state, cal *ical.Calendar) {
	t.Helper()
	for _, e := range cal.Events() {
		sequence, err := strconv.Atoi(e.Props.Get(ical.PropSequence).Value)
		if err != nil {
			t.Fatal(err)
		}
		uid := e.Props.Get(ical.PropUID).Value
		start, err := e.DateTimeStart(time.UTC)
		if err != nil {
			t.Fatal(err)
		}
		now := state{start.UTC().Format(time.RFC3339), sequence, e.Props.Get(ical.PropStatus).Value == "CANCELLED"}
		if was, known := shown[uid]; known && (was.sequence > sequence || was.sequence == sequence && was != now) {
			t.Fatalf("%s: %+v does not replace %+v", uid, now, was)
		}
		shown[uid] = now
	}
}

func earlierOf(t rapid.TB, text string) ours.Earlier {
	t.Helper()
	e, err := ours.Read([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestAnUpdateMovesKeepsAndCancels(t *testing.T) {
	w := weekOf("Europe/Berlin", 18*60, "2026-11-23", "2026-11-25", "2026-11-27")
	text, first := written(t, w, nil)
	shown := map[string]state{}
	take(t, shown, first)

	next := weekOf("Europe/Berlin", 18*60, "2026-11-25", "2026-11-26", "2026-11-28")
	next.Now = w.Now.Add(26 * time.Hour)
	_, second := written(t, next, earlierOf(t, text))
	before := shown["2026-11-25.0123456789@unknot"]
	take(t, shown, second)
	if now := shown["2026-11-25.0123456789@unknot"]; now != before {
		t.Errorf("nothing changed on Wednesday, and yet %+v became %+v", before, now)
	}
	for uid, cancelled := range map[string]bool{"2026-11-25": false, "2026-11-26": false, "2026-11-27": true, "2026-11-28": false} {
		if got := shown[uid+".0123456789@unknot"]; got.cancelled != cancelled || got.start == "" {
			t.Errorf("%s is %+v", uid, got)
		}
	}
}

func TestASuspensionCancelsWhatIsStillToCome(t *testing.T) {
	w := weekOf("Europe/Berlin", 18*60, "2026-11-23", "2026-11-25")
	text, _ := written(t, w, nil)
	w.Days, w.Now = nil, w.Now.Add(40*time.Hour)
	_, cal := written(t, w, earlierOf(t, text))
	events := cal.Events()
	if len(events) != 1 || events[0].Props.Get(ical.PropStatus).Value != "CANCELLED" || len(events[0].Children) != 0 {
		t.Errorf("events: %v", events)
	}
}

func TestADayThatSuitsAgainIsNoLongerCancelled(t *testing.T) {
	w := weekOf("Europe/Berlin", 18*60, "2026-11-23", "2026-11-25")
	text, first := written(t, w, nil)
	days := w.Days
	w.Days = nil
	text, second := written(t, w, earlierOf(t, text))
	w.Days = days
	_, third := written(t, w, earlierOf(t, text)) // all within one minute
	shown := map[string]state{}
	for _, cal := range []*ical.Calendar{first, second, third} {
		take(t, shown, cal)
	}
	for uid, s := range shown {
		if s.cancelled {
			t.Errorf("%s is still cancelled", uid)
		}
	}
}

// However often and to whatever a week is changed, a calendar that takes every
// file shows exactly the days of the last one, of those still to come.
func TestACalendarThatTakesEveryUpdateShowsTheLast(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		shown, text := map[string]state{}, ""
		now := time.Unix(int64(dayOf("2028-02-20"))*86400, 0)
		for range rapid.IntRange(1, 6).Draw(t, "updates") {
			now = now.Add(time.Duration(rapid.IntRange(0, 50).Draw(t, "hours")) * time.Hour)
			today := protocol.Day(now.Unix() / 86400)
			w := &ours.Week{At: rapid.SampledFrom([]int{0, 420, 1430}).Draw(t, "at"), Minutes: rapid.SampledFrom([]int{10, 12}).Draw(t, "minutes"), Alarm: 10,
				Zone: zoneOf(rapid.SampledFrom([]string{"Europe/Berlin", "Pacific/Auckland"}).Draw(t, "zone")), Now: now, Record: "r", Words: words.English()}
			for _, d := range rapid.SliceOfNDistinct(rapid.IntRange(2, 8), 0, 4, rapid.ID).Draw(t, "days") {
				w.Days = append(w.Days, today+protocol.Day(d))
			}
			var earlier ours.Earlier
			if text != "" {
				earlier = earlierOf(t, text)
			}
			var cal *ical.Calendar
			text, cal = written(t, w, earlier)
			take(t, shown, cal)
			planned := map[string]bool{}
			for _, d := range w.Days {
				planned[d.Date()+".r@unknot"] = true
			}
			for uid, s := range shown {
				toCome := dayOf(uid[:10]) > today+1
				if toCome && s.cancelled == planned[uid] {
					t.Fatalf("%s is %+v, planned %t", uid, s, planned[uid])
				}
			}
		}
	})
}

func TestEventsOfOthersAreNotOursToCancel(t *testing.T) {
	theirs := "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:dentist\r\nDTSTAMP:20261122T000000Z\r\n" +
		"DTSTART;TZID=Europe/Berlin:20261130T090000\r\nDURATION:PT30M\r\nSEQUENCE:1\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
	if got := earlierOf(t, theirs); len(got) != 0 {
		t.Errorf("taken for ours: %v", got)
	}
}

func TestWhatIsNoCalendarIsRefused(t *testing.T) {
	for _, text := range []string{"", "hello", "BEGIN:VCALENDAR\r\n", "BEGIN:VEVENT\r\nEND:VEVENT\r\n"} {
		if e, err := ours.Read([]byte(text)); err == nil && len(e) > 0 {
			t.Errorf("%q was read as %v", text, e)
		}
	}
	if _, err := ours.Read(make([]byte, ours.Most+1)); err == nil {
		t.Error("a file of any size is read")
	}
}

// Any bytes are read or refused, and what is read can be carried on.
func FuzzRead(f *testing.F) {
	w := weekOf("Europe/Berlin", 18*60, "2026-11-23", "2026-11-25")
	text, err := ours.Write(w, nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(text)
	f.Add(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n")))
	f.Add(bytes.ReplaceAll(text, []byte("SEQUENCE:"), []byte("SEQUENCE:999999999999")))
	f.Add([]byte("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;TZID=\"a:b\":x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		e, err := ours.Read(data)
		if err != nil {
			return
		}
		written(t, w, e)
	})
}
