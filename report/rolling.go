package report

import (
	"fmt"
	"strings"

	"unknot/engine/protocol"
)

// rolling says what was done: how often, by which technique, how long on which
// side, and where on the body.
func (p *page) rolling(top float64) {
	const left = 122.0
	y := p.head(margin, top, left, p.say("doses.title"))
	if p.count.began == 0 {
		p.write(plain, margin, y, left, p.say("doses.none"))
	} else {
		y = p.block(small, margin, y, left, 2, p.summary())
		y = p.table(margin, y+1.2, left)
		y = p.block(note, margin, y+0.6, left, 3, p.sensations())
	}
	y = p.block(small, margin, y+1, left, 2, p.around())
	p.block(small, margin, y+0.4, left, 3, p.activities())
	p.figures(margin+left+columnGap, top, inner-left-columnGap)
}

// summary counts the sessions.
func (p *page) summary() string {
	weeks := float64(p.in.Days) / 7
	return p.say("doses.summary", "n", fmt.Sprint(p.count.began), "days", fmt.Sprint(p.in.Days),
		"week", fmt.Sprintf("%.1f", float64(p.count.began)/weeks), "completed", fmt.Sprint(p.count.completed),
		"stopped", fmt.Sprint(p.count.stopped), "minutes", fmt.Sprintf("%.1f", float64(p.count.seconds)/60/float64(p.count.began)))
}

// The columns of the table of doses: where each ends, from its left edge.
var doseColumns = []struct {
	id string
	at float64
}{{"sessions", 60}, {"left", 74}, {"right", 88}, {"eased", 99}, {"same", 110}, {"hurt", 121}}

func (p *page) table(x, y, width float64) float64 {
	p.write(note, x, y, 44, p.say("doses.technique"))
	for _, c := range doseColumns {
		p.right(note, x+c.at, y, p.say("doses."+c.id))
	}
	y += note.leading() + 0.2
	for _, d := range p.doses {
		p.line(faint, 0.1, x, y, x+width, y)
		y += 0.25
		t := p.in.Engine.Pack().Techniques[d.technique].ID
		p.write(small, x, y, 46, p.in.Words.Say("technique."+string(t)+".name"))
		for i, n := range []string{fmt.Sprint(d.sessions), minutes(d.seconds[protocol.Left]), minutes(d.seconds[protocol.Right]),
			fmt.Sprint(d.eased), fmt.Sprint(d.same), fmt.Sprint(d.hurt)} {
			p.right(small, x+doseColumns[i].at, y, n)
		}
		y += small.leading()
	}
	return y
}

func minutes(seconds int) string { return fmt.Sprint((seconds + 30) / 60) }

// sensations says what was felt while rolling, in the order it was first
// reported.
func (p *page) sensations() string {
	if len(p.felt) == 0 {
		return p.say("doses.felt.none")
	}
	var names []string
	for _, f := range p.felt {
		names = append(names, fmt.Sprintf("%s %d", strings.ToLower(p.in.Words.Say("sensation."+string(f.id)+".name")), f.n))
	}
	return p.say("doses.felt", "names", strings.Join(names, ", "))
}
