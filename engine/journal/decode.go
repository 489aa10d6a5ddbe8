package journal

import (
	"errors"
	"unicode/utf8"

	"unknot/engine/plan"
	"unknot/engine/protocol"
	"unknot/engine/session"
	"unknot/engine/strict"
)

// envelopeNode is an envelope whose body is still to be read.
type envelopeNode struct {
	V      version         `json:"v"`
	ID     string          `json:"id"`
	At     protocol.Moment `json:"at"`
	Device string          `json:"device"`
	Kind   Kind            `json:"kind"`
	Body   kept            `json:"body"`
}

// version is the version of an entry.
type version int

// Check says what is wrong with a version this program never wrote.
func (v version) Check() string {
	if v < Version || v > adverseVersion {
		return "is not a version of an entry; this program writes 1 and 2"
	}
	return ""
}

// kept is a node kept for a later reading.
type kept struct{ strict.Node }

// ReadNode implements strict.NodeReader.
func (k *kept) ReadNode(_ *strict.Reader, _ string, n *strict.Node) { k.Node = *n }

// endName reads how a session ended.
type endName session.End

// UnmarshalText reads completed or stopped.
func (e *endName) UnmarshalText(b []byte) error {
	for _, end := range []session.End{session.Completed, session.Stopped} {
		if end.String() == string(b) {
			*e = endName(end)
			return nil
		}
	}
	return errors.New("is " + strict.Quote(string(b)) + ", must be completed or stopped")
}

// score is a number of 10.
type score int

// Check says what is wrong with a score.
func (s score) Check() string {
	if s < 0 || s > 10 {
		return "is out of range, must be 0 to 10"
	}
	return ""
}

// length faults a text that is shorter or longer than it may be.
func length(r *strict.Reader, path, s string, least, most int) {
	if n := utf8.RuneCountInString(s); n < least || n > most {
		r.Fault(path, "has %d characters, must have %d to %d", n, least, most)
	}
}

// body reads the body of a kind. It returns nil after a fault.
func (c *Codec) body(r *strict.Reader, path string, k Kind, n *strict.Node) Body {
	before := len(r.Faults)
	b := c.bodyOfKind(r, path, k, n)
	if len(r.Faults) > before {
		return nil
	}
	return b
}

func (c *Codec) bodyOfKind(r *strict.Reader, path string, k Kind, n *strict.Node) Body {
	switch k {
	case KindScreening, KindPrecheck:
		return c.answers(r, path, k, n)
	case KindStarted:
		return c.started(r, path, n)
	case KindEvent:
		return c.happened(r, path, n)
	case KindEnded:
		return ended(r, path, n)
	case KindAfter:
		return after(r, path, n)
	case KindMorning:
		return morning(r, path, n)
	case KindFunction:
		return function(r, path, n)
	case KindFlag:
		return flag(r, path, n)
	case KindClearance:
		return c.clearance(r, path, n)
	case KindCorrection:
		return c.correction(r, path, n)
	case KindAdverse:
		return adverse(r, path, n)
	case KindNewer:
	}
	panic("engine: internal error: an entry without a kind is being read")
}

func (c *Codec) answers(r *strict.Reader, path string, k Kind, n *strict.Node) Body {
	var w struct {
		Answers kept `json:"answers"`
	}
	r.Read(path, n, &w)
	a := c.screen.ReadNode(r, strict.Join(path, "answers"), &w.Answers.Node)
	if k == KindPrecheck {
		return Prechecked{a}
	}
	return Screened{a}
}

func (c *Codec) started(r *strict.Reader, path string, n *strict.Node) Body {
	var w struct {
		Plan kept `json:"plan"`
	}
	r.Read(path, n, &w)
	p, err := plan.Read(c.pack, r.File, []byte(w.Plan.Raw))
	if faults, ok := err.(strict.Faults); ok {
		for _, f := range faults {
			r.Fault(strict.Join(strict.Join(path, "plan"), f.Path), "%s", f.Why)
		}
	}
	return Started{p}
}

func (c *Codec) happened(r *strict.Reader, path string, n *strict.Node) Body {
	var w struct {
		Session string `json:"session"`
		Event   kept   `json:"event"`
	}
	r.Read(path, n, &w)
	length(r, strict.Join(path, "session"), w.Session, 1, maxID)
	return Happened{w.Session, session.ReadNode(c.stop, r, strict.Join(path, "event"), &w.Event.Node)}
}

func ended(r *strict.Reader, path string, n *strict.Node) Body {
	var w struct {
		Session string  `json:"session"`
		As      endName `json:"as"`
		Because string  `json:"because"`
	}
	r.Read(path, n, &w)
	length(r, strict.Join(path, "session"), w.Session, 1, maxID)
	length(r, strict.Join(path, "because"), w.Because, 1, maxName)
	return Ended{w.Session, session.End(w.As), w.Because}
}

