package engine

import (
	"fmt"
	"slices"

	"unknot/engine/protocol"
	"unknot/engine/strict"
)

// An Explanation is what a public id is. Its sentences are in words/, by the
// ids it lists.
type Explanation struct {
	ID      string                 `json:"id"`
	Kind    string                 `json:"kind"`
	Words   []protocol.WordID      `json:"words"`
	Refused bool                   `json:"refused"` // never done, whoever asks
	Level   protocol.Level         `json:"level,omitempty"`
	Limit   *protocol.Limit        `json:"limit,omitempty"`
	Instead []protocol.TechniqueID `json:"instead,omitempty"`
	Sources []protocol.Source      `json:"sources"`
}

// Explain returns what a public id is, or an error with a hint.
func (e *Engine) Explain(id string) (Explanation, error) {
	for _, find := range []func(string) (Explanation, bool){e.explainBody, e.explainTechnique, e.explainCheck, e.explainFelt, e.explainRest} {
		if x, ok := find(id); ok {
			x.ID = id
			if x.Sources == nil {
				x.Sources = []protocol.Source{}
			}
			return x, nil
		}
	}
	return Explanation{}, fmt.Errorf("%s is not an id of this pack%s", strict.Quote(id), strict.Hint(id, e.IDs()))
}

// IDs returns every id that Explain knows, in the order of the pack.
func (e *Engine) IDs() []string {
	p := e.pack
	ids := [][]string{
		protocol.IDs(p.Techniques, func(x protocol.Technique) protocol.TechniqueID { return x.ID }),
		protocol.IDs(p.Never, func(x protocol.Never) protocol.TechniqueID { return x.ID }),
		protocol.IDs(p.Muscles, func(x protocol.Muscle) protocol.MuscleID { return x.ID }),
		protocol.IDs(p.Regions, func(x protocol.Region) protocol.RegionID { return x.ID }),
		protocol.IDs(p.Sites, func(x protocol.Site) protocol.SiteID { return x.ID }),
		protocol.IDs(p.Tools, func(x protocol.Tool) protocol.ToolID { return x.ID }),
		protocol.IDs(p.Items, func(x protocol.Item) protocol.ItemID { return x.ID }),
		protocol.IDs(p.Rules, func(x protocol.Rule) protocol.RuleID { return x.ID }),
		protocol.IDs(p.Sensations, func(x protocol.Sensation) protocol.SensationID { return x.ID }),
		protocol.IDs(p.Places, func(x protocol.Place) protocol.PlaceID { return x.ID }),
		protocol.IDs(p.StopRules, func(x protocol.StopRule) protocol.RuleID { return x.ID }),
		protocol.IDs(protocol.Limits(), func(x protocol.NamedLimit) string { return x.Name }),
		protocol.IDs(p.Between.Rules(), func(x protocol.RuleID) protocol.RuleID { return x }),
		protocol.IDs(p.Dose.Breaths, func(x protocol.Breath) protocol.BreathID { return x.ID }),
		protocol.LevelIDs(), {incomplete},
		protocol.FirmnessIDs(), protocol.SideIDs(), protocol.IDs(protocol.Needs(), func(x protocol.NeedID) protocol.NeedID { return x }),
		properties(),
		protocol.IDs(p.Sources, func(x protocol.Source) protocol.SourceID { return x.ID }),
	}
	out := slices.Concat(ids...)
	return slices.DeleteFunc(out, func(id string) bool { return id == "" })
}

// incomplete is the answer when a question is open. It is no level.
const incomplete = "incomplete"

// properties returns the ids of the safety properties.
func properties() []string { return []string{"S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8"} }

// wordsOf makes the ids of sentences of one thing.
func wordsOf(prefix, id string, parts ...string) []protocol.WordID {
	out := make([]protocol.WordID, len(parts))
	for i, part := range parts {
		out[i] = protocol.WordID(prefix + "." + id + "." + part)
	}
	return out
}

func (e *Engine) sources(ids []protocol.SourceID) []protocol.Source {
	out := []protocol.Source{}
	for _, id := range ids {
		if i, ok := e.pack.Source(id); ok {
			out = append(out, e.pack.Sources[i])
		}
	}
	return out
}

func (e *Engine) explainBody(id string) (Explanation, bool) {
	p := e.pack
	if i, ok := p.Muscle(protocol.MuscleID(id)); ok {
		m := p.Muscles[i]
		return Explanation{Kind: "muscle", Words: wordsOf("muscle", id, "name", "role", "reach"),
			Refused: m.Reach == protocol.NotRolled, Sources: e.sources(m.Sources)}, true
	}
	if i, ok := p.Region(protocol.RegionID(id)); ok {
		r := p.Regions[i]
		return Explanation{Kind: "region", Words: wordsOf("region", id, "name", "why"),
			Refused: r.Kind == protocol.Forbidden, Sources: e.sources(r.Sources)}, true
	}
	if _, ok := p.Site(protocol.SiteID(id)); ok {
		return Explanation{Kind: "site", Words: wordsOf("site", id, "name")}, true
	}
	if i, ok := p.Tool(protocol.ToolID(id)); ok {
		return Explanation{Kind: "tool", Words: wordsOf("tool", id, "name"), Sources: e.sources(p.Tools[i].Sources)}, true
	}
	return Explanation{}, false
}

