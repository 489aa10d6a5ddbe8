package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"strconv"
	"strings"

	"unknot/engine/protocol"
	"unknot/engine/screen"
	"unknot/engine/strict"
)

func runScreen(_ context.Context, p *program, args []string) error {
	fs := flag.NewFlagSet("screen", flag.ContinueOnError)
	file := fs.String("answers", "", "file with the answers, - for standard input")
	cleared := fs.String("cleared", "", "items a professional has cleared, joined by commas")
	asJSON := fs.Bool("json", false, "JSON only")
	if _, err := parse(fs, args, 0, 0); err != nil {
		return err
	}
	a, o, err := p.screened(fs.Name(), *file, *cleared)
	if err != nil {
		return err
	}
	report := p.engine.Questions().Report(&a, o)
	return p.answer(*asJSON, report, func(w io.Writer) { p.sayOutcome(w, &a, report) })
}

// screened reads and screens the answers of a command, with a list of items
// that a professional has cleared.
func (p *program) screened(command, file, cleared string) (screen.Answers, screen.Outcome, error) {
	a, err := p.answers(command, file)
	if err != nil {
		return a, screen.Outcome{}, err
	}
	items, err := p.clearedItems(cleared)
	return a, p.engine.Screen(&a, items), err
}

// answers reads the answers of a command that needs them.
func (p *program) answers(command, file string) (screen.Answers, error) {
	if file == "" {
		return screen.Answers{}, usageError{command + ": --answers FILE is missing; use - for standard input"}
	}
	data, err := p.read(file)
	if err != nil {
		return screen.Answers{}, err
	}
	return p.engine.Questions().Read(file, data)
}

// clearedItems reads a list of items joined by commas.
func (p *program) clearedItems(list string) (protocol.Set, error) {
	var set protocol.Set
	for _, id := range split(list) {
		i, ok := p.engine.Pack().Item(protocol.ItemID(id))
		if !ok {
			known := protocol.IDs(p.engine.Pack().Items, func(x protocol.Item) protocol.ItemID { return x.ID })
			return set, fmt.Errorf("--cleared: %s is not a known question%s", strict.Quote(id), strict.Hint(id, known))
		}
		set = set.With(i)
	}
	return set, nil
}

// split returns the parts of a list joined by commas.
func split(list string) []string {
	if list == "" {
		return nil
	}
	return strings.Split(list, ",")
}

// sayOutcome says an outcome in words.
func (p *program) sayOutcome(w io.Writer, a *screen.Answers, r screen.Report) {
	if r.Triage != nil {
		level := r.Triage.String()
		fmt.Fprintf(w, "%s\n%s\n", p.words.Say("level."+level+".title"), p.words.Say("level."+level+".do", "number", p.words.Say("cli.emergency-number")))
	}
	if !r.Complete {
		fmt.Fprintf(w, "%s\n%s\n", p.words.Say("incomplete.title"), p.words.Say("incomplete.do"))
		for _, id := range r.Missing {
			fmt.Fprintf(w, "  ? %s\n", p.words.Say("item."+string(id)+".ask"))
		}
	}
	for _, reason := range r.Reasons {
		p.sayReason(w, a, reason)
	}
	p.sayAdaptations(w, r.Adaptations)
}

func (p *program) sayReason(w io.Writer, a *screen.Answers, r screen.Reason) {
	for _, id := range r.Items {
		i, _ := p.engine.Pack().Item(id)
		n := ""
		if p.engine.Pack().Items[i].Kind == protocol.Count {
			count, _ := p.engine.Questions().GetCount(a, i)
			n = strconv.Itoa(count)
		}
		fmt.Fprintf(w, "  - %s\n", p.words.Say("cli.you-said", "said", p.words.Say("item."+string(id)+".said", "n", n)))
		fmt.Fprintf(w, "    %s\n", p.words.Say("item."+string(id)+".why"))
	}
	if r.Cleared {
		fmt.Fprintf(w, "    %s\n", p.words.Say("cli.cleared"))
	}
	fmt.Fprintf(w, "    %s\n", p.words.Say("cli.sources", "sources", join(r.Sources)))
}

func (p *program) sayAdaptations(w io.Writer, a screen.AdaptationsReport) {
	say := func(when bool, id string, args ...string) {
		if when {
			fmt.Fprintf(w, "  * %s\n", p.words.Say("adapt."+id, args...))
		}
	}
	say(len(a.Techniques) > 0, "technique", "names", p.names("technique", texts(a.Techniques)))
	say(len(a.Sites) > 0, "sites", "names", p.names("site", texts(a.Sites)))
	say(len(a.Tools) > 0, "tool", "names", p.names("tool", texts(a.Tools)))
	say(len(a.Firmnesses) > 0, "soft")
	say(a.HoldMax < p.engine.Pack().Dose.Hold.Max, "hold", "seconds", strconv.Itoa(a.HoldMax))
	say(a.DiscomfortMax < p.engine.Pack().Dose.Ceiling.Max, "discomfort", "n", strconv.Itoa(a.DiscomfortMax))
	say(!a.Pacing, "pacing")
	say(a.SeeDoctor, "doctor")
}

// names returns the names of things, joined for a sentence.
func (p *program) names(prefix string, ids []string) string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = p.words.Say(prefix + "." + id + ".name")
	}
	return strings.Join(out, ", ")
}

// texts returns ids as plain texts.
func texts[ID ~string](ids []ID) []string {
	return protocol.IDs(ids, func(id ID) ID { return id })
}

// join returns ids joined by commas.
func join[ID ~string](ids []ID) string { return strings.Join(texts(ids), ", ") }
