package stop

import (
	"math/bits"

	"unknot/engine/protocol"
)

// History is what the person reported before, as bits of sensations.
type History struct {
	Step uint64 // earlier on the same step
	Week uint64 // in the 7 days before this session
	Last uint64 // in the session before this one
}

// A Finding is what a report means.
type Finding struct {
	Verdict protocol.Verdict
	Level   protocol.Level // suspends at this level; 0 when it does not
	Off     bool           // the technique is off until the next full screening
	Breathe bool           // the advice is to breathe normally
	Rules   uint64         // the rules that give the verdict and level, as bits
}

// A Table is a pack's stop rules, made ready to be tried.
type Table struct {
	pack  *protocol.Pack
	plain [][]Finding // by sensation and place, of the rules that ask for nothing more
	rules [][]rule    // by sensation, the rules that do
	again [8]uint64   // sensations that count when reported again on a step
	slots []uint8     // by sensation: its bit among these, 0 for the others
}

type rule struct {
	sensations uint64 // all ones: any
	places     uint64 // all ones: any, or not said
	again      protocol.Again
	rated      bool // needs a discomfort of at least ceiling + over
	over       int8
	finding    Finding
}

// New makes the table of a pack that Load accepted.
func New(p *protocol.Pack) *Table {
	t := &Table{pack: p, rules: make([][]rule, len(p.Sensations)), slots: make([]uint8, len(p.Sensations))}
	t.plain = t.base()
	var again uint64
	for i, r := range p.StopRules {
		c := rule{sensations: sensations(p, r.Sensations), places: places(p, r.Places), again: r.Again, rated: r.OverBy != nil,
			finding: Finding{Verdict: r.Verdict, Level: r.Level, Off: r.Off, Breathe: r.Breathe, Rules: 1 << i}}
		if c.rated {
			c.over = int8(*r.OverBy)
		}
		if c.again == protocol.OnStep {
			again |= c.sensations
		}
		for s := range t.rules {
			if c.sensations&(1<<s) != 0 {
				t.add(s, c)
			}
		}
	}
	t.slot(again)
	return t
}

// base returns the finding of no rule for every sensation and place; place 0 is
// one that was not said.
func (t *Table) base() [][]Finding {
	out := make([][]Finding, len(t.pack.Sensations))
	for s := range out {
		out[s] = make([]Finding, len(t.pack.Places)+1)
		for p := range out[s] {
			out[s][p] = Finding{Verdict: protocol.GoOn}
		}
	}
	return out
}

// add adds a rule for a sensation: into its findings by place, or to the rules
// that also ask for a history or a discomfort.
func (t *Table) add(s int, c rule) {
	if c.rated || c.again != "" {
		t.rules[s] = append(t.rules[s], c)
		return
	}
	for p := range t.plain[s] {
		if p == 0 || c.places&(1<<(p-1)) != 0 {
			t.plain[s][p] = t.plain[s][p].and(c.finding)
		}
	}
}

// slot gives each sensation that counts again on a step a bit of its own.
func (t *Table) slot(again uint64) {
	n := 0
	for s := range t.slots {
		if again&(1<<s) != 0 && n < len(t.again) {
			t.again[n], t.slots[s] = 1<<s, 1<<n
			n++
		}
	}
}

// Pack returns the pack the table was made of.
func (t *Table) Pack() *protocol.Pack { return t.pack }

// Pack8 returns the sensation of a report as one of eight bits, when it is one
// that counts again on a step; 0 otherwise.
func (t *Table) Pack8(r Report) uint8 {
	if r.sensation == 0 || int(r.sensation) > len(t.slots) {
		return 0
	}
	return t.slots[r.sensation-1]
}

// Unpack returns the sensations of eight bits, as a History has them.
func (t *Table) Unpack(packed uint8) uint64 {
	var out uint64
	for i := 0; packed != 0; packed >>= 1 {
		if packed&1 != 0 {
			out |= t.again[i]
		}
		i++
	}
	return out
}

func sensations(p *protocol.Pack, ids []protocol.SensationID) uint64 {
	return bitsOf(ids, p.Sensation)
}

func places(p *protocol.Pack, ids []protocol.PlaceID) uint64 {
	return bitsOf(ids, p.Place)
}

// bitsOf returns the bits of ids; none at all means any.
func bitsOf[ID any](ids []ID, find func(ID) (int, bool)) uint64 {
	if len(ids) == 0 {
		return ^uint64(0)
	}
	var set uint64
	for _, id := range ids {
		if i, ok := find(id); ok {
			set |= 1 << i
		}
	}
	return set
}

// worst is the finding for a report that cannot be read.
var worst = Finding{Verdict: protocol.Stop, Level: protocol.Emergency}

// Judge returns the gravest verdict and level that any rule gives, with the
// rules that give them. The ceiling is the discomfort, of 10, at which to
// ease; above it the technique is left.
func (t *Table) Judge(r Report, h History, ceiling uint8) Finding {
	if r.sensation == 0 || int(r.sensation) > len(t.pack.Sensations) ||
		int(r.place) > len(t.pack.Places) || r.discomfort > MaxDiscomfort+1 {
		return worst
	}
	out := t.plain[r.sensation-1][r.place]
	rules := t.rules[r.sensation-1]
	for i := range rules {
		if c := &rules[i]; c.matches(r, h, ceiling) {
			out = out.and(c.finding)
		}
	}
	return out
}

func (c *rule) matches(r Report, h History, ceiling uint8) bool {
	bit := uint64(1) << (r.sensation - 1)
	switch {
	case r.place != 0 && c.places&(1<<(r.place-1)) == 0:
		return false
	case c.rated && (r.discomfort == 0 || int8(r.discomfort)-1-int8(ceiling) < c.over):
		return false
	}
	return h.has(c.again, bit)
}

func (h History) has(again protocol.Again, bit uint64) bool {
	switch again {
	case protocol.OnStep:
		return h.Step&bit != 0
	case protocol.InWeek:
		return h.Week&bit != 0
	case protocol.InNextSession:
		return h.Last&bit != 0
	}
	return true
}

// and returns the graver of two findings: the higher verdict, then the higher
// level. What both say is kept together.
func (f Finding) and(g Finding) Finding {
	out := f
	switch {
	case g.Verdict > f.Verdict || g.Verdict == f.Verdict && g.Level > f.Level:
		out = g
	case g.Verdict == f.Verdict && g.Level == f.Level:
		out.Rules |= g.Rules
		out.Breathe = f.Breathe || g.Breathe
	}
	out.Off = f.Off || g.Off
	return out
}

// RuleIDs returns the ids of a set of rules, in the order of the pack.
func (t *Table) RuleIDs(rules uint64) []protocol.RuleID {
	out := make([]protocol.RuleID, 0, bits.OnesCount64(rules))
	for ; rules != 0; rules &= rules - 1 {
		if i := bits.TrailingZeros64(rules); i < len(t.pack.StopRules) {
			out = append(out, t.pack.StopRules[i].ID)
		}
	}
	return out
}
