package protocol

import (
	"fmt"
	"slices"
	"strings"

	"unknot/engine/strict"
)

// Lint returns every way in which p breaks a rule that packs must keep. A pack
// without faults has nothing left that could make the engine unsafe: the
// proofs of package verify start from here.
func Lint(p *Pack) strict.Faults {
	l := linter{p: p, cited: IDs(p.Sources, func(s Source) SourceID { return s.ID })}
	l.about()
	l.sources()
	l.body()
	l.techniques()
	l.never()
	l.screening()
	l.screeningFloor()
	l.sensations()
	l.dose()
	l.between()
	return l.faults
}

type linter struct {
	p      *Pack
	cited  []string // ids of the sources
	faults strict.Faults
}

func (l *linter) fault(file, path, format string, args ...any) {
	l.faults.Add(file, path, format, args...)
}

// ids faults ids that are not words joined by hyphens, or stand twice.
func (l *linter) ids(file, list string, ids []string) {
	seen := map[string]bool{}
	for i, id := range ids {
		path := fmt.Sprintf("%s[%d].id", list, i)
		if !wellFormed(id) {
			l.fault(file, path, "is %s, must be lower-case letters and digits joined by hyphens or points", strict.Quote(id))
		}
		if seen[id] {
			l.fault(file, path, "%s is there twice", strict.Quote(id))
		}
		seen[id] = true
	}
}

func wellFormed(id string) bool {
	ok := id != "" && len(id) <= 60
	for i, r := range id {
		letter := r >= 'a' && r <= 'z' || r >= '0' && r <= '9'
		ok = ok && (letter || i > 0 && i < len(id)-1 && (r == '-' || r == '.'))
	}
	return ok
}

// known faults an id that is not among ids.
func (l *linter) known(file, path, what, id string, ids []string) bool {
	if slices.Contains(ids, id) {
		return true
	}
	l.fault(file, path, "%s is not a known %s%s", strict.Quote(id), what, strict.Hint(id, ids))
	return false
}

// sourced faults a part without a source, and sources nobody listed.
func (l *linter) sourced(file, path string, ids []SourceID) {
	if len(ids) == 0 {
		l.fault(file, path+".sources", "is empty; every rule and limit needs a source")
	}
	for i, id := range ids {
		l.known(file, fmt.Sprintf("%s.sources[%d]", path, i), "source", string(id), l.cited)
	}
}

func (l *linter) about() {
	a := l.p.About
	l.ids("pack.json", "about", []string{a.ID})
	if a.Format != Format {
		l.fault("pack.json", "format", "is %d; this program reads format %d", a.Format, Format)
	}
	if a.Version < 1 {
		l.fault("pack.json", "version", "is %d, must be 1 or more", a.Version)
	}
}

func (l *linter) sources() {
	l.ids("sources.json", "sources", l.cited)
	for i, s := range l.p.Sources {
		if strings.TrimSpace(s.Cite) == "" || strings.TrimSpace(s.Says) == "" {
			l.fault("sources.json", fmt.Sprintf("sources[%d]", i), "needs both cite and says")
		}
	}
}

func (l *linter) body() {
	const file = "body.json"
	l.ids(file, "regions", l.regionIDs())
	l.ids(file, "sites", IDs(l.p.Sites, func(s Site) SiteID { return s.ID }))
	l.ids(file, "muscles", l.muscleIDs())
	for i, r := range l.p.Regions {
		l.sourced(file, fmt.Sprintf("regions[%d]", i), r.Sources)
	}
	for _, id := range forbidden {
		if i, ok := l.p.Region(id); !ok || l.p.Regions[i].Kind != Forbidden {
			l.fault(file, "regions", "%q must be there and forbidden", id)
		}
	}
	for i, m := range l.p.Muscles {
		path := fmt.Sprintf("muscles[%d]", i)
		l.sourced(file, path, m.Sources)
		if m.Priority < 0 || m.Priority > 20 || (m.Reach == NotRolled) != (m.Priority == 0) {
			l.fault(file, path+".priority", "is %d, must be 1 to 20, or 0 for a muscle that is never rolled", m.Priority)
		}
	}
	if i, ok := l.p.Muscle("quadratus-lumborum"); !ok || l.p.Muscles[i].Reach != NotRolled {
		l.fault(file, "muscles", `"quadratus-lumborum" must be there, with reach never`)
	}
	rolled := 0
	for _, m := range l.p.Muscles {
		if m.Reach != NotRolled {
			rolled++
		}
	}
	if len(l.p.Sites) > 32 || len(l.p.Muscles) > 8 || rolled > 5 {
		l.fault(file, "", "has more than 32 sites, 8 muscles, or 5 that are rolled")
	}
}

func (l *linter) regionIDs() []string {
	return IDs(l.p.Regions, func(r Region) RegionID { return r.ID })
}

func (l *linter) muscleIDs() []string {
	return IDs(l.p.Muscles, func(m Muscle) MuscleID { return m.ID })
}
