package protocol

import (
	"fmt"
	"slices"
)

const screeningName = "screening.json"

func (l *linter) screening() {
	p := l.p
	l.ids(screeningName, "items", l.itemIDs())
	l.ids(screeningName, "rules", IDs(p.Rules, func(r Rule) RuleID { return r.ID }))
	if len(p.Rules) > MaxSet || len(p.Items)+l.countAtoms() > MaxSet {
		l.fault(screeningName, "", "has more than %d rules, or items and number conditions together", MaxSet)
	}
	for i, it := range p.Items {
		path := fmt.Sprintf("items[%d]", i)
		l.inside(screeningName, path+".page", it.Page, 1, 20)
		if (it.Kind == Count) != (it.Max > it.Min) {
			l.fault(screeningName, path, "an item of kind num, and no other, needs min and max")
		}
		if !l.isRead(it.ID) {
			l.fault(screeningName, path+".id", "no rule reads %q", it.ID)
		}
	}
	for i := range p.Rules {
		l.rule(fmt.Sprintf("rules[%d]", i), &p.Rules[i])
	}
}

func (l *linter) itemIDs() []string {
	return IDs(l.p.Items, func(x Item) ItemID { return x.ID })
}

func (l *linter) countAtoms() int {
	n := 0
	l.eachAtom(func(a Atom) {
		if a.AtLeast != nil || a.Below != nil {
			n++
		}
	})
	return n
}

func (l *linter) isRead(id ItemID) bool {
	read := false
	l.eachAtom(func(a Atom) { read = read || a.Item == id })
	return read
}

func (l *linter) eachAtom(f func(Atom)) {
	for _, r := range l.p.Rules {
		for _, c := range r.When {
			for _, a := range c {
				f(a)
			}
		}
	}
}

func (l *linter) rule(path string, r *Rule) {
	l.sourced(screeningName, path, r.Sources)
	if len(r.When) == 0 || len(r.When) > MaxClauses {
		l.fault(screeningName, path+".when", "has %d clauses, must have 1 to %d", len(r.When), MaxClauses)
	}
	if r.Level == Clear {
		l.fault(screeningName, path+".level", "a rule that leaves the level clear does nothing")
	}
	for i, c := range r.When {
		if len(c) == 0 {
			l.fault(screeningName, fmt.Sprintf("%s.when[%d]", path, i), "is empty and could never hold")
		}
		for j, a := range c {
			l.atom(fmt.Sprintf("%s.when[%d][%d]", path, i, j), a)
		}
	}
	if r.Adapt != nil {
		l.adaptation(path+".adapt", r)
	}
}

// MaxClauses is the most clauses a rule may join.
const MaxClauses = 3

func (l *linter) atom(path string, a Atom) {
	if !l.known(screeningName, path+".item", "item", string(a.Item), l.itemIDs()) {
		return
	}
	i, _ := l.p.Item(a.Item)
	bounds := 0
	for _, b := range []*int{a.AtLeast, a.Below} {
		if b != nil {
			bounds++
			l.inside(screeningName, path, *b, l.p.Items[i].Min, l.p.Items[i].Max)
		}
	}
	if l.p.Items[i].Kind == Count && bounds != 1 || l.p.Items[i].Kind != Count && bounds != 0 {
		l.fault(screeningName, path, "a number needs either atLeast or below, other answers neither")
	}
}

func (l *linter) adaptation(path string, r *Rule) {
	a := r.Adapt
	for i, n := range a.Needs {
		l.known(screeningName, fmt.Sprintf("%s.needs[%d]", path, i), "need", string(n), texts(needs))
	}
	for i, t := range a.Tools {
		l.known(screeningName, fmt.Sprintf("%s.tools[%d]", path, i), "tool", string(t), l.toolIDs())
	}
	if a.HoldMax != 0 {
		l.inside(screeningName, path+".holdMax", a.HoldMax, 30, 60)
	}
	if a.DiscomfortMax != 0 {
		l.inside(screeningName, path+".discomfortMax", a.DiscomfortMax, 1, 5)
	}
	if a.Sites && !l.readsSites(r) {
		l.fault(screeningName, path+".sites", "no item of this rule is answered with sites")
	}
}

func (l *linter) readsSites(r *Rule) bool {
	for _, c := range r.When {
		for _, a := range c {
			if i, ok := l.p.Item(a.Item); ok && l.p.Items[i].Kind == SiteOf {
				return true
			}
		}
	}
	return false
}

