package engine_test

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"unknot/engine/progress"
	"unknot/engine/protocol"
	"unknot/engine/screen"
	"unknot/engine/stop"
)

// vocabulary reads a table that was copied from the public vocabulary, without
// its comments.
func vocabulary(tb testing.TB, name string) [][]string {
	tb.Helper()
	text, err := os.ReadFile("testdata/vocabulary/" + name)
	if err != nil {
		tb.Fatal(err)
	}
	var out [][]string
	for line := range strings.Lines(string(text)) {
		if cells := strings.Fields(line); len(cells) > 0 && cells[0] != "#" {
			out = append(out, cells)
		}
	}
	return out
}

// promised is what the vocabulary says of a pack, as facts: one line each.
func promised(tb testing.TB) []string {
	tb.Helper()
	var out []string
	for _, cells := range vocabulary(tb, "screening.txt") {
		out = append(out, fact("item", cells[0], cells[1], cells[2] == "emergency"))
		if cells[1] != "num" {
			out = append(out, fact("yes", cells[0], cells[2], cells[3:]))
		}
		if cells[2] == "professional-first" {
			out = append(out, fact("cleared", cells[0], "adapt"))
		}
	}
	for _, cells := range vocabulary(tb, "stop.txt") {
		for i, cell := range cells[1:] {
			out = append(out, fact("felt", cells[0], placeNames[i], cell))
		}
	}
	return append(out, strings.Split(strings.TrimSpace(numbersPromised), "\n")...)
}

func fact(parts ...any) string { return strings.TrimSuffix(fmt.Sprintln(parts...), "\n") }

var placeNames = strings.Fields("here back leg-left leg-right both-legs foot saddle lips-or-fingers elsewhere -")

// numbersPromised are the bounds, doses and rules of the vocabulary.
const numbersPromised = `
num age 0 professional-first
num age 17 professional-first
num age 18 clear
num age 120 clear
num pain-now 7 clear
num pain-now 8 professional-first
num pain-now 10 professional-first
pair thin-bones urgent
pair steroids urgent
pair 64 clear
pair 65 urgent
discomfort 4 go-on
discomfort 5 ease
discomfort 6 leave
again steady-ache step leave 0
again steady-ache week ease 0
again dizzy week stop professional-first
again dizzy last stop 0
again back-worse last stop professional-first
again back-worse week stop 0
limit session 720 600 900
limit minutes 12 10 15
limit hold 45 30 60
limit firstHold 30 30 30
limit roll 45 30 120
limit muscleSide max 180
limit speed 30 20 60
limit discomfort from 2 to 4
limit ceiling 5 max 5
limit week 4 3 5
limit day max 1
limit inARow max 2
limit screening 28
breath natural 0 0 false
breath breath-3-5 3000 5000 false
breath breath-4-6 4000 6000 true
ask [20 40]
mornings [3 3 3 4]
mornings [3 3 3 3 4 4] one-point-twice half-dose 0
mornings [3 3 3 5] two-points-once rest-then-half 0
mornings [3 4 3 4 5] one-point-twice half-dose 0
mornings [4 3 4 3 5]
mornings [3 3 3 3 5 3 5] two-points-once rest-then-half 0 two-points-often suspend professional-first
mornings [3 3 3 3 5 3 3 5] two-points-once rest-then-half 0
mornings [3 3 3 4 3 4]
mornings [3 3 3 5 3]
mornings [1 1 1 1 2 -1 -1 2 2 2 2 2 2 3]
mornings [3 3 3 3 3 3 3 4 4 4 4 4 4 4] mean-up suspend professional-first
mornings [3 3 3 3 3 3 3 3 4 4 4 4 4 4]
mornings [3 3 9]
mornings [1 1 1 1 9 9 9 9 9 9 9 9] mean-up suspend professional-first
function 2 suspend professional-first
function 1
settle 60 true
settle 59 false
change 42 5 5 true
change 41 5 5 false
change 42 9 7 false
change 42 9 8 true
change 42 3 2 false
change 42 4 3 true
change by 30 percent true
`

// facts are what a pack does, in the same form.
func facts(p *protocol.Pack) []string {
	t, err := screen.New(p)
	if err != nil {
		return []string{err.Error()}
	}
	return slices.Concat(itemFacts(p, t), numberFacts(p, t), stopFacts(p, stop.New(p)), doseFacts(p), betweenFacts(&p.Between))
}

// noToAll answers every question so that nothing is found.
func noToAll(p *protocol.Pack, t *screen.Table) screen.Answers {
	var a screen.Answers
	for i, it := range p.Items {
		switch it.Kind {
		case protocol.YesNo:
			_ = t.Answer(&a, i, protocol.No)
		case protocol.Count:
			_ = t.AnswerCount(&a, i, map[protocol.ItemID]int{"age": 44, "pain-now": 3}[it.ID])
		case protocol.SiteOf:
			_ = t.AnswerSites(&a, i, 0)
		}
	}
	return a
}

func itemFacts(p *protocol.Pack, t *screen.Table) []string {
	var out []string
	no := noToAll(p, t)
	for i, it := range p.Items {
		out = append(out, fact("item", it.ID, it.Kind, it.Short))
		if it.Kind == protocol.Count {
			continue
		}
		a := no
		if it.Kind == protocol.SiteOf {
			_ = t.AnswerSites(&a, i, 1)
		} else {
			_ = t.Answer(&a, i, protocol.Unsure)
		}
		o := t.Screen(&a, protocol.Set{})
		out = append(out, fact("yes", it.ID, o.Level, changes(t.Report(&a, o).Adaptations)))
		if o.Level == protocol.ProfessionalFirst {
			out = append(out, fact("cleared", it.ID, t.Screen(&a, protocol.Set{}.With(i)).Level))
		}
	}
	return out
}