func (e *Engine) explainTechnique(id string) (Explanation, bool) {
	p := e.pack
	if i, ok := p.NeverTechnique(protocol.TechniqueID(id)); ok {
		n := p.Never[i]
		return Explanation{Kind: "never", Refused: true, Words: wordsOf("never", id, "name", "refusal", "instead"),
			Instead: n.Instead, Sources: e.sources(n.Sources)}, true
	}
	if i, ok := p.Technique(protocol.TechniqueID(id)); ok {
		return Explanation{Kind: "technique", Words: wordsOf("technique", id, "name", "why", "enter", "roll", "hold", "pressure", "exit"),
			Sources: e.sources(p.Techniques[i].Sources)}, true
	}
	return Explanation{}, false
}

func (e *Engine) explainCheck(id string) (Explanation, bool) {
	p := e.pack
	if _, ok := p.Item(protocol.ItemID(id)); ok {
		x := Explanation{Kind: "item", Words: wordsOf("item", id, "ask", "why")}
		for _, r := range p.Rules {
			if alone(r, protocol.ItemID(id)) {
				x.Level, x.Sources = max(x.Level, r.Level), append(x.Sources, e.sources(r.Sources)...)
			}
		}
		return x, true
	}
	if i, ok := p.Rule(protocol.RuleID(id)); ok {
		r := p.Rules[i]
		return Explanation{Kind: "rule", Words: wordsOf("item", string(r.When[0][0].Item), "ask", "why"),
			Level: r.Level, Sources: e.sources(r.Sources)}, true
	}
	return Explanation{}, false
}

// alone reports whether the first clause of a rule reads the item.
func alone(r protocol.Rule, id protocol.ItemID) bool {
	return slices.ContainsFunc(r.When[0], func(a protocol.Atom) bool { return a.Item == id })
}

func (e *Engine) explainFelt(id string) (Explanation, bool) {
	p := e.pack
	if _, ok := p.Sensation(protocol.SensationID(id)); ok {
		x := Explanation{Kind: "sensation", Words: wordsOf("sensation", id, "name", "means")}
		for _, r := range p.StopRules {
			if slices.Contains(r.Sensations, protocol.SensationID(id)) {
				x.Level, x.Sources = max(x.Level, r.Level), append(x.Sources, e.sources(r.Sources)...)
			}
		}
		x.Sources = unique(x.Sources)
		return x, true
	}
	if _, ok := p.Place(protocol.PlaceID(id)); ok {
		return Explanation{Kind: "place", Words: wordsOf("place", id, "name")}, true
	}
	for _, r := range p.StopRules {
		if string(r.ID) == id {
			return Explanation{Kind: "stop-rule", Words: []protocol.WordID{protocol.WordID(id + ".do")},
				Level: r.Level, Sources: e.sources(r.Sources)}, true
		}
	}
	return Explanation{}, false
}

// unique returns the sources without repeats.
func unique(list []protocol.Source) []protocol.Source {
	out := []protocol.Source{}
	for _, s := range list {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

func (e *Engine) explainRest(id string) (Explanation, bool) {
	p := e.pack
	for _, l := range protocol.Limits() {
		if limit := l.Of(&p.Dose); l.Name == id {
			return Explanation{Kind: "limit", Words: wordsOf("limit", id, "name", "why"), Limit: &limit, Sources: e.sources(limit.Sources)}, true
		}
	}
	if i, ok := p.Breath(protocol.BreathID(id)); ok {
		return Explanation{Kind: "breath", Words: wordsOf("breath", id, "name"), Sources: e.sources(p.Dose.Breaths[i].Sources)}, true
	}
	if i, ok := p.Source(protocol.SourceID(id)); ok {
		return Explanation{Kind: "source", Words: []protocol.WordID{}, Sources: p.Sources[i : i+1]}, true
	}
	var level protocol.Level
	if level.UnmarshalText([]byte(id)) == nil {
		return Explanation{Kind: "level", Words: wordsOf("level", id, "name", "title", "do", "change"), Level: level, Refused: level.Suspends()}, true
	}
	if x, ok := explainPlain(id); ok {
		return x, true
	}
	if sources, ok := p.Between.Sources(protocol.RuleID(id)); ok {
		return Explanation{Kind: "between", Words: []protocol.WordID{protocol.WordID(id + ".say")}, Sources: e.sources(sources)}, true
	}
	return Explanation{}, false
}

// explainPlain explains what is the same in every pack and has no source.
func explainPlain(id string) (Explanation, bool) {
	switch {
	case id == incomplete:
		return Explanation{Kind: incomplete, Words: []protocol.WordID{"incomplete.title", "incomplete.do"}}, true
	case slices.Contains(properties(), id):
		return Explanation{Kind: "property", Words: wordsOf("property", id, "says")}, true
	case slices.Contains(protocol.FirmnessIDs(), id):
		return Explanation{Kind: "firmness", Words: wordsOf("firmness", id, "name")}, true
	case slices.Contains(protocol.SideIDs(), id):
		return Explanation{Kind: "side", Words: wordsOf("side", id, "name")}, true
	case slices.Contains(protocol.Needs(), protocol.NeedID(id)):
		return Explanation{Kind: "need", Words: wordsOf("need", id, "name")}, true
	}
	return Explanation{}, false
}
