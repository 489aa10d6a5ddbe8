package plan

import (
	"fmt"
	"slices"

	"unknot/engine/protocol"
	"unknot/engine/strict"
)

// A Wish is what the person asks for, and what their journal says about them.
type Wish struct {
	Minutes int                    // for the whole session, within Dose.Minutes
	Tools   []protocol.ToolID      // at hand; none means there is no tool
	Tight   []protocol.MuscleID    // what the person says is tight
	Week    int                    // of practice, 1 for the first, at most 1000
	Half    bool                   // half a dose, after a worse morning
	Off     []protocol.TechniqueID // off until the next full check
	Idle    []int                  // by muscle: days since it was worked, -1 for never; nil for never at all
}

// LastWeek is the latest week of practice a wish can name: some 19 years.
const LastWeek = 1000

// check returns every way in which w cannot be meant.
func (w *Wish) check(p *protocol.Pack) error {
	var faults strict.Faults
	if m := p.Dose.Minutes; !m.Allows(w.Minutes) {
		faults.Add("", "minutes", "is %d, must be %d to %d; the default is %d", w.Minutes, m.Min, m.Max, m.Default)
	}
	if w.Week < 1 || w.Week > LastWeek {
		faults.Add("", "week", "is %d, must be 1 to %d; 1 is the first week of practice", w.Week, LastWeek)
	}
	for i, id := range w.Tools {
		if _, ok := p.Tool(id); !ok {
			known := protocol.IDs(p.Tools, func(t protocol.Tool) protocol.ToolID { return t.ID })
			faults.Add("", fmt.Sprintf("tools[%d]", i), "%s is not a known tool%s", strict.Quote(string(id)), strict.Hint(string(id), known))
		}
	}
	for i, id := range w.Tight {
		if _, ok := p.Muscle(id); !ok {
			known := protocol.IDs(p.Muscles, func(m protocol.Muscle) protocol.MuscleID { return m.ID })
			faults.Add("", fmt.Sprintf("tight[%d]", i), "%s is not a known muscle%s", strict.Quote(string(id)), strict.Hint(string(id), known))
		}
	}
	for i, id := range w.Off {
		if why := unknownTechnique(p, id); why != "" {
			faults.Add("", fmt.Sprintf("off[%d]", i), "%s", why)
		}
	}
	w.checkIdle(p, &faults)
	return faults.Err()
}

func (w *Wish) checkIdle(p *protocol.Pack, faults *strict.Faults) {
	if n := len(w.Idle); n != 0 && n != len(p.Muscles) {
		faults.Add("", "idle", "has %d numbers, must have none or one for each of the %d muscles", n, len(p.Muscles))
	}
	for i, days := range w.Idle {
		if days < -1 {
			faults.Add("", fmt.Sprintf("idle[%d]", i), "is %d, must be days since the muscle was worked, or -1 for never", days)
		}
	}
}

// unknownTechnique says why id cannot be rolled, or "" when it can.
func unknownTechnique(p *protocol.Pack, id protocol.TechniqueID) string {
	if _, ok := p.Technique(id); ok {
		return ""
	}
	if i, ok := p.NeverTechnique(id); ok {
		return fmt.Sprintf("%q is refused by rule and never rolled; %q is what to roll instead", id, p.Never[i].Instead[0])
	}
	known := protocol.IDs(p.Techniques, func(t protocol.Technique) protocol.TechniqueID { return t.ID })
	return strict.Quote(string(id)) + " is not a known technique" + strict.Hint(string(id), known)
}

// has reports whether the person has the tool.
func (w *Wish) has(id protocol.ToolID) bool { return slices.Contains(w.Tools, id) }
