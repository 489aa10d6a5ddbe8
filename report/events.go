package report

import (
	"fmt"
	"slices"
	"strings"

	"unknot/engine/journal"
	"unknot/engine/protocol"
	"unknot/engine/screen"
	"unknot/engine/session"
)

// events lists what suspended rolling, what went wrong, and what was cleared.
func (p *page) events(top float64) {
	const left = 120.0
	y := p.head(margin, top, left, p.say("flags.title", "n", fmt.Sprint(len(p.flags))))
	if len(p.flags) == 0 {
		p.write(plain, margin, y, left, p.say("flags.none"))
	}
	p.flagged(margin, y, left)
	x, width := margin+left+columnGap, inner-left-columnGap
	y = p.head(x, top, width, p.say("cleared.title"))
	y = p.clearances(x, y, width) + 1.6
	if len(p.in.Harms) > 0 {
		y = p.head(x, y, width, p.say("harms.title", "n", fmt.Sprint(len(p.in.Harms))))
		p.list(small, x, y, width, 3, p.harms())
	}
}

// maxFlags is how many flags have room.
const maxFlags = 8

// flagged is a line a flag: since when, how grave, why, and whether it stands.
func (p *page) flagged(x, y, width float64) {
	rows, shown := together(p.flags), 0
	for i, row := range rows {
		if i == maxFlags-1 && len(rows) > maxFlags {
			p.write(note, x, y, width, p.say("more", "n", fmt.Sprint(len(p.flags)-shown)))
			return
		}
		f := row[0]
		shown += len(row)
		look := small
		if p.stands(f.id) {
			look = bolder.red()
		}
		state, reason := p.flagSays(row)
		p.write(look, x, y, 17, dayName(f.at.Day()))
		p.write(look, x+18, y, 22, p.in.Words.Say("level."+f.level.String()+".name"))
		p.write(look, x+41, y, width-41-24, reason)
		p.right(look, x+width, y, state)
		y += small.leading() + 0.25
	}
}

// together puts flags of one rule that were lifted together, or all stand, in
// one row, the newest of them first.
func together(flags []flag) [][]flag {
	var rows [][]flag
	for _, f := range flags {
		i := slices.IndexFunc(rows, func(r []flag) bool { return r[0].rule == f.rule && r[0].level == f.level && r[0].lifted == f.lifted })
		if i >= 0 {
			rows[i] = append(rows[i], f)
			continue
		}
		rows = append(rows, []flag{f})
	}
	return rows
}

// reason says why a flag was raised: what was answered, felt or noted.
func (p *page) reason(f flag) string {
	pack := p.in.Engine.Pack()
	if i, ok := pack.Rule(f.rule); ok {
		return p.reasonOf(&pack.Rules[i], f.cause)
	}
	if what, ok := p.feltAt(f.cause); ok {
		return p.say("flags.felt", "what", what)
	}
	if id := "report.between." + strings.TrimPrefix(string(f.rule), "between."); p.in.Words.Has(id) {
		return p.in.Words.Say(id)
	}
	return string(f.rule)
}

// feltAt says what an entry reports, and where it was felt.
func (p *page) feltAt(id string) (string, bool) {
	e, _ := p.entryOf(id)
	b, ok := e.Body.(journal.Happened)
	if !ok || b.Event.Do != session.Feel {
		return "", false
	}
	table := p.in.Engine.Sensations()
	what := p.in.Words.Say("sensation." + string(table.Sensation(b.Event.Report)) + ".name")
	if place := table.Place(b.Event.Report); place != "" {
		what += ", " + p.in.Words.Say("place."+string(place)+".name")
	}
	return strings.ToLower(what), true
}

// entryOf returns the entry with an id.
func (p *page) entryOf(id string) (journal.Entry, bool) {
	i := slices.IndexFunc(p.in.Journal.Entries(), func(e journal.Entry) bool { return e.ID == id })
	if i < 0 {
		return journal.Entry{}, false
	}
	return p.in.Journal.Entries()[i], true
}

