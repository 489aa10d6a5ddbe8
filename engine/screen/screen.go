package screen

import "unknot/engine/protocol"

// An Outcome is what the answers lead to. Sets are by index into the pack.
type Outcome struct {
	Level    protocol.Level // the gravest reached; unset when incomplete and none is
	Complete bool           // every question is answered
	Missing  protocol.Set   // items not answered
	Fired    protocol.Set   // rules that fired
	Cleared  protocol.Set   // of these, the ones a professional has cleared
	Adapt    Adaptations    // of all rules that fired
}

// Allows reports whether a session may be planned on this outcome.
func (o Outcome) Allows() bool { return o.Complete && !o.Level.Suspends() }

// Screen tries every rule on the answers. The items in cleared are those a
// professional has cleared; they only matter to rules at professional-first.
func (t *Table) Screen(a *Answers, cleared protocol.Set) Outcome {
	o := Outcome{Missing: t.all.Minus(a.given)}
	o.Complete = o.Missing.Empty()
	if o.Complete {
		o.Level = protocol.Clear
	}
	truth := t.truth(a)
	for i := range t.rules {
		if r := &t.rules[i]; r.fires(truth) {
			t.fire(&o, i, truth, cleared, a)
		}
	}
	return o
}

// Short screens only the questions that are asked before every session. The
// outcome is complete when these are answered.
func (t *Table) Short(a *Answers) Outcome {
	o := t.Screen(a, protocol.Set{})
	for i := range t.pack.Items {
		if !t.short.Has(i) {
			o.Missing = o.Missing.Without(i)
		}
	}
	if o.Complete = o.Missing.Empty(); o.Complete && o.Level == 0 {
		o.Level = protocol.Clear
	}
	return o
}

// ShortItems returns the items of the short form.
func (t *Table) ShortItems() protocol.Set { return t.short }

// truth returns the conditions that hold: items answered yes or unsure, and
// beyond them the bounds.
func (t *Table) truth(a *Answers) protocol.Set {
	truth := a.yes
	for i := range t.bounds {
		b := &t.bounds[i]
		if a.given.Has(int(b.item)) && (a.counts[b.slot] >= b.n) == b.atLeast {
			truth = truth.With(int(b.bit))
		}
	}
	return truth
}

func (r *rule) fires(truth protocol.Set) bool {
	if !truth.Meets(r.clauses[0]) {
		return false
	}
	for i := uint8(1); i < r.n; i++ {
		if !truth.Meets(r.clauses[i]) {
			return false
		}
	}
	return true
}

func (t *Table) fire(o *Outcome, i int, truth, cleared protocol.Set, a *Answers) {
	r := &t.rules[i]
	o.Fired = o.Fired.With(i)
	level := r.level
	if level == protocol.ProfessionalFirst && t.firing(i, truth).Minus(cleared).Empty() {
		o.Cleared = o.Cleared.With(i)
		level = protocol.Adapt
	}
	o.Level = max(o.Level, level)
	o.Adapt = o.Adapt.and(r.adapt)
	if !r.sites.Empty() {
		r.sites.Each(func(j int) { o.Adapt.Sites |= a.sites[t.slot[j]] })
	}
}

// firing returns the items whose conditions made rule i fire.
func (t *Table) firing(i int, truth protocol.Set) protocol.Set {
	var items protocol.Set
	r := &t.rules[i]
	for c := range r.n {
		items = items.Or(t.itemsOf(protocol.Set{r.clauses[c][0] & truth[0], r.clauses[c][1] & truth[1]}))
	}
	return items
}

// itemsOf maps bits of conditions to the items they read.
func (t *Table) itemsOf(bits protocol.Set) protocol.Set {
	for i := range t.bounds {
		if b := &t.bounds[i]; bits.Has(int(b.bit)) {
			bits = bits.Without(int(b.bit)).With(int(b.item))
		}
	}
	return bits
}
