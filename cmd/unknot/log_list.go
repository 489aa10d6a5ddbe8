package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"unknot/engine/journal"
	"unknot/engine/protocol"
	"unknot/engine/strict"
)

// listReport is entries as they are written.
type listReport struct {
	Entries []json.RawMessage `json:"entries"`
}

func runLogList(ctx context.Context, p *program, args []string) error {
	c := newCall("log list")
	kinds := c.String("kind", "", "only these kinds, joined by commas")
	since := c.String("since", "", "only from this day on, like 2026-11-22")
	if _, err := parse(c.FlagSet, args, 0, 0); err != nil {
		return err
	}
	keep, err := filter(*kinds, *since)
	if err != nil {
		return err
	}
	d, err := p.view(ctx, *c.data)
	if err != nil {
		return err
	}
	var list []journal.Entry
	for _, e := range d.journal.Entries() {
		if keep(e) {
			list = append(list, e)
		}
	}
	return d.answerList(*c.asJSON, list)
}

// filter returns what tells the entries that are asked for.
func filter(kinds, since string) (func(journal.Entry) bool, error) {
	var from protocol.Day
	if since != "" {
		if err := from.UnmarshalText([]byte(since)); err != nil {
			return nil, fmt.Errorf("--since: %w", err)
		}
	}
	var wanted []journal.Kind
	for _, name := range split(kinds) {
		var k journal.Kind
		if err := k.UnmarshalText([]byte(name)); err != nil {
			return nil, fmt.Errorf("--kind: %w", err)
		}
		wanted = append(wanted, k)
	}
	return func(e journal.Entry) bool {
		return (since == "" || e.At.Day() >= from) && (wanted == nil || slices.Contains(wanted, e.Kind))
	}, nil
}

// answerList prints entries.
func (d *diary) answerList(asJSON bool, list []journal.Entry) error {
	r, err := d.listed(list)
	if err != nil {
		return err
	}
	return d.p.answer(asJSON, r, func(w io.Writer) {
		if len(list) == 0 {
			fmt.Fprintln(w, d.p.words.Say("cli.log.empty"))
		}
		d.sayLines(w, list)
	})
}

// listed returns entries as they are written.
func (d *diary) listed(list []journal.Entry) (listReport, error) {
	r := listReport{Entries: make([]json.RawMessage, len(list))}
	for i, e := range list {
		line, err := d.journal.Codec().Encode(e)
		if err != nil {
			return r, err
		}
		r.Entries[i] = line
	}
	return r, nil
}

// sayLines says entries, one a line.
func (d *diary) sayLines(w io.Writer, list []journal.Entry) {
	for _, e := range list {
		fmt.Fprintf(w, "%s  %-60s  %s\n", clockTime(e.At), tidy(d.line(e)), tidy(e.ID))
	}
}

func runLogShow(ctx context.Context, p *program, args []string) error {
	c := newCall("log show")
	rest, err := parse(c.FlagSet, args, 1, 1)
	if err != nil {
		return err
	}
	d, err := p.view(ctx, *c.data)
	if err != nil {
		return err
	}
	e, ok := d.entry(rest[0])
	if !ok {
		return d.noEntry("log show", rest[0])
	}
	line, err := d.journal.Codec().Encode(e)
	if err != nil {
		return err
	}
	return p.answer(*c.asJSON, json.RawMessage(line), func(w io.Writer) { d.sayEntry(w, e) })
}

// noEntry is the error of an id that is not in the record.
func (d *diary) noEntry(command, id string) error {
	return fmt.Errorf("%s: %s is not an entry of this record%s; 'unknot log list' shows them", command, strict.Quote(id), strict.Hint(id, d.entryIDs()))
}

// sayEntry says an entry, and what other entries say about it.
func (d *diary) sayEntry(w io.Writer, e journal.Entry) {
	say := d.p.words.Say
	fmt.Fprintf(w, "%s  %s\n", clockTime(e.At), tidy(d.line(e)))
	fmt.Fprintln(w, tidy(say("cli.show.from", "kind", e.Kind.String(), "device", e.Device, "id", e.ID)))
	for _, other := range d.journal.Entries() {
		switch b := other.Body.(type) {
		case journal.Correction:
			if b.Of == e.ID {
				fmt.Fprintf(w, "%s  %s\n", clockTime(other.At), tidy(d.line(other)))
			}
		case journal.Flag:
			if b.Cause == e.ID {
				fmt.Fprintf(w, "%s  %s\n", clockTime(other.At), tidy(d.line(other)))
			}
		}
	}
}
