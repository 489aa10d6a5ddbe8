package protocol

import (
	"fmt"
	"slices"

	"unknot/engine/strict"
)

func (l *linter) techniques() {
	const file = "techniques.json"
	p := l.p
	l.ids("tools.json", "tools", l.toolIDs())
	l.ids("tools.json", "positions", IDs(p.Positions, func(x Position) PositionID { return x.ID }))
	for i, t := range p.Tools {
		l.sourced("tools.json", fmt.Sprintf("tools[%d]", i), t.Sources)
		if len(t.Firmnesses) == 0 {
			l.fault("tools.json", fmt.Sprintf("tools[%d].firmnesses", i), "is empty")
		}
	}
	for i, x := range p.Positions {
		l.inside("tools.json", fmt.Sprintf("positions[%d].setup", i), x.Setup, 0, 60)
	}
	l.ids(file, "techniques", l.techniqueIDs())
	if n := len(p.Techniques); n == 0 || n > 16 {
		l.fault(file, "techniques", "has %d, must have 1 to 16", n)
	}
	for i := range p.Techniques {
		l.technique(fmt.Sprintf("techniques[%d]", i), &p.Techniques[i])
	}
}

// inside faults n outside min to max.
func (l *linter) inside(file, path string, n, min, max int) {
	if n < min || n > max {
		l.fault(file, path, "is %d, must be %d to %d", n, min, max)
	}
}

func (l *linter) toolIDs() []string {
	return IDs(l.p.Tools, func(t Tool) ToolID { return t.ID })
}

func (l *linter) techniqueIDs() []string {
	return IDs(l.p.Techniques, func(t Technique) TechniqueID { return t.ID })
}

func (l *linter) technique(path string, t *Technique) {
	const file = "techniques.json"
	if slices.Contains(never, t.ID) {
		l.fault(file, path+".id", "%q is refused by rule and can never be a technique", t.ID)
	}
	l.sourced(file, path, t.Sources)
	l.known(file, path+".tool", "tool", string(t.Tool), l.toolIDs())
	l.known(file, path+".position", "position", string(t.Position), IDs(l.p.Positions, func(x Position) PositionID { return x.ID }))
	l.reaches(path, t)
	l.loads(path+".loads", t.Loads)
	l.areas(path, t)
	l.asks(path, t)
	for i, n := range t.Needs {
		l.known(file, fmt.Sprintf("%s.needs[%d]", path, i), "need", string(n), texts(needs))
	}
	l.inside(file, path+".enter", t.Enter, 10, 60)
	l.inside(file, path+".exit", t.Exit, 5, 60)
	l.inside(file, path+".stroke", t.Stroke, 20, 200)
}

func (l *linter) reaches(path string, t *Technique) {
	const file = "techniques.json"
	if len(t.Muscles) == 0 {
		l.fault(file, path+".muscles", "is empty")
	}
	for i, id := range t.Muscles {
		at := fmt.Sprintf("%s.muscles[%d]", path, i)
		if m, ok := l.p.Muscle(id); l.known(file, at, "muscle", string(id), l.muscleIDs()) && ok && l.p.Muscles[m].Reach == NotRolled {
			l.fault(file, at, "%q is never rolled", id)
		}
	}
}

func (l *linter) loads(path string, ids []RegionID) {
	const file = "techniques.json"
	if len(ids) == 0 {
		l.fault(file, path, "is empty; a technique must say every region the tool presses on")
	}
	for i, id := range ids {
		at := fmt.Sprintf("%s[%d]", path, i)
		r, ok := l.p.Region(id)
		if !ok {
			l.known(file, at, "region", string(id), l.regionIDs())
			continue
		}
		_, known := targetAreas[id]
		switch {
		case l.p.Regions[r].Kind == Forbidden:
			l.fault(file, at, "%q is a forbidden region; no technique may load it (S1)", id)
		case !known:
			l.fault(file, at, "%q is not a region this program can show to be clear of the forbidden ones", id)
		}
	}
}

func (l *linter) areas(path string, t *Technique) {
	const file = "techniques.json"
	if len(t.Areas) == 0 {
		l.fault(file, path+".areas", "is empty; broken skin there could not exclude the technique")
	}
	for i, a := range t.Areas {
		for _, side := range []Side{Left, Right} {
			if !slices.ContainsFunc(l.p.Sites, func(s Site) bool { return s.Area == a && s.Side == side }) {
				l.fault(file, fmt.Sprintf("%s.areas[%d]", path, i), "%s has no %v site", strict.Quote(string(a)), side)
			}
		}
	}
}

// asks faults a technique that does not say what its position, or the
// technique itself, asks of the person, or what lies over what it loads.
func (l *linter) asks(path string, t *Technique) {
	const file = "techniques.json"
	wanted, ok := positionNeeds[t.Position]
	if !ok {
		l.fault(file, path+".position", "%q is not a position this program can judge", t.Position)
	}
	for _, n := range slices.Concat(wanted, techniqueNeeds[t.ID]) {
		if !slices.Contains(t.Needs, n) {
			l.fault(file, path+".needs", "must have %q", n)
		}
	}
	for _, id := range t.Loads {
		if area, ok := targetAreas[id]; ok && !slices.Contains(t.Areas, area) {
			l.fault(file, path+".areas", "must have %q, which lies over %q", area, id)
		}
	}
}

func (l *linter) never() {
	const file = "techniques.json"
	for _, id := range never {
		if _, ok := l.p.NeverTechnique(id); !ok {
			l.fault(file, "never", "%q must be there, to be refused and explained", id)
		}
	}
	l.ids(file, "never", IDs(l.p.Never, func(n Never) TechniqueID { return n.ID }))
	for i, n := range l.p.Never {
		path := fmt.Sprintf("never[%d]", i)
		l.sourced(file, path, n.Sources)
		if _, ok := l.p.Technique(n.ID); ok {
			l.fault(file, path+".id", "%q is also a technique", n.ID)
		}
		for j, r := range n.Loads {
			l.known(file, fmt.Sprintf("%s.loads[%d]", path, j), "region", string(r), l.regionIDs())
		}
		for j, t := range n.Instead {
			l.known(file, fmt.Sprintf("%s.instead[%d]", path, j), "technique", string(t), l.techniqueIDs())
		}
		if len(n.Instead) == 0 {
			l.fault(file, path+".instead", "is empty; a refusal says what to roll instead")
		}
	}
}

func texts[T ~string](list []T) []string {
	return IDs(list, func(x T) T { return x })
}
