package protocol

import "cmp"

// index finds the parts of a pack by id. Where an id stands twice the first
// wins; Lint faults the second.
type index struct {
	items      map[ItemID]int
	rules      map[RuleID]int
	techniques map[TechniqueID]int
	never      map[TechniqueID]int
	muscles    map[MuscleID]int
	tools      map[ToolID]int
	sites      map[SiteID]int
	regions    map[RegionID]int
	positions  map[PositionID]int
	sensations map[SensationID]int
	places     map[PlaceID]int
	sources    map[SourceID]int
	breaths    map[BreathID]int
}

func indexOf(p *Pack) index {
	return index{
		items:      by(p.Items, func(x Item) ItemID { return x.ID }),
		rules:      by(p.Rules, func(x Rule) RuleID { return x.ID }),
		techniques: by(p.Techniques, func(x Technique) TechniqueID { return x.ID }),
		never:      by(p.Never, func(x Never) TechniqueID { return x.ID }),
		muscles:    by(p.Muscles, func(x Muscle) MuscleID { return x.ID }),
		tools:      by(p.Tools, func(x Tool) ToolID { return x.ID }),
		sites:      by(p.Sites, func(x Site) SiteID { return x.ID }),
		regions:    by(p.Regions, func(x Region) RegionID { return x.ID }),
		positions:  by(p.Positions, func(x Position) PositionID { return x.ID }),
		sensations: by(p.Sensations, func(x Sensation) SensationID { return x.ID }),
		places:     by(p.Places, func(x Place) PlaceID { return x.ID }),
		sources:    by(p.Sources, func(x Source) SourceID { return x.ID }),
		breaths:    by(p.Dose.Breaths, func(x Breath) BreathID { return x.ID }),
	}
}

func by[ID comparable, T any](list []T, id func(T) ID) map[ID]int {
	m := make(map[ID]int, len(list))
	for i := len(list) - 1; i >= 0; i-- {
		m[id(list[i])] = i
	}
	return m
}

func compare(a, b string) int { return cmp.Compare(a, b) }

// Item returns where the item stands in Items.
func (p *Pack) Item(id ItemID) (int, bool) { i, ok := p.items[id]; return i, ok }

// Rule returns where the screening rule stands in Rules.
func (p *Pack) Rule(id RuleID) (int, bool) { i, ok := p.rules[id]; return i, ok }

// Technique returns where the technique stands in Techniques.
func (p *Pack) Technique(id TechniqueID) (int, bool) { i, ok := p.techniques[id]; return i, ok }

// NeverTechnique returns where the refused technique stands in Never.
func (p *Pack) NeverTechnique(id TechniqueID) (int, bool) { i, ok := p.never[id]; return i, ok }

// Muscle returns where the muscle stands in Muscles.
func (p *Pack) Muscle(id MuscleID) (int, bool) { i, ok := p.muscles[id]; return i, ok }

// Tool returns where the tool stands in Tools.
func (p *Pack) Tool(id ToolID) (int, bool) { i, ok := p.tools[id]; return i, ok }

// Site returns where the site stands in Sites.
func (p *Pack) Site(id SiteID) (int, bool) { i, ok := p.sites[id]; return i, ok }

// Region returns where the region stands in Regions.
func (p *Pack) Region(id RegionID) (int, bool) { i, ok := p.regions[id]; return i, ok }

// Position returns where the position stands in Positions.
func (p *Pack) Position(id PositionID) (int, bool) { i, ok := p.positions[id]; return i, ok }

// Sensation returns where the sensation stands in Sensations.
func (p *Pack) Sensation(id SensationID) (int, bool) { i, ok := p.sensations[id]; return i, ok }

// Place returns where the place stands in Places.
func (p *Pack) Place(id PlaceID) (int, bool) { i, ok := p.places[id]; return i, ok }

// Source returns where the source stands in Sources.
func (p *Pack) Source(id SourceID) (int, bool) { i, ok := p.sources[id]; return i, ok }

// Breath returns where the breathing pace stands in Dose.Breaths.
func (p *Pack) Breath(id BreathID) (int, bool) { i, ok := p.breaths[id]; return i, ok }

// IDsOf returns the ids of list, in order.
func IDsOf[ID any, T any](list []T, id func(T) ID) []ID {
	out := make([]ID, len(list))
	for i, x := range list {
		out[i] = id(x)
	}
	return out
}

// IDs returns the ids of list as texts, in order.
func IDs[ID ~string, T any](list []T, id func(T) ID) []string {
	out := make([]string, len(list))
	for i, x := range list {
		out[i] = string(id(x))
	}
	return out
}