// reasonOf names the items of a rule of the safety check that were answered.
func (p *page) reasonOf(r *protocol.Rule, cause string) string {
	var names []string
	a, known := p.answered(cause)
	for _, clause := range r.When {
		for _, atom := range clause {
			if name, ok := p.atom(&a, known, atom); ok {
				names = append(names, name)
			}
		}
	}
	return strings.Join(names, ", ")
}

// atom says one condition of a rule, when it held or nothing is known of it.
func (p *page) atom(a *screen.Answers, known bool, atom protocol.Atom) (string, bool) {
	i, _ := p.in.Engine.Pack().Item(atom.Item)
	table, label := p.in.Engine.Questions(), p.say("item."+string(atom.Item))
	if p.in.Engine.Pack().Items[i].Kind == protocol.Count {
		n, ok := table.GetCount(a, i)
		holds := atom.AtLeast != nil && n >= *atom.AtLeast || atom.Below != nil && n < *atom.Below
		return label + " " + fmt.Sprint(n), ok && holds
	}
	if known && table.Get(a, i) != protocol.Yes && table.Get(a, i) != protocol.Unsure {
		return "", false
	}
	if known && table.Get(a, i) == protocol.Unsure {
		return p.say("answers.unsure", "what", label), true
	}
	return label, true
}

// answered returns the answers of an entry.
func (p *page) answered(id string) (screen.Answers, bool) {
	e, _ := p.entryOf(id)
	switch b := e.Body.(type) {
	case journal.Screened:
		return b.Answers, true
	case journal.Prechecked:
		return b.Answers, true
	}
	return screen.Answers{}, false
}

// clearances lists the newest, each with who, until when and its limits.
func (p *page) clearances(x, y, width float64) float64 {
	if len(p.cleared) == 0 {
		p.write(plain, x, y, width, p.say("cleared.none"))
		return y + plain.leading()
	}
	bottom := y + 8*small.leading()
	if len(p.in.Harms) > 0 {
		bottom = y + 3*small.leading()
	}
	for i := len(p.cleared) - 1; i >= 0; i-- {
		room := int((bottom - y + 0.01) / small.leading())
		if i > 0 {
			room-- // for the line that counts the rest
		}
		if room < 1 {
			p.write(note, x, y, width, p.say("more", "n", fmt.Sprint(i+1)))
			return y + note.leading()
		}
		y = p.block(small, x, y, width, min(room, 3), p.clearance(p.cleared[i]))
	}
	return y
}

func (p *page) clearance(c clearance) string {
	parts := []string{p.say("cleared.by", "day", dayName(c.at.Day()), "by", c.By, "n", fmt.Sprint(len(c.Flags)))}
	if c.Until != 0 {
		parts = append(parts, p.say("cleared.until", "day", dayName(c.Until)))
	}
	if len(c.Limits.Techniques) > 0 {
		parts = append(parts, p.say("cleared.without", "names", p.techniques(c.Limits.Techniques)))
	}
	if c.Limits.HoldMax > 0 {
		parts = append(parts, p.say("cleared.hold", "seconds", fmt.Sprint(c.Limits.HoldMax)))
	}
	return strings.Join(parts, "; ")
}

func (p *page) techniques(list []protocol.TechniqueID) string {
	return strings.Join(protocol.IDsOf(list, func(id protocol.TechniqueID) string {
		return p.in.Words.Say("technique." + string(id) + ".short")
	}), ", ")
}

// harms are the adverse events, the newest first.
func (p *page) harms() []string {
	var out []string
	for i := len(p.in.Harms) - 1; i >= 0; i-- {
		h := p.in.Harms[i]
		line := dayName(h.Day) + "  " + h.What
		if h.Outcome != "" {
			line += ", " + h.Outcome
		}
		if h.Note != "" {
			line += ": " + h.Note
		}
		out = append(out, line)
	}
	return out
}
