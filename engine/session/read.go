package session

import (
	"fmt"
	"math"
	"strconv"

	"unknot/engine/protocol"
	"unknot/engine/stop"
	"unknot/engine/strict"
)

// wire is an event as it is written.
type wire struct {
	At         atSeconds            `json:"at"`
	Do         Do                   `json:"do"`
	Sensation  protocol.SensationID `json:"sensation,omitempty"`
	Where      protocol.PlaceID     `json:"where,omitempty"`
	Discomfort *int                 `json:"discomfort,omitempty"`
}

// atSeconds reads a number of seconds into milliseconds.
type atSeconds int64

// ReadNode implements strict.NodeReader.
func (s *Seconds) ReadNode(r *strict.Reader, path string, n *strict.Node) {
	(*atSeconds)(s).ReadNode(r, path, n)
}

// ReadNode implements strict.NodeReader.
func (a *atSeconds) ReadNode(r *strict.Reader, path string, n *strict.Node) {
	f, err := strconv.ParseFloat(n.Text, 64)                              //float: read once, counted in whole milliseconds from then on
	if n.Kind != strict.Number || err != nil || f < 0 || f > MaxAt/1000 { //float: the same
		r.Fault(path, "is %s, must be a number of seconds since start, 0 to %d", n.Show(), MaxAt/1000)
		return
	}
	*a = atSeconds(math.Round(f * 1000)) //float: the same
}

// eventOf makes an event of what was read.
func eventOf(t *stop.Table, w wire) (Event, error) {
	e := Event{At: int64(w.At), Do: w.Do}
	if w.Do != Feel {
		if w.Sensation != "" || w.Where != "" || w.Discomfort != nil {
			return e, strict.Fault{Path: "do", Why: fmt.Sprintf("is %q, but only a report has sensation, where and discomfort", w.Do)}
		}
		return e, nil
	}
	if w.Sensation == "" {
		return e, strict.Fault{Path: "sensation", Why: "is missing from a report"}
	}
	r, err := t.Report(w.Sensation, w.Where, w.Discomfort)
	e.Report = r
	return e, err
}

// ReadEvents decodes a list of events. Every fault is found at once, times
// that run back among them.
func ReadEvents(t *stop.Table, file string, data []byte) ([]Event, error) {
	var list []wire
	if err := strict.Decode(file, data, &list); err != nil {
		return nil, err
	}
	var faults strict.Faults
	events := make([]Event, len(list))
	for i, w := range list {
		e, err := eventOf(t, w)
		if f, ok := err.(strict.Fault); ok {
			faults.Add(file, fmt.Sprintf("[%d].%s", i, f.Path), "%s", f.Why)
		}
		if i > 0 && w.At < list[i-1].At {
			faults.Add(file, fmt.Sprintf("[%d].at", i), "is %s, before the event before it at %s", text(int64(w.At)), text(int64(list[i-1].At)))
		}
		events[i] = e
	}
	return events, faults.Err()
}

// ReadNode decodes one event, adding its faults to r.
func ReadNode(t *stop.Table, r *strict.Reader, path string, n *strict.Node) Event {
	var w wire
	before := len(r.Faults)
	r.Read(path, n, &w)
	if len(r.Faults) > before {
		return Event{}
	}
	e, err := eventOf(t, w)
	if f, ok := err.(strict.Fault); ok {
		r.Fault(strict.Join(path, f.Path), "%s", f.Why)
	}
	return e
}

// An EventJSON is an event as it is written.
type EventJSON struct {
	At         Seconds              `json:"at"`
	Do         Do                   `json:"do"`
	Sensation  protocol.SensationID `json:"sensation,omitempty"`
	Where      protocol.PlaceID     `json:"where,omitempty"`
	Discomfort *int                 `json:"discomfort,omitempty"`
}

// JSON returns the event in the form ReadEvents reads.
func (e Event) JSON(t *stop.Table) EventJSON {
	j := EventJSON{At: Seconds(e.At), Do: e.Do}
	if e.Do == Feel {
		j.Sensation, j.Where = t.Sensation(e.Report), t.Place(e.Report)
		if n, ok := e.Report.Discomfort(); ok {
			j.Discomfort = &n
		}
	}
	return j
}
