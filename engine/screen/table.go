package screen

import (
	"slices"

	"unknot/engine/protocol"
)

// slots is how many items of kind Count, and of kind SiteOf, a pack may have.
const slots = 4

// A Table is a pack's questions and rules, made ready to be tried. It does not
// change after New and may be shared.
type Table struct {
	pack   *protocol.Pack
	rules  []rule
	bounds []bound
	slot   []uint8 // by item: where its number or sites are kept
	all    protocol.Set
	short  protocol.Set
}

// rule is a protocol.Rule over bits: of items, and beyond them of bounds.
type rule struct {
	clauses [protocol.MaxClauses]protocol.Set
	n       uint8
	level   protocol.Level
	adapt   Adaptations
	sites   protocol.Set // items whose sites are left out
}

// bound is one condition on a number.
type bound struct {
	item, slot uint8
	bit        uint8
	atLeast    bool // or else below
	n          int16
}

// New makes the table of a pack that Load accepted. Its error is a pack with
// more numbers or lists of sites than the engine keeps.
func New(p *protocol.Pack) (*Table, error) {
	t := &Table{pack: p, slot: make([]uint8, len(p.Items))}
	var counts, lists uint8
	for i, it := range p.Items {
		t.all = t.all.With(i)
		if it.Short {
			t.short = t.short.With(i)
		}
		switch it.Kind {
		case protocol.Count:
			t.slot[i], counts = counts, counts+1
		case protocol.SiteOf:
			t.slot[i], lists = lists, lists+1
		case protocol.YesNo:
		}
	}
	if counts > slots || lists > slots {
		return nil, errTooMany
	}
	for i := range p.Rules {
		t.rules = append(t.rules, t.compile(&p.Rules[i]))
	}
	return t, nil
}

// Pack returns the pack the table was made of.
func (t *Table) Pack() *protocol.Pack { return t.pack }

func (t *Table) compile(r *protocol.Rule) rule {
	out := rule{n: uint8(len(r.When)), level: r.Level, adapt: adaptationsOf(t.pack, r.Adapt)}
	for i, clause := range r.When {
		for _, a := range clause {
			item, _ := t.pack.Item(a.Item)
			out.clauses[i] = out.clauses[i].With(t.bit(item, a))
			if r.Adapt != nil && r.Adapt.Sites && t.pack.Items[item].Kind == protocol.SiteOf {
				out.sites = out.sites.With(item)
			}
		}
	}
	return out
}

// bit returns the bit of an atom: its item's, or a new one for a bound.
func (t *Table) bit(item int, a protocol.Atom) int {
	if a.AtLeast == nil && a.Below == nil {
		return item
	}
	b := bound{item: uint8(item), slot: t.slot[item], bit: uint8(len(t.pack.Items) + len(t.bounds))}
	if b.atLeast = a.AtLeast != nil; b.atLeast {
		b.n = int16(*a.AtLeast)
	} else {
		b.n = int16(*a.Below)
	}
	t.bounds = append(t.bounds, b)
	return int(b.bit)
}

// Adaptations are what is changed in a session that stays allowed. Sets are
// bits by index into the pack. The zero value leaves everything as it is but
// for HoldMax and DiscomfortMax, where 0 means no lower bound was set.
type Adaptations struct {
	Techniques    uint32 // left out
	Sites         uint32 // left out
	Tools         uint8  // left out
	Firmnesses    uint8  // left out, bit 1 for soft
	HoldMax       uint8  // seconds
	DiscomfortMax uint8  // of 10
	NoPacing      bool
	SeeDoctor     bool
}

func adaptationsOf(p *protocol.Pack, a *protocol.Adaptation) Adaptations {
	if a == nil {
		return Adaptations{}
	}
	out := Adaptations{HoldMax: uint8(a.HoldMax), DiscomfortMax: uint8(a.DiscomfortMax), NoPacing: a.NoPacing, SeeDoctor: a.SeeDoctor}
	for i, t := range p.Techniques {
		if slices.ContainsFunc(t.Needs, func(n protocol.NeedID) bool { return slices.Contains(a.Needs, n) }) {
			out.Techniques |= 1 << i
		}
	}
	for _, id := range a.Tools {
		if i, ok := p.Tool(id); ok {
			out.Tools |= 1 << i
		}
	}
	for _, f := range a.Firmnesses {
		out.Firmnesses |= 1 << f
	}
	return out
}

// and returns both adaptations together: the stricter of each.
func (a Adaptations) and(b Adaptations) Adaptations {
	return Adaptations{
		Techniques: a.Techniques | b.Techniques, Sites: a.Sites | b.Sites,
		Tools: a.Tools | b.Tools, Firmnesses: a.Firmnesses | b.Firmnesses,
		HoldMax: stricter(a.HoldMax, b.HoldMax), DiscomfortMax: stricter(a.DiscomfortMax, b.DiscomfortMax),
		NoPacing: a.NoPacing || b.NoPacing, SeeDoctor: a.SeeDoctor || b.SeeDoctor,
	}
}

// stricter returns the smaller of two bounds, where 0 is none.
func stricter(a, b uint8) uint8 {
	if a == 0 || b != 0 && b < a {
		return b
	}
	return a
}
