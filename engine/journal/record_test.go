package journal_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"unknot/engine/journal"
	"unknot/engine/plan"
	"unknot/engine/protocol"
	"unknot/engine/screen"
	"unknot/engine/session"
	"unknot/engine/stop"
)

var (
	pack  = protocol.Lowback()
	rules = stop.New(pack)
	table = func() *screen.Table {
		t, err := screen.New(pack)
		if err != nil {
			panic(err)
		}
		return t
	}()
	codec = journal.NewCodec(table, rules)
)

// on is a time of a day of March 2026, which begins on a Sunday; clocks are an
// hour east of Greenwich.
func on(day int, clock string) protocol.Moment {
	return moment(fmt.Sprintf("2026-03-%02dT%s:00+01:00", day, clock))
}

func moment(text string) protocol.Moment {
	var m protocol.Moment
	if err := m.UnmarshalText([]byte(text)); err != nil {
		panic(err)
	}
	return m
}

// date is a day of March 2026.
func date(day int) protocol.Day { return on(day, "12:00").Day() }

// later returns a moment some seconds after another.
func later(m protocol.Moment, seconds float64) protocol.Moment {
	m.Ms += int64(seconds * 1000)
	return m
}

// answers are no to everything but what is said: "implant=yes", "age=70".
func answers(said ...string) screen.Answers {
	values := map[string]string{}
	for _, it := range pack.Items {
		values[string(it.ID)] = map[protocol.ItemKind]string{protocol.YesNo: `"no"`, protocol.Count: "3", protocol.SiteOf: "[]"}[it.Kind]
	}
	values["age"] = "44"
	return filled(values, said)
}

// short are the nine questions before a session, no to all but what is said.
func short(said ...string) screen.Answers {
	values := map[string]string{}
	for _, it := range pack.Items {
		if it.Short {
			values[string(it.ID)] = `"no"`
		}
	}
	return filled(values, said)
}

func filled(values map[string]string, said []string) screen.Answers {
	for _, s := range said {
		item, value, _ := strings.Cut(s, "=")
		switch {
		case value == "":
			delete(values, item)
		case value == "yes" || value == "unsure" || value == "no":
			values[item] = fmt.Sprintf("%q", value)
		default:
			values[item] = value
		}
	}
	var members []string
	for item, value := range values {
		members = append(members, fmt.Sprintf("%q:%s", item, value))
	}
	a, err := table.Read("answers", []byte(`{"answers":{`+strings.Join(members, ",")+`}}`))
	if err != nil {
		panic(err)
	}
	return a
}

// somePlan is a short plan: glutes and the muscle at the side of the hip.
var somePlan = func() plan.Plan {
	p, err := plan.Read(pack, "plan", []byte(`{"allowed":true,"seconds":210,"steps":[
		{"technique":"glute-roll","side":"left","tool":"foam-roller","enter":20,"roll":45,"hold":30,"holds":1,"exit":10},
		{"technique":"tfl-roll","side":"right","tool":"foam-roller","enter":20,"roll":45,"hold":30,"holds":1,"exit":10}]}`))
	if err != nil {
		panic(err)
	}
	return p
}()

func felt(s protocol.SensationID, place protocol.PlaceID) stop.Report {
	r, err := rules.Report(s, place, nil)
	if err != nil {
		panic(err)
	}
	return r
}

// A record is a journal that is being written.
type record struct {
	*journal.Journal
	n int
}

func newRecord() *record { return &record{Journal: journal.New(codec)} }

// write adds one entry and returns its id.
func (r *record) write(at protocol.Moment, b journal.Body) string {
	r.n++
	id := fmt.Sprintf("e%03d", r.n)
	r.Add(journal.Make(id, at, "phone", b))
	return id
}

// settle writes the flags that are owed.
func (r *record) settle() *record {
	r.Add(r.Owed()...)
	return r
}

// screened is a record with a full check with nothing found.
func screened(at protocol.Moment) *record {
	r := newRecord()
	r.write(at, journal.Screened{Answers: answers()})
	return r
}

// roll starts a session and lets events happen, given as in "30 stop" or
// "40 report sharp here".
func (r *record) roll(at protocol.Moment, events ...string) string {
	id := r.write(at, journal.Started{Plan: somePlan})
	r.happen(id, at, events...)
	return id
}

func (r *record) happen(id string, start protocol.Moment, events ...string) {
	for _, line := range events {
		words := strings.Fields(line)
		var seconds float64
		var e session.Event
		fmt.Sscan(words[0], &seconds)
		if err := e.Do.UnmarshalText([]byte(words[1])); err != nil {
			panic(err)
		}
		e.At = int64(seconds * 1000)
		if e.Do == session.Feel {
			words = append(words, "")
			e.Report = felt(protocol.SensationID(words[2]), protocol.PlaceID(words[3]))
		}
		r.write(later(start, seconds+0.001*float64(len(line)%7)), journal.Happened{Session: id, Event: e})
	}
}

// completed rolls a whole session and ends it.
func (r *record) completed(at protocol.Moment) string {
	id := r.roll(at, "0 start", "209 alive")
	r.write(later(at, 211), journal.Ended{Session: id, As: session.Completed, Because: "end-of-plan"})
	return id
}

// mornings writes one pain a morning, from a day on; a negative one is left
// out.
func (r *record) mornings(from int, pains ...int) (ids []string) {
	for i, p := range pains {
		if p >= 0 {
			ids = append(ids, r.write(on(from+i, "07:30"), journal.Morning{Pain: p}))
		}
	}
	return ids
}

func (r *record) clear(at protocol.Moment, flags ...string) string {
	return r.write(at, journal.Clearance{By: "physiotherapist", Flags: flags})
}

// codes returns why no session may start.
func codes(s journal.Standing) []journal.Code {
	var out []journal.Code
	for _, o := range s.Why {
		out = append(out, o.Code)
	}
	return out
}

// flagged returns the flags that stand, as "rule level".
func flagged(s journal.Standing) []string {
	out := []string{}
	for _, f := range s.Flags {
		out = append(out, fmt.Sprint(f.Rule, " ", f.Level))
	}
	return out
}

func mustFlag(t *testing.T, s journal.Standing, want ...string) {
	t.Helper()
	if got := flagged(s); !slices.Equal(got, want) && len(got)+len(want) > 0 {
		t.Errorf("flags are %q, want %q", got, want)
	}
	if len(want) > 0 && s.May {
		t.Errorf("a session may start, though %q stands", want)
	}
}

func mustSay(t *testing.T, s journal.Standing, want ...journal.Code) {
	t.Helper()
	if got := codes(s); !slices.Equal(got, want) {
		t.Errorf("obstacles are %q, want %q", got, want)
	}
	if s.May != (len(want) == 0) {
		t.Errorf("may is %t with %q", s.May, want)
	}
}
