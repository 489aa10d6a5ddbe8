package journal

import (
	"bytes"
	"encoding/json"
	"fmt"
	"unicode/utf8"

	"unknot/engine/plan"
	"unknot/engine/protocol"
	"unknot/engine/screen"
	"unknot/engine/session"
	"unknot/engine/stop"
	"unknot/engine/strict"
)

// A Codec reads and writes entries, one JSON object each.
type Codec struct {
	pack   *protocol.Pack
	screen *screen.Table
	stop   *stop.Table
}

// NewCodec makes the codec of a pack.
func NewCodec(sc *screen.Table, st *stop.Table) *Codec {
	return &Codec{pack: sc.Pack(), screen: sc, stop: st}
}

// The longest texts an entry can hold, in characters.
const (
	maxID   = 200
	maxName = 200
	maxNote = 2000
)

// envelope is an entry as it is written.
type envelope struct {
	V      int             `json:"v"`
	ID     string          `json:"id"`
	At     protocol.Moment `json:"at"`
	Device string          `json:"device"`
	Kind   Kind            `json:"kind"`
	Body   any             `json:"body"`
}

// Encode writes an entry as one line of JSON, without the line's end.
func (c *Codec) Encode(e Entry) ([]byte, error) {
	if n, ok := e.Body.(Newer); ok {
		return []byte(n.Raw), nil
	}
	body, err := c.bodyOf(e.Body)
	if err != nil {
		return nil, fmt.Errorf("journal: entry %q: %w", e.ID, err)
	}
	return json.Marshal(envelope{versionOf(e.Body), e.ID, e.At, e.Device, e.Kind, body})
}

// The bodies as they are written.
type (
	answersJSON struct {
		Answers json.RawMessage `json:"answers"`
	}
	startedJSON struct {
		Plan plan.Plan `json:"plan"`
	}
	happenedJSON struct {
		Session string            `json:"session"`
		Event   session.EventJSON `json:"event"`
	}
	endedJSON struct {
		Session string `json:"session"`
		As      string `json:"as"`
		Because string `json:"because"`
	}
	afterJSON struct {
		Session string `json:"session"`
		Pain    int    `json:"pain"`
		Minutes int    `json:"minutes"`
		Note    string `json:"note,omitempty"`
	}
	morningJSON struct {
		Pain int    `json:"pain"`
		Note string `json:"note,omitempty"`
	}
	functionJSON struct {
		Ratings []Rating `json:"ratings"`
	}
	flagJSON struct {
		Rule  protocol.RuleID `json:"rule"`
		Level protocol.Level  `json:"level"`
		Cause string          `json:"cause"`
	}
	clearanceJSON struct {
		By     string        `json:"by"`
		Flags  []string      `json:"flags"`
		Until  *protocol.Day `json:"until,omitempty"`
		Limits *Limits       `json:"limits,omitempty"`
	}
	correctionJSON struct {
		Of   string `json:"of"`
		Kind Kind   `json:"kind"`
		To   any    `json:"to"`
		Why  string `json:"why"`
	}
)

func (c *Codec) bodyOf(b Body) (any, error) {
	switch b := b.(type) {
	case Screened:
		return answersJSON{c.screen.AppendJSON(nil, &b.Answers)}, nil
	case Prechecked:
		return answersJSON{c.screen.AppendJSON(nil, &b.Answers)}, nil
	case Started:
		return startedJSON(b), nil
	case Happened:
		return happenedJSON{b.Session, b.Event.JSON(c.stop)}, nil
	case Ended:
		return endedJSON{b.Session, b.As.String(), b.Because}, nil
	case After:
		return afterJSON(b), nil
	case Morning:
		return morningJSON(b), nil
	case Function:
		return functionJSON(b), nil
	case Flag:
		return flagJSON(b), nil
	case Clearance:
		return clearanceOf(b), nil
	case Adverse:
		return adverseJSON(b), nil
	case Correction:
		to, err := c.bodyOf(b.To)
		return correctionJSON{b.Of, b.To.kind(), to, b.Why}, err
	}
	return nil, fmt.Errorf("a body of type %T cannot be written", b)
}

func clearanceOf(b Clearance) clearanceJSON {
	j := clearanceJSON{By: b.By, Flags: b.Flags}
	if b.Until != 0 {
		j.Until = &b.Until
	}
	if !b.Limits.none() {
		limits := b.Limits
		limits.Techniques = append([]protocol.TechniqueID{}, limits.Techniques...)
		j.Limits = &limits
	}
	return j
}

func (l Limits) none() bool { return len(l.Techniques) == 0 && l.HoldMax == 0 && l.Note == "" }

// Decode reads one entry. The error, when not nil, is of type strict.Faults.
func (c *Codec) Decode(file string, line []byte) (Entry, error) {
	n, err := strict.Parse(file, line)
	if err != nil {
		return Entry{}, strict.Faults{err.(strict.Fault)}
	}
	if newer(&n) {
		return c.decodeNewer(file, line, &n)
	}
	r := strict.Reader{File: file}
	var w envelopeNode
	r.Read("", &n, &w)
	e := Entry{ID: w.ID, At: w.At, Device: w.Device, Kind: w.Kind}
	if len(r.Faults) == 0 {
		length(&r, "id", w.ID, 1, maxID)
		length(&r, "device", w.Device, 1, maxName)
		if says, known := versions(&n); says != known {
			r.Fault("v", "is %d; entries of this kind are of version %d", says, known)
		}
		e.Body = c.body(&r, "body", w.Kind, &w.Body.Node)
	}
	return e, r.Faults.Err()
}

// decodeNewer reads what entries of every version have, and keeps the rest.
func (c *Codec) decodeNewer(file string, line []byte, n *strict.Node) (Entry, error) {
	raw, err := oneLine(line)
	if err != nil {
		return Entry{}, strict.Faults{{File: file, Why: err.Error()}}
	}
	e := Entry{Kind: KindNewer, Body: Newer{raw}}
	r := strict.Reader{File: file}
	for i := range n.Kids {
		switch kid := &n.Kids[i]; kid.Key {
		case "id":
			r.Read("id", kid, &e.ID)
		case "at":
			r.Read("at", kid, &e.At)
		case "device":
			r.Read("device", kid, &e.Device)
		}
	}
	if e.ID == "" || e.At.Ms == 0 || utf8.RuneCountInString(e.ID) > maxID {
		r.Fault("", "an entry of a newer version needs an id and a time")
	}
	return e, r.Faults.Err()
}

// oneLine returns JSON word for word where it stands on one line, and without
// its white space where it does not.
func oneLine(text []byte) (string, error) {
	text = bytes.TrimSpace(text)
	if !bytes.ContainsAny(text, "\n\r") {
		return string(text), nil
	}
	var one bytes.Buffer
	err := json.Compact(&one, text)
	return one.String(), err
}
