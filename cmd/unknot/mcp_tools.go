package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"unknot/engine"
	"unknot/engine/journal"
	"unknot/engine/plan"
	"unknot/engine/protocol"
	"unknot/engine/screen"
)

// answersIn are answers of the safety check.
type answersIn struct {
	Answers map[string]any `json:"answers,omitempty" jsonschema:"the person's own answers, by question id: yes, no or unsure, a whole number, or a list of sites; leave out what was not answered"`
}

// read reads answers as strictly as from a file.
func (in answersIn) read(p *program) (screen.Answers, error) {
	if in.Answers == nil {
		return screen.Answers{}, nil
	}
	text, err := json.Marshal(map[string]any{"answers": in.Answers})
	if err != nil {
		return screen.Answers{}, err
	}
	return p.engine.Questions().Read("screen", text)
}

func (a *assistant) screen(_ context.Context, in answersIn) (told, error) {
	answers, err := in.read(a.p)
	if err != nil {
		return told{}, err
	}
	r := a.p.engine.Questions().Report(&answers, a.p.engine.Screen(&answers, protocol.Set{}))
	return told{r, inWords(func(w io.Writer) { a.p.sayOutcome(w, &answers, r) })}, nil
}

// planIn is what a plan is wanted for.
type planIn struct {
	answersIn
	Minutes    int                 `json:"minutes,omitempty" jsonschema:"how long the session may take, 10 to 15"`
	Tools      []protocol.ToolID   `json:"tools,omitempty" jsonschema:"tools at hand: foam-roller, massage-ball; both when left out"`
	Tight      []protocol.MuscleID `json:"tight,omitempty" jsonschema:"muscles that feel tight to the person, by id"`
	Techniques []string            `json:"techniques,omitempty" jsonschema:"techniques the person asks for, by id; the plan decides, and what is never rolled is refused"`
}

// refused is the answer to a wish for what is never rolled.
type refused struct {
	Refused bool      `json:"refused"`
	Because explained `json:"because"`
}

func (a *assistant) plan(_ context.Context, in planIn) (told, error) {
	for _, id := range slices.Concat(in.Techniques, texts(in.Tight)) {
		if t, no := a.never(id); no {
			return t, nil
		}
	}
	for _, id := range in.Techniques {
		if _, err := a.p.engine.Explain(id); err != nil {
			return told{}, err
		}
	}
	s := a.journal.Standing(a.Now())
	if t, no := a.barred(&s, in.Answers != nil); no {
		return t, nil
	}
	made, err := a.made(&s, in)
	if err != nil {
		return told{}, err
	}
	return told{made, inWords(func(w io.Writer) {
		a.p.sayPlan(w, made)
		if made.Allowed {
			fmt.Fprintln(w, a.p.words.Say("cli.mcp.stale"))
		}
	})}, nil
}

// never refuses what is never rolled: a technique, or a region of the body,
// however it is spelled.
func (a *assistant) never(id string) (told, bool) {
	id = strings.ReplaceAll(strings.ToLower(strings.TrimSpace(id)), " ", "-")
	x, err := a.p.explained(id)
	if err != nil || !x.Refused || x.Kind != "never" && x.Kind != "region" {
		return told{}, false
	}
	return told{refused{true, x}, inWords(func(w io.Writer) { a.p.sayExplained(w, x) })}, true
}

// barredReport says that the record allows no plan.
type barredReport struct {
	Allowed bool                `json:"allowed"`
	Why     []journal.Obstacle  `json:"why"`
	Flags   []journal.FlagState `json:"flags"`
}

// barred refuses a plan while a flag stands, whosever answers are given; and for
// the record's own person also on a day of rest, or before the full check.
func (a *assistant) barred(s *journal.Standing, answered bool) (told, bool) {
	grave := slices.ContainsFunc(s.Why, func(o journal.Obstacle) bool {
		return o.Code == journal.Suspended || o.Code == journal.NewerEntries || !answered && o.Code != journal.PrecheckDue
	})
	if !grave {
		return told{}, false
	}
	return told{barredReport{Why: s.Why, Flags: s.Flags}, inWords(func(w io.Writer) {
		if len(s.Flags) > 0 {
			fmt.Fprintln(w, a.p.words.Say("cli.mcp.standing.first"))
		} else {
			fmt.Fprintln(w, a.p.words.Say("cli.mcp.no-record"))
		}
		a.sayStanding(w, *s)
	})}, true
}

// made makes the plan, by the answers given or by the record.
func (a *assistant) made(s *journal.Standing, in planIn) (plan.Plan, error) {
	pack := a.p.engine.Pack()
	if in.Minutes == 0 {
		in.Minutes = pack.Dose.Minutes.Default
	}
	if in.Tools == nil {
		in.Tools = protocol.IDsOf(pack.Tools, func(t protocol.Tool) protocol.ToolID { return t.ID })
	}
	if in.Answers == nil {
		return a.p.engine.Today(s, engine.Choice{Minutes: in.Minutes, Tools: in.Tools, Tight: in.Tight})
	}
	answers, err := in.read(a.p)
	if err != nil {
		return plan.Plan{}, err
	}
	o := a.p.engine.Screen(&answers, protocol.Set{})
	return a.p.engine.Plan(&answers, o, plan.Wish{Minutes: in.Minutes, Tools: in.Tools, Tight: in.Tight, Week: 1})
}

// explainIn is what to explain.
type explainIn struct {
	ID string `json:"id" jsonschema:"any id of Unknot, such as piriformis, glute-roll, lumbar-roll, saddle-numbness or sharp"`
}

func (a *assistant) explain(_ context.Context, in explainIn) (told, error) {
	x, err := a.p.explained(in.ID)
	if err != nil {
		return told{}, err
	}
	return told{x, inWords(func(w io.Writer) { a.p.sayExplained(w, x) })}, nil
}

// nothingIn is for tools that need to know nothing.
type nothingIn struct{}

func (a *assistant) standing(context.Context, nothingIn) (told, error) {
	s := a.journal.Standing(a.Now())
	return told{s, inWords(func(w io.Writer) { a.sayStanding(w, s) })}, nil
}

// morningIn is a morning.
type morningIn struct {
	Pain int    `json:"pain" jsonschema:"how much the back hurts this morning, 0 (none) to 10 (worst), as the person said it"`
	Note string `json:"note,omitempty" jsonschema:"a word about it, in the person's own words"`
}

func (a *assistant) morning(ctx context.Context, in morningIn) (told, error) {
	e, r, err := a.keep(ctx, "log_morning", a.Now(), journal.Morning{Pain: in.Pain, Note: in.Note})
	if err != nil {
		return told{}, err
	}
	return told{r, inWords(func(w io.Writer) { a.sayRecorded(w, e, r) })}, nil
}
