package verify

import (
	"encoding/json"

	"unknot/engine/protocol"
	"unknot/engine/screen"
)

// A value is one way to answer, or not to answer, an item.
type value struct {
	answer protocol.Answer // of YesNo, 0 when not answered
	count  int             // of Count, -1 when not answered
	sites  int64           // of SiteOf, -1 when not answered
}

// values returns the ways to answer an item that any rule can tell apart, the
// mildest first and "not answered" last: for numbers, every value.
func values(p *protocol.Pack, item int) []value {
	it := &p.Items[item]
	none := value{count: -1, sites: -1}
	var out []value
	switch it.Kind {
	case protocol.YesNo:
		for a := protocol.No; a <= protocol.Unsure; a++ {
			v := none
			v.answer = a
			out = append(out, v)
		}
	case protocol.Count:
		for n := it.Min; n <= it.Max; n++ {
			v := none
			v.count = n
			out = append(out, v)
		}
	case protocol.SiteOf:
		for _, sites := range siteSets(p) {
			v := none
			v.sites = sites
			out = append(out, v)
		}
	}
	return append(out, none)
}

// siteSets returns no site, each site alone, and all of them.
func siteSets(p *protocol.Pack) []int64 {
	out := []int64{0}
	for i := range p.Sites {
		out = append(out, 1<<i)
	}
	return append(out, 1<<len(p.Sites)-1)
}

// answered reports whether the value is an answer.
func (v value) answered() bool { return v.answer != 0 || v.count >= 0 || v.sites >= 0 }

// give answers an item with a value. It panics when the table refuses, which
// the values are made not to do.
func give(t *screen.Table, a *screen.Answers, item int, v value) {
	t.Clear(a, item)
	var err error
	switch {
	case v.answer != 0:
		err = t.Answer(a, item, v.answer)
	case v.count >= 0:
		err = t.AnswerCount(a, item, v.count)
	case v.sites >= 0:
		err = t.AnswerSites(a, item, uint32(v.sites))
	}
	if err != nil {
		panic("engine: internal error: " + err.Error())
	}
}

// mildest returns the answers to which no rule of a sound pack fires: no to
// everything, no sites, no pain, and the age of 40.
func mildest(t *screen.Table) screen.Answers {
	var a screen.Answers
	for i, it := range t.Pack().Items {
		v := values(t.Pack(), i)[0]
		if it.ID == "age" {
			v.count = 40
		}
		give(t, &a, i, v)
	}
	return a
}

// show writes answers for a counterexample, so that unknot screen can replay
// it.
func show(t *screen.Table, a *screen.Answers) string {
	b, err := json.Marshal(map[string]json.RawMessage{"answers": t.AppendJSON(nil, a)})
	if err != nil {
		panic("engine: internal error: " + err.Error())
	}
	return string(b)
}

// dice is a source of numbers that are the same on every run and machine.
type dice uint64

// roll returns a number from 0 to n-1.
func (d *dice) roll(n int) int {
	*d ^= *d << 13
	*d ^= *d >> 7
	*d ^= *d << 17
	return int(uint64(*d) >> 33 % uint64(n))
}