func after(r *strict.Reader, path string, n *strict.Node) Body {
	var w struct {
		Session string `json:"session"`
		Pain    score  `json:"pain"`
		Minutes int    `json:"minutes"`
		Note    string `json:"note,omitempty"`
	}
	r.Read(path, n, &w)
	length(r, strict.Join(path, "session"), w.Session, 1, maxID)
	length(r, strict.Join(path, "note"), w.Note, 0, maxNote)
	if w.Minutes < 0 || w.Minutes > 24*60 {
		r.Fault(strict.Join(path, "minutes"), "is %d, must be 0 to 1440", w.Minutes)
	}
	return After{w.Session, int(w.Pain), w.Minutes, w.Note}
}

func morning(r *strict.Reader, path string, n *strict.Node) Body {
	var w struct {
		Pain score  `json:"pain"`
		Note string `json:"note,omitempty"`
	}
	r.Read(path, n, &w)
	length(r, strict.Join(path, "note"), w.Note, 0, maxNote)
	return Morning{int(w.Pain), w.Note}
}

func function(r *strict.Reader, path string, n *strict.Node) Body {
	var w struct {
		Ratings []struct {
			Activity string `json:"activity"`
			Score    score  `json:"score"`
		} `json:"ratings"`
	}
	r.Read(path, n, &w)
	if len(w.Ratings) < 1 || len(w.Ratings) > 3 {
		r.Fault(strict.Join(path, "ratings"), "has %d activities, must have 1 to 3", len(w.Ratings))
	}
	var f Function
	seen := map[string]bool{}
	for _, x := range w.Ratings {
		length(r, strict.Join(path, "ratings"), x.Activity, 1, maxName)
		if seen[x.Activity] {
			r.Fault(strict.Join(path, "ratings"), "has %s twice", strict.Quote(x.Activity))
		}
		seen[x.Activity] = true
		f.Ratings = append(f.Ratings, Rating{x.Activity, int(x.Score)})
	}
	return f
}

func flag(r *strict.Reader, path string, n *strict.Node) Body {
	var w flagJSON
	r.Read(path, n, &w)
	length(r, strict.Join(path, "rule"), string(w.Rule), 1, maxName)
	length(r, strict.Join(path, "cause"), w.Cause, 1, maxID)
	if !w.Level.Suspends() && len(r.Faults) == 0 {
		r.Fault(strict.Join(path, "level"), "is %v; a flag is at professional-first or graver", w.Level)
	}
	return Flag(w)
}

func (c *Codec) clearance(r *strict.Reader, path string, n *strict.Node) Body {
	var w struct {
		By     string        `json:"by"`
		Flags  []string      `json:"flags"`
		Until  *protocol.Day `json:"until,omitempty"`
		Limits *struct {
			Techniques []protocol.TechniqueID `json:"techniques"`
			HoldMax    int                    `json:"holdMax"`
			Note       string                 `json:"note"`
		} `json:"limits,omitempty"`
	}
	r.Read(path, n, &w)
	length(r, strict.Join(path, "by"), w.By, 1, maxName)
	if len(w.Flags) == 0 {
		r.Fault(strict.Join(path, "flags"), "is empty; a clearance lifts exactly the flags it names")
	}
	for _, id := range w.Flags {
		length(r, strict.Join(path, "flags"), id, 1, maxID)
	}
	b := Clearance{By: w.By, Flags: w.Flags}
	if w.Until != nil {
		b.Until = *w.Until
	}
	if w.Limits != nil {
		b.Limits = *w.Limits
		c.limits(r, strict.Join(path, "limits"), b.Limits)
	}
	return b
}

func (c *Codec) limits(r *strict.Reader, path string, l Limits) {
	length(r, strict.Join(path, "note"), l.Note, 0, maxNote)
	if l.HoldMax != 0 && !c.pack.Dose.Hold.Allows(l.HoldMax) {
		r.Fault(strict.Join(path, "holdMax"), "is %d, must be 0 for none or %d to %d", l.HoldMax, c.pack.Dose.Hold.Min, c.pack.Dose.Hold.Max)
	}
	for _, id := range l.Techniques {
		if _, ok := c.pack.Technique(id); !ok {
			known := protocol.IDs(c.pack.Techniques, func(t protocol.Technique) protocol.TechniqueID { return t.ID })
			r.Fault(strict.Join(path, "techniques"), "has %s, which is not a known technique%s", strict.Quote(string(id)), strict.Hint(string(id), known))
		}
	}
}

func (c *Codec) correction(r *strict.Reader, path string, n *strict.Node) Body {
	var w struct {
		Of   string `json:"of"`
		Kind Kind   `json:"kind"`
		To   kept   `json:"to"`
		Why  string `json:"why"`
	}
	before := len(r.Faults)
	r.Read(path, n, &w)
	length(r, strict.Join(path, "of"), w.Of, 1, maxID)
	length(r, strict.Join(path, "why"), w.Why, 0, maxNote)
	if w.Kind != KindMorning && w.Kind != KindFunction && w.Kind != KindAfter && w.Kind != KindAdverse && len(r.Faults) == before {
		r.Fault(strict.Join(path, "kind"), "is %v; only morning, function and after entries can be corrected, and adverse ones", w.Kind)
	}
	if len(r.Faults) > before {
		return nil
	}
	return Correction{w.Of, c.body(r, strict.Join(path, "to"), w.Kind, &w.To.Node), w.Why}
}
