package tui

import (
	"fmt"
	"strconv"

	"unknot/engine"
	"unknot/engine/journal"
	"unknot/engine/plan"
	"unknot/engine/protocol"
)

// A wish is what the person chose for today.
type wish struct {
	minutes int
	tools   uint32 // bits by index into the pack
	chosen  bool   // the tools were chosen
	tight   uint32
}

// The fields of the page that asks for the wish.
const (
	fieldTools = iota
	fieldMinutes
	fieldTight
)

// showToday asks for the tools at hand, the minutes, and what is tight.
func (g *guide) showToday(s journal.Standing) {
	p := &page{name: "today", tone: calm, title: g.say("today.title")}
	if s.Half && s.Holding != nil {
		p.body = append(p.body, line{text: g.word(string(s.Holding.Rule) + ".say")})
		p.body = append(p.body, g.numbers(g.lies.Holding, s.Now)...)
	}
	if s.NotHelping {
		p.body = append(p.body, line{text: g.word(string(g.pack.Between.NoChange.ID) + ".say")})
		p.body = append(p.body, g.noChange()...)
	}
	p.body = append(p.body, g.ending(s.Now)...)
	p.body = append(p.body, g.weekly()...)
	m := g.pack.Dose.Minutes
	p.fields = []field{
		{kind: ticks, label: g.say("today.tools"), given: g.wish.chosen, ticked: g.wish.tools},
		{kind: counted, label: g.say("today.minutes", "min", strconv.Itoa(m.Min), "max", strconv.Itoa(m.Max)), min: m.Min, max: m.Max, given: true, number: g.wish.minutes},
		{kind: ticks, label: g.say("today.tight"), optional: true, given: true, ticked: g.wish.tight},
	}
	for _, x := range g.pack.Tools {
		p.fields[fieldTools].choices = append(p.fields[fieldTools].choices, g.word("tool."+string(x.ID)+".name"))
	}
	for _, x := range g.pack.Muscles {
		p.fields[fieldTight].choices = append(p.fields[fieldTight].choices, g.word("muscle."+string(x.ID)+".name"))
	}
	p.changed = func() {
		if f := p.fields; f[fieldMinutes].given {
			g.wish = wish{f[fieldMinutes].number, f[fieldTools].ticked, f[fieldTools].given, f[fieldTight].ticked}
		}
	}
	p.actions = []action{{key: "p", label: g.say("today.plan"), needs: true, do: func() { g.showPlan(s) }}}
	p.actions = append(p.actions, g.due(s)...)
	p.actions = append(p.actions, g.notes(g.home)...)
	p.actions = append(p.actions, g.leaveAction())
	g.show(p)
}

// planFor makes the plan for the wish and where the person stands.
func (g *guide) planFor(s journal.Standing) (plan.Plan, error) {
	c := engine.Choice{Minutes: g.wish.minutes}
	for i, x := range g.pack.Tools {
		if g.wish.tools&(1<<i) != 0 {
			c.Tools = append(c.Tools, x.ID)
		}
	}
	for i, x := range g.pack.Muscles {
		if g.wish.tight&(1<<i) != 0 {
			c.Tight = append(c.Tight, x.ID)
		}
	}
	return g.Engine.Today(&s, c)
}

// showPlan shows the plan: each step with its time and why, what is left out
// and why, and what the plan says about itself.
func (g *guide) showPlan(s journal.Standing) {
	made, err := g.planFor(s)
	if err != nil {
		g.fail(err)
		return
	}
	p := &page{name: "plan", tone: calm, title: g.say("plan.title", "minutes", g.minutes((made.Seconds+30)/60))}
	if len(made.Steps) == 0 {
		p.title = g.say("plan.nothing")
	}
	for _, n := range made.Notes {
		p.body = append(p.body, line{text: g.word("plan.note."+string(n), "min", strconv.Itoa(g.pack.Dose.Session.Min/60), "discomfort", strconv.Itoa(made.DiscomfortMax))})
	}
	for i := range made.Steps {
		p.body = append(p.body, g.planStep(made.Steps, i)...)
	}
	if made.Firmness != 0 {
		p.body = append(p.body, line{text: g.say("plan.firmness", "firmness", g.word("firmness."+made.Firmness.String()+".name"))})
	}
	if len(made.LeftOut) > 0 {
		p.body = append(p.body, line{text: g.say("plan.left"), kind: strong})
	}
	for _, x := range made.LeftOut {
		p.body = append(p.body, line{text: g.leftOut(x), kind: bullet})
	}
	if made.Allowed && len(made.Steps) > 0 {
		p.body = append(p.body, line{text: g.say("plan.pressure", "n", strconv.Itoa(g.ceiling(&made)))}, line{text: g.say("plan.stop"), kind: strong})
		p.actions = []action{{key: "enter", label: g.say("plan.start"), do: func() { g.startSession(made) }}}
	}
	p.actions = append(p.actions, action{key: "c", label: g.say("plan.change"), do: func() { g.showToday(s) }}, g.leaveAction())
	g.show(p)
}

// ceiling is the discomfort at which to ease.
func (g *guide) ceiling(p *plan.Plan) int {
	if p.DiscomfortMax > 0 {
		return p.DiscomfortMax
	}
	return g.pack.Dose.Ceiling.Default
}

// planStep says one step of a plan; why it is in is said once a technique.
func (g *guide) planStep(steps []plan.Step, i int) []line {
	x := &steps[i]
	out := []line{{text: g.say("plan.step", "n", strconv.Itoa(i+1), "name", g.name(x.Technique, x.Side), "time", clockOf(x.Seconds()), "tool", g.word("tool."+string(x.Tool)+".name")), kind: strong}}
	id := "plan.times"
	if x.Holds > 1 {
		id = "plan.times-more"
	}
	out = append(out, line{text: g.say(id, "enter", clockOf(x.Enter), "roll", clockOf(x.Roll), "hold", clockOf(x.Hold), "n", strconv.Itoa(x.Holds), "exit", clockOf(x.Exit)), kind: soft})
	if i > 0 && steps[i-1].Technique == x.Technique {
		return out
	}
	why := g.word("technique." + string(x.Technique) + ".why")
	for _, w := range x.Why {
		why += " " + g.word("plan.why."+string(w))
	}
	return append(out, line{text: why})
}

// leftOut says why a technique is not in the plan.
func (g *guide) leftOut(x plan.LeftOut) string {
	side := g.say("both-sides")
	if x.Side != 0 {
		side = g.word("side." + x.Side.String() + ".name")
	}
	tool := ""
	if i, ok := g.pack.Technique(x.Technique); ok {
		tool = g.word("tool." + string(g.pack.Techniques[i].Tool) + ".name")
	}
	return g.word("plan.left."+string(x.Because), "technique", g.word("technique."+string(x.Technique)+".name"), "side", side, "tool", tool)
}

// name names a technique and its side.
func (g *guide) name(id protocol.TechniqueID, side protocol.Side) string {
	return g.say("step.name", "technique", g.word("technique."+string(id)+".name"), "side", g.word("side."+side.String()+".name"))
}

// clockOf writes seconds as minutes and seconds.
func clockOf(seconds int) string { return fmt.Sprintf("%d:%02d", seconds/60, seconds%60) }
