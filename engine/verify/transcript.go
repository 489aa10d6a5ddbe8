package verify

import (
	"encoding/json"

	"unknot/engine/session"
)

// transcript writes moves as a plan and events that unknot replay takes.
func (x *explorer) transcript(moves []uint8) string {
	var at int64
	events := []session.EventJSON{}
	for _, i := range moves {
		e := x.moves[i].event
		at += e.At
		e.At = at
		events = append(events, e.JSON(x.Engine.Sensations()))
	}
	p, err := json.Marshal(x.plan)
	if err != nil {
		return err.Error()
	}
	e, err := json.Marshal(events)
	if err != nil {
		return err.Error()
	}
	return "plan " + string(p) + "\nevents " + string(e)
}
