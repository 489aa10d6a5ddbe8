package verify

import (
	"encoding/json"
	"fmt"
	"strings"

	"unknot/engine/journal"
	"unknot/engine/plan"
	"unknot/engine/protocol"
	"unknot/engine/session"
	"unknot/engine/strict"
)

// checkRefusals is S8.
func checkRefusals(s *Subject) Result {
	var r report
	c := refusing{s, &r}
	c.answers()
	c.unanswered()
	c.documents()
	return r.result()
}

type refusing struct {
	*Subject
	*report
}

// wrong are values that no field of any document takes in place of its own
// type, and that no question takes.
var wrong = []string{`null`, `true`, `{}`, `{"yes":"yes"}`, `"YES"`, `"maybe"`, `""`, `-1`, `1.5`, `1e9`, `"0"`, `[null]`, `["nowhere"]`, `[["left"]]`}

// answers gives every question every wrong value.
func (c *refusing) answers() {
	t := c.Engine.Questions()
	for _, it := range t.Pack().Items {
		for _, v := range wrong {
			c.count("wrong answers", 1)
			if _, err := t.Read("answers", []byte(`{"answers":{"`+string(it.ID)+`":`+v+`}}`)); err == nil {
				c.fail("%s is taken as an answer to %q", v, it.ID)
				return
			}
		}
	}
	for _, text := range []string{`{"answers":{"no-such-question":"no"}}`, `{"answers":{"age":44,"age":44}}`, `{"answers":{}} `, `{"answers":{}}{}`, `{}`, `{"answers":{},"extra":1}`} {
		_, err := t.Read("answers", []byte(text))
		if good := text == `{"answers":{}} `; (err == nil) != good {
			c.fail("%s: read with %v", text, err)
			return
		}
	}
}

// unanswered leaves each question out and checks that nothing is allowed.
func (c *refusing) unanswered() {
	t := c.Engine.Questions()
	tools := protocol.IDsOf(t.Pack().Tools, func(x protocol.Tool) protocol.ToolID { return x.ID })
	for i := range t.Pack().Items {
		a := mildest(t)
		t.Clear(&a, i)
		c.count("questions left out", 1)
		o := c.Screen(&a, protocol.Set{})
		p, err := c.Plan(&a, o, plan.Wish{Minutes: 12, Week: 1, Tools: tools})
		if o.Allows() || !o.Missing.Has(i) || err != nil || p.Allowed {
			c.fail("%q is left out and a session is allowed", t.Pack().Items[i].ID)
			return
		}
	}
}

// A document is a sound text of one kind, and what reads it.
type document struct {
	name, text string
	read       func([]byte) error
}

// documents spoils every place of every kind of document: another type, a key
// twice, an unknown key, text after the end.
func (c *refusing) documents() {
	for _, d := range c.sound() {
		if err := d.read([]byte(d.text)); err != nil {
			c.fail("a sound %s is refused: %v", d.name, err)
			return
		}
		n, err := strict.Parse(d.name, []byte(d.text))
		if err != nil {
			c.fail("a sound %s is refused: %v", d.name, err)
			return
		}
		for _, bad := range spoil(&n) {
			c.count("spoiled documents", 1)
			if d.read([]byte(bad)) == nil {
				c.fail("a spoiled %s is read: %s", d.name, bad)
				return
			}
		}
	}
}

// sound returns one document of each kind.
func (c *refusing) sound() []document {
	var out []document
	p := samplePlans(c.Subject)[0]
	text, err := json.Marshal(p)
	if err != nil {
		c.fail("a plan cannot be written: %v", err)
	}
	out = append(out, document{"plan", string(text), func(b []byte) error { _, err := c.ReadPlan(b); return err }})
	out = append(out, document{"list of events", `[{"at":0,"do":"start"},{"at":61.5,"do":"report","sensation":"sharp","where":"here","discomfort":4}]`,
		func(b []byte) error { _, err := session.ReadEvents(c.Engine.Sensations(), "events", b); return err }})
	for _, e := range c.everyKind(p) {
		line, err := c.Engine.Codec().Encode(e)
		if err != nil {
			c.fail("an entry cannot be written: %v", err)
		}
		out = append(out, document{"entry of kind " + e.Kind.String(), string(line), func(b []byte) error { _, err := c.Decode(b); return err }})
	}
	return out
}

// everyKind returns an entry of every kind.
func (c *refusing) everyKind(p plan.Plan) []journal.Entry {
	mild := mildest(c.Engine.Questions())
	return number([]journal.Body{
		journal.Screened{Answers: mild}, journal.Prechecked{Answers: mild}, journal.Started{Plan: p},
		journal.Happened{Session: "s", Event: session.Event{At: 1500, Do: session.Feel, Report: feel(c.Subject, "numb", "foot")}},
		journal.Ended{Session: "s", As: session.Completed, Because: "end-of-plan"},
		journal.After{Session: "s", Pain: 3, Minutes: 60, Note: "better"}, journal.Morning{Pain: 4, Note: "stiff"},
		journal.Function{Ratings: []journal.Rating{{Activity: "stairs", Score: 7}}},
		journal.Flag{Rule: "screen.age", Level: protocol.Urgent, Cause: "x"},
		journal.Clearance{By: "a professional", Flags: []string{"x/screen.age"}, Until: began.Day(), Limits: journal.Limits{Techniques: []protocol.TechniqueID{}, HoldMax: 30, Note: "gently"}},
		journal.Correction{Of: "m", To: journal.Morning{Pain: 1}, Why: "mistyped"},
	})
}

// spoil returns the document with each of its places spoiled in every way.
func spoil(n *strict.Node) []string {
	return append(inside(n), n.Raw+" x", n.Raw[:len(n.Raw)-1], "["+n.Raw)
}

// inside returns n with one place in it spoiled, for every place and way.
func inside(n *strict.Node) []string {
	var out []string
	for i := range n.Kids {
		kid := &n.Kids[i]
		if n.Kind == strict.Object {
			out = append(out, put(n, i, kid.Raw+`,"`+kid.Key+`":`+kid.Raw), put(n, i, kid.Raw+`,"no-such-key":1`))
		}
		for _, v := range otherTypes(kid) {
			out = append(out, put(n, i, v))
		}
		for _, v := range inside(kid) {
			out = append(out, put(n, i, v))
		}
	}
	return out
}

// otherTypes returns values of other types than that of n.
func otherTypes(n *strict.Node) []string {
	out := []string{"null"}
	for kind, v := range [...]string{strict.Bool: "true", strict.Number: "7", strict.String: `"x"`, strict.Array: `[7]`, strict.Object: `{"x":7}`} {
		if v != "" && strict.Kind(kind) != n.Kind {
			out = append(out, v)
		}
	}
	return out
}

// put returns n with the text of one member or element replaced.
func put(n *strict.Node, i int, text string) string {
	parts := make([]string, len(n.Kids))
	for j := range n.Kids {
		parts[j] = n.Kids[j].Raw
		if j == i {
			parts[j] = text
		}
		if n.Kind == strict.Object {
			parts[j] = fmt.Sprintf("%q:%s", n.Kids[j].Key, parts[j])
		}
	}
	if n.Kind == strict.Object {
		return "{" + strings.Join(parts, ",") + "}"
	}
	return "[" + strings.Join(parts, ",") + "]"
}
