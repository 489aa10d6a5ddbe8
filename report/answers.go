package report

import (
	"fmt"
	"slices"
	"strings"

	"unknot/engine/journal"
	"unknot/engine/protocol"
	"unknot/engine/screen"
)

// said are the answers of a full check, sorted by what they mean.
type said struct {
	yes     []string // yes and not sure, gravest first
	values  []string // numbers
	denied  []string
	missing []string
}

// answers lists what the newest full check says: what mattered, what was
// denied, and what was not answered.
func (p *page) answers(top float64) {
	c, ok := p.newest()
	if !ok {
		y := p.head(margin, top, inner, p.say("answers.title"))
		p.write(plain, margin, y, inner, p.say("answers.none"))
		return
	}
	const left = 60.0
	s := p.sort(c)
	y := p.head(margin, top, left, p.say("answers.yes", "n", fmt.Sprint(len(s.yes)), "day", dayName(c.day)))
	if len(s.yes) == 0 {
		y = p.block(plain, margin, y, left, 2, p.say("answers.yes.none"))
	}
	y = p.yes(margin, y, left, s.yes)
	y = p.block(small, margin, y+0.6, left, 1, strings.Join(s.values, ", "))
	p.fit(note, margin, y+0.6, left, courseTop-1.6-y, p.ledTo(c))
	p.denied(margin+left+columnGap, top, inner-left-columnGap, s)
}

// yes puts a line an answer while there is room, and else all in one text.
func (p *page) yes(x, y, width float64, lines []string) float64 {
	const most = 6
	p.use(bolder)
	fits := func(s string) bool { return p.pdf.GetStringWidth(s) <= width }
	if len(lines) > most || slices.ContainsFunc(lines, func(s string) bool { return !fits(s) }) {
		return p.fit(bolder, x, y, width, 20.5, strings.Join(lines, "; "))
	}
	return p.list(bolder, x, y, width, most, lines)
}

// denied puts what was denied, and what was not answered, in one text each.
func (p *page) denied(x, top, width float64, s said) {
	y := p.head(x, top, width, p.say("answers.no", "n", fmt.Sprint(len(s.denied))))
	if len(s.missing) > 0 {
		missing := p.missingSays(s)
		all := len(s.missing) + len(s.denied)
		y = p.fit(bolder.red(), x, y, width, max(6.5, (courseTop-1.4-y)*float64(len(s.missing))/float64(all)), missing) + 0.4
	}
	if len(s.denied) > 0 {
		p.fit(small, x, y, width, courseTop-1-y, strings.Join(s.denied, "; "))
	}
}

// list puts lines, at most so many; the last one counts the rest.
func (p *page) list(y style, x, top, width float64, most int, lines []string) float64 {
	for i, line := range lines {
		if i == most-1 && len(lines) > most {
			p.write(note, x, top, width, p.say("more", "n", fmt.Sprint(len(lines)-i)))
			return top + y.leading()
		}
		p.write(y, x, top, width, line)
		top += y.leading()
	}
	return top
}

// sort sorts the answers of a check.
func (p *page) sort(c check) said {
	b := c.entry.Body.(journal.Screened)
	var out said
	for _, i := range p.gravest(&b.Answers) {
		p.sortOne(&out, &b.Answers, i)
	}
	return out
}

// gravest returns the items in order: those that fired the gravest rules first.
func (p *page) gravest(a *screen.Answers) []int {
	pack := p.in.Engine.Pack()
	weight := make([]protocol.Level, len(pack.Items))
	for _, r := range p.in.Engine.Questions().Reasons(a, p.in.Engine.Screen(a, protocol.Set{})) {
		for _, id := range r.Items {
			i, _ := pack.Item(id)
			weight[i] = max(weight[i], r.Level)
		}
	}
	out := make([]int, len(pack.Items))
	for i := range out {
		out[i] = i
	}
	slices.SortStableFunc(out, func(a, b int) int { return int(weight[b]) - int(weight[a]) })
	return out
}

func (p *page) sortOne(out *said, a *screen.Answers, i int) {
	table, item := p.in.Engine.Questions(), &p.in.Engine.Pack().Items[i]
	label := p.say("item." + string(item.ID))
	if !a.Given().Has(i) {
		out.missing = append(out.missing, label)
		return
	}
	switch item.Kind {
	case protocol.YesNo:
		out.answer(p, label, table.Get(a, i))
	case protocol.Count:
		n, _ := table.GetCount(a, i)
		out.values = append(out.values, label+" "+fmt.Sprint(n))
	case protocol.SiteOf:
		bits, _ := table.GetSites(a, i)
		out.sites(p, label, bits)
	}
}

func (s *said) answer(p *page, label string, a protocol.Answer) {
	switch a {
	case protocol.No:
		s.denied = append(s.denied, label)
	case protocol.Unsure:
		s.yes = append(s.yes, p.say("answers.unsure", "what", label))
	case protocol.Yes:
		s.yes = append(s.yes, p.say("answers.said", "what", label))
	}
}

func (s *said) sites(p *page, label string, bits uint32) {
	var names []string
	for i, site := range p.in.Engine.Pack().Sites {
		if bits&(1<<i) != 0 {
			names = append(names, p.in.Words.Say("site."+string(site.ID)+".name"))
		}
	}
	if len(names) == 0 {
		s.denied = append(s.denied, label)
		return
	}
	s.yes = append(s.yes, label+": "+strings.Join(names, ", "))
}
