package plan

import (
	"encoding/json"

	"unknot/engine/protocol"
	"unknot/engine/screen"
)

// Allowed is a plan as it is printed; see also printed, which reads it.
type Allowed struct {
	Allowed       bool              `json:"allowed"`
	Seconds       int               `json:"seconds"`
	Steps         []Step            `json:"steps"`
	LeftOut       []LeftOut         `json:"left_out"`
	Notes         []Note            `json:"notes"`
	DiscomfortMax int               `json:"discomfortMax"`
	Breath        protocol.BreathID `json:"breath"`
	Firmness      protocol.Firmness `json:"firmness,omitzero"`
}

// Refused is a plan that is a refusal, as it is printed.
type Refused struct {
	Allowed  bool              `json:"allowed"`
	Triage   *protocol.Level   `json:"triage"` // null when no level is reached
	Complete bool              `json:"complete"`
	Missing  []protocol.ItemID `json:"missing"`
	Reasons  []screen.Reason   `json:"reasons"`
}

// MarshalJSON writes the plan as `unknot plan` prints it. Empty lists are
// written as lists.
func (p Plan) MarshalJSON() ([]byte, error) {
	if p.Allowed {
		return json.Marshal(Allowed{true, p.Seconds, list(p.Steps), list(p.LeftOut), list(p.Notes), p.DiscomfortMax, p.Breath, p.Firmness})
	}
	out := Refused{Complete: p.Complete, Missing: list(p.Missing), Reasons: list(p.Reasons)}
	if p.Triage != 0 {
		out.Triage = &p.Triage
	}
	return json.Marshal(out)
}

// list returns l, or an empty list for none.
func list[T any](l []T) []T {
	if l == nil {
		return []T{}
	}
	return l
}
