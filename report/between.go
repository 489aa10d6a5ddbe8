package report

import (
	"fmt"
	"slices"
	"strings"

	"unknot/engine/journal"
)

// rated is a rating of activities and the entry it stands in.
type rated struct {
	id string
	on string // the day
	journal.Function
}

// correct puts the newest correction in place of a rating of activities.
func (f *facts) correct() {
	for _, e := range f.in.Journal.Entries() {
		c, ok := e.Body.(journal.Correction)
		if !ok {
			continue
		}
		if b, ok := c.To.(journal.Function); ok {
			if i := slices.IndexFunc(f.can, func(r rated) bool { return r.id == c.Of }); i >= 0 {
				f.can[i].Function = b
			}
		}
	}
}

// around says how pain after a session compared with that morning's.
func (p *page) around() string {
	lower, same, higher := p.after[0], p.after[1], p.after[2]
	if lower+same+higher == 0 {
		return ""
	}
	return p.say("doses.around", "n", fmt.Sprint(lower+same+higher), "lower", fmt.Sprint(lower), "same", fmt.Sprint(same), "higher", fmt.Sprint(higher))
}

// activities says how the person's own activities went at first and go now.
func (p *page) activities() string {
	if len(p.can) == 0 {
		return ""
	}
	first, last := p.can[0], p.can[len(p.can)-1]
	var names []string
	for _, r := range last.Ratings {
		name := fmt.Sprintf("%s %d", r.Activity, r.Score)
		if i := slices.IndexFunc(first.Ratings, func(x journal.Rating) bool { return x.Activity == r.Activity }); i >= 0 && len(p.can) > 1 {
			name = fmt.Sprintf("%s %d → %d", r.Activity, first.Ratings[i].Score, r.Score)
		}
		names = append(names, name)
	}
	return p.say("doses.activities", "names", strings.Join(names, ", "), "from", first.on, "to", last.on)
}
