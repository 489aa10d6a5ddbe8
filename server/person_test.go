package server_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"unknot/engine"
	"unknot/engine/protocol"
)

// A person is somebody with answers, plans and a record of every kind of
// entry.
type person struct {
	t       *testing.T
	answers string
	plan    string // an allowed one
	record  []string
}

func newPerson(t *testing.T) *person {
	t.Helper()
	p := &person{t: t, answers: answersBut("", "")}
	p.plan = p.must("plan", p.planCall(p.answers, ""))
	p.record = p.entries()
	return p
}

// answersBut answers every question with no, but one.
func answersBut(item, answer string) string {
	var parts []string
	for _, it := range engine.Lowback().Pack().Items {
		value := map[protocol.ItemKind]string{protocol.YesNo: `"no"`, protocol.SiteOf: "[]", protocol.Count: "3"}[it.Kind]
		if it.Max > 10 {
			value = "44"
		}
		if string(it.ID) == item {
			value = answer
		}
		parts = append(parts, fmt.Sprintf("%q:%s", it.ID, value))
	}
	return "{" + strings.Join(parts, ",") + "}"
}

func (p *person) planCall(answers, more string) string {
	return fmt.Sprintf(`{"answers":%s,"wish":{"minutes":12,"tools":["foam-roller","massage-ball"],"week":2%s}}`, answers, more)
}

func (p *person) must(name, in string) string {
	p.t.Helper()
	out, err := engine.Lowback().Call(name, []byte(in))
	if err != nil {
		p.t.Fatalf("%s: %v\n%s", name, err, in)
	}
	return string(out)
}

// events are events of a session, the last of them an end.
const events = `[{"at":0,"do":"start"},{"at":60,"do":"tender-spot"},{"at":75.5,"do":"report","sensation":"steady-ache","where":"here","discomfort":4},` +
	`{"at":80,"do":"ease"},{"at":90,"do":"pause"},{"at":95,"do":"resume"},{"at":96,"do":"resume"},{"at":120,"do":"alive"},{"at":130,"do":"gap"},{"at":131,"do":"resume"},` +
	`{"at":140,"do":"skip"},{"at":200,"do":"report","sensation":"shooting","where":"leg-left"}]`

// entries are entries of every kind, with the flags that follow.
func (p *person) entries() []string {
	day := func(n int) string { return fmt.Sprintf("2026-11-%02dT07:30:00.000+01:00", n) }
	entry := func(id, at, kind, body string) string {
		return fmt.Sprintf(`{"v":1,"id":%q,"at":%q,"device":"d","kind":%q,"body":%s}`, id, at, kind, body)
	}
	out := []string{entry("s1", day(1), "screening", `{"answers":`+p.answers+`}`)}
	for n := 1; n <= 9; n++ {
		out = append(out, entry(fmt.Sprint("m", n), day(n+1), "morning", fmt.Sprintf(`{"pain":%d,"note":"slept well"}`, n/3)))
	}
	out = append(out,
		entry("p1", day(11), "precheck", `{"answers":{"saddle-numbness":"no","bladder-change":"no"}}`),
		entry("r1", "2026-11-11T07:31:00.000+01:00", "session-started", `{"plan":`+p.plan+`}`))
	var list []json.RawMessage
	if err := json.Unmarshal([]byte(events), &list); err != nil {
		p.t.Fatal(err)
	}
	for i, e := range list {
		out = append(out, entry(fmt.Sprint("e", i), fmt.Sprintf("2026-11-11T07:32:%02d.000+01:00", i), "session-event", fmt.Sprintf(`{"session":"r1","event":%s}`, e)))
	}
	out = append(out,
		entry("x1", "2026-11-11T07:40:00.000+01:00", "session-ended", `{"session":"r1","as":"stopped","because":"shooting"}`),
		entry("a1", "2026-11-11T08:40:00.000+01:00", "after", `{"session":"r1","pain":4,"minutes":60}`),
		entry("f1", day(12), "function", `{"ratings":[{"activity":"walking","score":7},{"activity":"getting up","score":5}]}`),
		entry("c1", day(13), "correction", `{"of":"m2","kind":"morning","to":{"pain":1},"why":"typed 8"}`))
	owed := p.must("owed", `{"entries":[`+strings.Join(out, ",")+`]}`)
	var flags []json.RawMessage
	if err := json.Unmarshal([]byte(owed), &flags); err != nil || len(flags) == 0 {
		p.t.Fatalf("nothing follows from it: %s", owed)
	}
	var first struct{ ID string }
	_ = json.Unmarshal(flags[0], &first)
	for _, f := range flags {
		out = append(out, string(f))
	}
	return append(out,
		entry("k1", day(14), "clearance", fmt.Sprintf(`{"by":"Dr Vega","flags":[%q],"until":"2026-12-01","limits":{"techniques":["tfl-roll"],"holdMax":30,"note":"gently"}}`, first.ID)),
		fmt.Sprintf(`{"v":2,"id":"n1","at":%q,"device":"d","kind":"dream","body":{"of":"sheep"}}`, day(15)))
}

