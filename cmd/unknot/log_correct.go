package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"unknot/engine/journal"
	"unknot/engine/strict"
)

func runLogCorrect(ctx context.Context, p *program, args []string) error {
	c := newCall("log correct")
	why := c.String("why", "", "what was wrong")
	note := c.String("note", "", "a new note; the first one stays when left out")
	minutes := c.Int("minutes", 0, "minutes since the end, of an entry after a session")
	rest, err := parse(c.FlagSet, args, 3, 2+maxActivities)
	if err != nil {
		return err
	}
	if strings.TrimSpace(*why) == "" {
		return usageError{"log correct: needs --why TEXT: what was wrong"}
	}
	d, err := p.openDiary(ctx, *c.data)
	if err != nil {
		return err
	}
	defer d.Close()
	e, ok := d.entry(rest[0])
	if !ok {
		return d.noEntry(c.Name(), rest[0])
	}
	to, err := corrected(e, rest[1], rest[2:])
	if err != nil {
		return err
	}
	if given(c.FlagSet, "note") {
		to, err = withNote(to, *note)
	}
	if given(c.FlagSet, "minutes") && err == nil {
		to, err = withMinutes(to, *minutes)
	}
	if err != nil {
		return err
	}
	return d.add(ctx, c, d.Now(), journal.Correction{Of: e.ID, To: to, Why: *why})
}

// corrected returns what an entry says after a correction of this kind.
func corrected(e journal.Entry, kind string, values []string) (journal.Body, error) {
	if b, ok := e.Body.(journal.Correction); ok {
		return nil, fmt.Errorf("log correct: %s is a correction itself; correct what it corrects: %s", e.ID, b.Of)
	}
	if kind != e.Kind.String() {
		return nil, wrongKind(e, kind)
	}
	switch b := e.Body.(type) {
	case journal.Function:
		return function("log correct", values)
	case journal.Morning:
		pain, err := onlyScore(values)
		b.Pain = pain
		return b, err
	case journal.After:
		pain, err := onlyScore(values)
		b.Pain = pain
		return b, err
	case journal.Adverse:
		err := onlyOutcome(&b, values)
		return b, err
	}
	return nil, wrongKind(e, kind)
}

// wrongKind says which kinds can be corrected.
func wrongKind(e journal.Entry, kind string) error {
	known := []string{journal.KindMorning.String(), journal.KindAfter.String(), journal.KindFunction.String(), journal.KindAdverse.String()}
	for _, k := range known {
		if k == e.Kind.String() {
			return fmt.Errorf("log correct: %s is a %s entry; write %s instead of %s", e.ID, k, k, strict.Quote(kind))
		}
	}
	return fmt.Errorf("log correct: %s is a %s entry; only %s entries can be corrected", e.ID, e.Kind, strings.Join(known, ", "))
}

// onlyScore reads the one score of a correction.
func onlyScore(values []string) (int, error) {
	if len(values) != 1 {
		return 0, errors.New("log correct: one score from 0 to 10 is needed")
	}
	return score("log correct", values[0])
}

// withNote returns a body with another note.
func withNote(b journal.Body, note string) (journal.Body, error) {
	switch b := b.(type) {
	case journal.Morning:
		b.Note = note
		return b, nil
	case journal.After:
		b.Note = note
		return b, nil
	case journal.Adverse:
		b.Note = note
		return b, nil
	}
	return nil, usageError{"log correct: --note is for morning, after and adverse entries"}
}

// withMinutes returns a body with other minutes.
func withMinutes(b journal.Body, minutes int) (journal.Body, error) {
	after, ok := b.(journal.After)
	if !ok {
		return nil, usageError{"log correct: --minutes is for after entries"}
	}
	after.Minutes = minutes
	return after, nil
}