// screeningFloor faults every question that is not asked, or leads to less
// than it must.
func (l *linter) screeningFloor() {
	for _, f := range itemFloor {
		i, ok := l.p.Item(f.item)
		if !ok {
			l.fault(screeningName, "items", "%q must be asked", f.item)
			continue
		}
		if f.level > Clear && !l.alone(f.item, nil, f.level) {
			l.fault(screeningName, "rules", "%q alone must lead to %v or graver", f.item, f.level)
		}
		if f.level == Emergency && !l.p.Items[i].Short {
			l.fault(screeningName, fmt.Sprintf("items[%d].short", i), "%q must be asked before every session", f.item)
		}
	}
	for _, f := range adaptFloor {
		if !l.adapts(f.item, f.adapt) {
			l.fault(screeningName, "rules", "%q must leave out or bound at least what the safety check promises", f.item)
		}
	}
	for i, it := range l.p.Items {
		if want := max(kindFloor[it.ID], YesNo); floored(it.ID) && it.Kind != want {
			l.fault(screeningName, fmt.Sprintf("items[%d].kind", i), "of %q must be %v", it.ID, want)
		}
	}
	for _, id := range changing {
		if i, ok := l.p.Item(id); ok && l.p.Items[i].Lasting {
			l.fault(screeningName, fmt.Sprintf("items[%d].lasting", i), "%q changes from week to week and cannot be cleared for good", id)
		}
	}
	for _, f := range countFloor {
		if !l.alone(f.item, &f.value, f.level) {
			l.fault(screeningName, "rules", "%q of %d must lead to %v or graver", f.item, f.value, f.level)
		}
	}
	for _, f := range pairFloor {
		if !l.together(f.item, f.with, f.atLeast, f.level) {
			l.fault(screeningName, "rules", "%q with %q must lead to %v or graver", f.item, f.with, f.level)
		}
	}
}

// floored reports whether the floor asks for an item.
func floored(id ItemID) bool {
	if kindFloor[id] != 0 {
		return true
	}
	for _, f := range itemFloor {
		if f.item == id {
			return true
		}
	}
	return false
}

// adapts reports whether some rule that fires by the item alone changes at
// least as much as least.
func (l *linter) adapts(item ItemID, least Adaptation) bool {
	for _, r := range l.p.Rules {
		if r.Adapt != nil && covers(r.Adapt, &least) && fires(r, func(a Atom) bool { return a.Item == item }) {
			return true
		}
	}
	return false
}

// covers reports whether a changes at least as much as b.
func covers(a, b *Adaptation) bool {
	return containsAll(a.Needs, b.Needs) && containsAll(a.Tools, b.Tools) && containsAll(a.Firmnesses, b.Firmnesses) &&
		bounds(a.HoldMax, b.HoldMax) && bounds(a.DiscomfortMax, b.DiscomfortMax) &&
		(a.Sites || !b.Sites) && (a.NoPacing || !b.NoPacing) && (a.SeeDoctor || !b.SeeDoctor)
}

func containsAll[T comparable](list, all []T) bool {
	for _, x := range all {
		if !slices.Contains(list, x) {
			return false
		}
	}
	return true
}

// bounds reports whether bound a is at least as strict as b, where 0 is none.
func bounds(a, b int) bool { return b == 0 || a != 0 && a <= b }

// alone reports whether some rule of at least this level fires by the item
// alone, with value for a Count.
func (l *linter) alone(item ItemID, value *int, level Level) bool {
	for _, r := range l.p.Rules {
		if r.Level >= level && fires(r, func(a Atom) bool { return a.Item == item && within(a, value) }) {
			return true
		}
	}
	return false
}

func (l *linter) together(item, with ItemID, n int, level Level) bool {
	for _, r := range l.p.Rules {
		if r.Level >= level && fires(r, func(a Atom) bool {
			return a.Item == item || a.Item == with && within(a, &n)
		}) {
			return true
		}
	}
	return false
}

// fires reports whether every clause of r has an atom that holds.
func fires(r Rule, holds func(Atom) bool) bool {
	for _, c := range r.When {
		any := false
		for _, a := range c {
			any = any || holds(a)
		}
		if !any {
			return false
		}
	}
	return len(r.When) > 0
}

// within reports whether a number fulfils the bound of an atom; an atom
// without a bound is always fulfilled.
func within(a Atom, n *int) bool {
	switch {
	case a.AtLeast != nil:
		return n != nil && *n >= *a.AtLeast
	case a.Below != nil:
		return n != nil && *n < *a.Below
	}
	return true
}