// changes writes adaptations as the table has them.
func changes(a screen.AdaptationsReport) []string {
	out := []string{}
	say := func(when bool, text string) {
		if when {
			out = append(out, text)
		}
	}
	say(len(a.Techniques) > 0, "out="+strings.Join(protocol.IDs(a.Techniques, func(x protocol.TechniqueID) protocol.TechniqueID { return x }), ","))
	say(len(a.Tools) > 0, "tool="+strings.Join(protocol.IDs(a.Tools, func(x protocol.ToolID) protocol.ToolID { return x }), ","))
	say(len(a.Firmnesses) > 0, "firm="+strings.Trim(strings.ReplaceAll(fmt.Sprint(a.Firmnesses), " ", ","), "[]"))
	say(a.DiscomfortMax != 5, "discomfort="+strconv.Itoa(a.DiscomfortMax))
	say(a.HoldMax != 60, "hold="+strconv.Itoa(a.HoldMax))
	say(!a.Pacing, "pacing=no")
	say(a.SeeDoctor, "doctor=yes")
	say(len(a.Sites) > 0, "sites=yes")
	return out
}

func numberFacts(p *protocol.Pack, t *screen.Table) []string {
	var out []string
	level := func(said map[protocol.ItemID]int) protocol.Level {
		a := noToAll(p, t)
		for id, n := range said {
			i, ok := p.Item(id)
			switch {
			case !ok:
			case n < 0:
				_ = t.Answer(&a, i, protocol.Yes)
			default:
				_ = t.AnswerCount(&a, i, n)
			}
		}
		return t.Screen(&a, protocol.Set{}).Level
	}
	for _, x := range []struct {
		id protocol.ItemID
		n  int
	}{{"age", 0}, {"age", 17}, {"age", 18}, {"age", 120}, {"pain-now", 7}, {"pain-now", 8}, {"pain-now", 10}} {
		out = append(out, fact("num", x.id, x.n, level(map[protocol.ItemID]int{x.id: x.n})))
	}
	for _, id := range []protocol.ItemID{"thin-bones", "steroids"} {
		out = append(out, fact("pair", id, level(map[protocol.ItemID]int{"minor-injury": -1, id: -1})))
	}
	for _, n := range []int{64, 65} {
		out = append(out, fact("pair", n, level(map[protocol.ItemID]int{"minor-injury": -1, "age": n})))
	}
	return out
}

func betweenFacts(b *protocol.Between) []string {
	var out []string
	for _, pains := range [][]int{{3, 3, 3, 4}, {3, 3, 3, 3, 4, 4}, {3, 3, 3, 5}, {3, 4, 3, 4, 5}, {4, 3, 4, 3, 5}, {3, 3, 3, 3, 5, 3, 5}, {3, 3, 3, 3, 5, 3, 3, 5}, {3, 3, 3, 4, 3, 4}, {3, 3, 3, 5, 3}, {1, 1, 1, 1, 2, -1, -1, 2, 2, 2, 2, 2, 2, 3},
		{3, 3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4}, {3, 3, 3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4}, {3, 3, 9}, {1, 1, 1, 1, 9, 9, 9, 9, 9, 9, 9, 9}} {
		out = append(out, fact("mornings", pains)+found(progress.Mornings(b, mornings(0, pains...), 0)))
	}
	for _, fall := range []int{2, 1} {
		list := []progress.Function{{Day: 1, Ratings: []progress.Rating{{Activity: "walking", Score: 8}}}, {Day: 2, Ratings: []progress.Rating{{Activity: "walking", Score: 8 - fall}}}}
		out = append(out, fact("function", fall)+strings.ReplaceAll(found(progress.Functions(b, list, 0)), " function-down", ""))
	}
	for _, minutes := range []int{60, 59} {
		_, late := progress.Settled(b, 3, 4, minutes, 0)
		out = append(out, fact("settle", minutes, late))
	}
	for _, x := range [][3]int{{42, 5, 5}, {41, 5, 5}, {42, 9, 7}, {42, 9, 8}, {42, 3, 2}, {42, 4, 3}} {
		first := slices.Repeat([]int{x[1]}, 7)
		now := mornings(36, slices.Repeat([]int{x[2]}, 7)...)
		_, said := progress.NotHelping(b, append(mornings(0, first...), now...), 0, protocol.Day(x[0]))
		out = append(out, fact("change", x[0], x[1], x[2], said))
	}
	half := append(mornings(0, 5, 5, 5, 5, 5, 5, 5), mornings(36, 3, 3, 3, 4, 4, 4)...) // from 5 to 3.5
	_, said := progress.NotHelping(b, half, 0, 42)
	out = append(out, fact("change by 30 percent", !said))
	return out
}

// mornings makes one morning a day; a negative pain is a day without one.
func mornings(from int, pains ...int) []progress.Morning {
	var out []progress.Morning
	for i, p := range pains {
		if p >= 0 {
			out = append(out, progress.Morning{Day: protocol.Day(from + i), Pain: p})
		}
	}
	return out
}

// found writes findings, each with a space before it.
func found(list []progress.Finding) string {
	out := ""
	for _, f := range list {
		out += " " + fact(strings.TrimPrefix(string(f.Rule), "between."), f.Remedy, level(f.Level))
	}
	return out
}

func level(l protocol.Level) string {
	if l == 0 {
		return "0"
	}
	return l.String()
}
