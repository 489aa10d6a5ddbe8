package main

import (
	"fmt"
	"strings"
	"testing"

	"unknot/engine"
	"unknot/engine/protocol"
	"unknot/interop/made"
)

const berlin = `{"name":"Europe/Berlin","spans":[{"from":1743296400,"offset":120,"short":"+02","summer":true},{"from":1761440400,"offset":60,"short":"+01","summer":false},` +
	`{"from":1774746000,"offset":120,"short":"+02","summer":true},{"from":1792890000,"offset":60,"short":"+01","summer":false},{"from":1806195600,"offset":120,"short":"+02","summer":true}]}`

func wished(days int, zone string) string {
	return fmt.Sprintf(`{"now":"2026-11-23T10:00:00.000+01:00","minutes":12,"tools":[],"name":"","born":"","days":%d,"link":"","at":"18:30","alarm":15,"zone":%s}`, days, zone)
}

// record is the newest part of five years of somebody, as lines.
func record(t *testing.T) string {
	t.Helper()
	var out strings.Builder
	e := engine.Lowback()
	all := made.FiveYears()
	for _, entry := range all[len(all)-3000:] {
		line, err := e.Codec().Encode(entry)
		if err != nil {
			t.Fatal(err)
		}
		out.Write(line)
		out.WriteByte('\n')
	}
	return out.String()
}

func TestEveryPaperIsMadeOfARecord(t *testing.T) {
	lines := record(t)
	for name, want := range map[string]string{"page": `{"title":"Foam rolling`, "pdf": "%PDF-", "fhir": `{"resourceType":"Bundle"`, "csv": "time,day,kind",
		"calendar": "BEGIN:VCALENDAR", "reminders": `[{"due":`, "activity": ""} {
		got, err := ask(name, []byte(wished(14, berlin)+"\n"+lines))
		if err != nil || !strings.HasPrefix(string(got), want) {
			t.Errorf("%s: %v %.60s", name, err, got)
		}
	}
}

// The clock that a browser tells is the clock that the calendar has.
func TestTheZoneOfTheBrowserIsTheZoneOfTheCalendar(t *testing.T) {
	got, err := ask("calendar", []byte(wished(14, berlin)+"\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"TZID:Europe/Berlin", "TZOFFSETTO:+0200", "TZOFFSETTO:+0100", "DTSTART:20270328T020000"} {
		if !strings.Contains(string(got), want) {
			t.Errorf("%s is missing in\n%s", want, got)
		}
	}
	for _, bad := range []string{`{"name":"","spans":[{"from":0,"offset":0,"short":"","summer":false}]}`, `{"name":"X","spans":[]}`,
		`{"name":"X","spans":[{"from":9,"offset":0,"short":"a","summer":false},{"from":1,"offset":0,"short":"b","summer":false}]}`} {
		if _, err := ask("calendar", []byte(wished(14, bad)+"\n")); err == nil {
			t.Errorf("%s was taken", bad)
		}
	}
}

func TestALineThatCannotBeReadIsLeftOut(t *testing.T) {
	var now protocol.Moment
	_ = now.UnmarshalText([]byte("2026-11-23T10:00:00.000+01:00"))
	if r := read(now, []byte("no line\n"+record(t))); r.Journal.Len() == 0 {
		t.Error("nothing was read")
	}
}