// calls are calls that are right, each a name and a body.
func (p *person) calls() [][2]string {
	out := [][2]string{{"screen", `{"answers":{}}`}, {"screen", fmt.Sprintf(`{"answers":%s,"cleared":["implant"]}`, answersBut("implant", `"yes"`))}}
	for _, it := range engine.Lowback().Pack().Items {
		answer := map[protocol.ItemKind]string{protocol.YesNo: `"unsure"`, protocol.SiteOf: `["buttock-left"]`, protocol.Count: "9"}[it.Kind]
		answers := answersBut(string(it.ID), answer)
		out = append(out, [2]string{"screen", `{"answers":` + answers + `}`}, [2]string{"plan", p.planCall(answers, "")})
	}
	out = append(out, [2]string{"plan", p.planCall(p.answers, `,"tight":["piriformis"],"half":true,"off":["tfl-roll"],"idle":[1,2,3,4,5,6]`)})
	both := fmt.Sprintf(`"plan":%s,"events":%s`, p.plan, events)
	out = append(out, [2]string{"replay", "{" + both + "}"}, [2]string{"replay", fmt.Sprintf(`{"plan":%s,"events":[]}`, p.plan)},
		[2]string{"replay", fmt.Sprintf(`{"plan":%s,"events":[{"at":0,"do":"start"}]}`, p.plan)})
	for at := 0; at < 900; at += 7 {
		out = append(out, [2]string{"guide", fmt.Sprintf(`{"plan":%s,"events":[{"at":0,"do":"start"}],"at":%d.25}`, p.plan, at)})
	}
	out = append(out, [2]string{"guide", fmt.Sprintf(`{"plan":%s,"events":[],"at":0}`, p.plan)}, [2]string{"guide", "{" + both + `,"at":300}`},
		[2]string{"explain", `{"id":"lumbar-roll"}`})
	for n := 0; n <= len(p.record); n++ {
		list := "[" + strings.Join(p.record[:n], ",") + "]"
		now := fmt.Sprintf(`"entries":%s,"now":"2026-11-%02dT18:00:00.000+01:00"`, list, 1+n%28)
		out = append(out, [2]string{"standing", "{" + now + "}"}, [2]string{"today", "{" + now + `,"choice":{"minutes":12,"tools":["foam-roller"],"tight":["piriformis"]}}`},
			[2]string{"owed", `{"entries":` + list + `}`}, [2]string{"review", `{"entries":` + list + `}`})
	}
	return out
}

// first returns a body of a call.
func (p *person) first(name string) string {
	for _, x := range p.calls() {
		if x[0] == name && !strings.Contains(x[1], `"answers":{}`) && !strings.Contains(x[1], `"cleared"`) {
			return x[1]
		}
	}
	p.t.Fatalf("no call %s", name)
	return ""
}
