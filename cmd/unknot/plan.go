package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"slices"
	"strconv"

	"unknot/engine/plan"
	"unknot/engine/protocol"
)

func runPlan(_ context.Context, p *program, args []string) error {
	d := &p.engine.Pack().Dose
	tools := protocol.IDs(p.engine.Pack().Tools, func(t protocol.Tool) protocol.ToolID { return t.ID })
	fs := flag.NewFlagSet("plan", flag.ContinueOnError)
	file := fs.String("answers", "", "file with the answers, - for standard input")
	minutes := fs.Int("minutes", d.Minutes.Default, "how long the session may take")
	has := fs.String("tools", "", "tools at hand, joined by commas; all when left out")
	tight := fs.String("tight", "", "muscles that feel tight, joined by commas")
	week := fs.Int("week", 1, "week of practice, 1 for the first")
	half := fs.Bool("half", false, "half a dose, after a worse morning")
	off := fs.String("off", "", "techniques to leave out, joined by commas")
	cleared := fs.String("cleared", "", "items a professional has cleared, joined by commas")
	asJSON := fs.Bool("json", false, "JSON only")
	if _, err := parse(fs, args, 0, 0); err != nil {
		return err
	}
	a, o, err := p.screened(fs.Name(), *file, *cleared)
	if err != nil {
		return err
	}
	wish := plan.Wish{Minutes: *minutes, Tools: ids[protocol.ToolID](tools), Tight: ids[protocol.MuscleID](split(*tight)),
		Week: *week, Half: *half, Off: ids[protocol.TechniqueID](split(*off))}
	if given(fs, "tools") {
		wish.Tools = ids[protocol.ToolID](split(*has))
	}
	made, err := p.engine.Plan(&a, o, wish)
	if err != nil {
		return err
	}
	return p.answer(*asJSON, made, func(w io.Writer) { p.sayPlan(w, made) })
}

// given reports whether a flag stood on the command line.
func given(fs *flag.FlagSet, name string) bool {
	found := false
	fs.Visit(func(f *flag.Flag) { found = found || f.Name == name })
	return found
}

// ids returns texts as ids.
func ids[ID ~string](list []string) []ID {
	out := make([]ID, len(list))
	for i, s := range list {
		out[i] = ID(s)
	}
	return out
}

// sayPlan says a plan in words.
func (p *program) sayPlan(w io.Writer, made plan.Plan) {
	if !made.Allowed {
		p.sayNotAllowed(w, made)
		return
	}
	fmt.Fprintln(w, p.words.Say("cli.plan", "time", clock(made.Seconds), "steps", strconv.Itoa(len(made.Steps))))
	at := 0
	for _, s := range made.Steps {
		name := p.words.Say("technique."+string(s.Technique)+".name") + ", " + p.words.Say("side."+s.Side.String()+".name")
		fmt.Fprintf(w, "  %5s  %-46s %s\n", clock(at), name,
			p.words.Say("cli.step", "roll", strconv.Itoa(s.Roll), "hold", strconv.Itoa(s.Hold), "holds", strconv.Itoa(s.Holds)))
		at += s.Seconds()
	}
	for _, l := range made.LeftOut {
		fmt.Fprintf(w, "  - %s\n", p.leftOut(l))
	}
	for _, n := range made.Notes {
		fmt.Fprintf(w, "  * %s\n", p.words.Say("plan.note."+string(n),
			"min", strconv.Itoa(p.engine.Pack().Dose.Minutes.Min), "discomfort", strconv.Itoa(made.DiscomfortMax)))
	}
}

// leftOut says why a technique, or one side of it, is not in a plan.
func (p *program) leftOut(l plan.LeftOut) string {
	name := p.words.Say("technique." + string(l.Technique) + ".name")
	side := ""
	if l.Side != 0 {
		side = p.words.Say("side." + l.Side.String() + ".name")
		name += ", " + side + ","
	}
	i, _ := p.engine.Pack().Technique(l.Technique)
	tool := p.words.Say("tool." + string(p.engine.Pack().Techniques[i].Tool) + ".name")
	return p.words.Say("plan.left."+string(l.Because), "technique", name, "side", side, "tool", tool)
}

func (p *program) sayNotAllowed(w io.Writer, made plan.Plan) {
	if made.Triage != 0 {
		level := made.Triage.String()
		fmt.Fprintf(w, "%s\n%s\n", p.words.Say("level."+level+".title"), p.words.Say("level."+level+".do", "number", p.words.Say("cli.emergency-number")))
	}
	if !made.Complete {
		fmt.Fprintf(w, "%s\n%s\n", p.words.Say("incomplete.title"), p.words.Say("incomplete.do"))
	}
	for _, r := range made.Reasons {
		for _, id := range slices.Compact(r.Items) {
			fmt.Fprintf(w, "  - %s\n", p.words.Say("item."+string(id)+".ask"))
		}
	}
}

// clock returns seconds as minutes and seconds.
func clock(seconds int) string { return fmt.Sprintf("%d:%02d", seconds/60, seconds%60) }
