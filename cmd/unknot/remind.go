package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"strconv"

	"unknot/engine/journal"
	"unknot/papers"
)

// runRemind says that a session is due today, and nothing on any other day. A
// day of rest is part of the routine: there is nothing to be reminded of.
func runRemind(ctx context.Context, p *program, args []string) error {
	fs := flag.NewFlagSet("remind", flag.ContinueOnError)
	notify := fs.Bool("notify", false, "a notification on the desktop, where there is notify-send")
	asJSON := fs.Bool("json", false, "JSON only, also when nothing is due")
	data := fs.String("data", "", "folder of the record")
	if _, err := parse(fs, args, 0, 0); err != nil {
		return err
	}
	path, err := p.journalPath(*data)
	if err != nil {
		return err
	}
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("remind: there is no record in %s yet; choose another folder with --data, or begin one with 'unknot roll'", path)
	}
	d, err := p.view(ctx, *data)
	if err != nil {
		return err
	}
	r := d.papers().Reminder()
	if *asJSON {
		return json.NewEncoder(p.out).Encode(r)
	}
	if !r.Due {
		return nil
	}
	return p.remind(ctx, r, *notify)
}

// remind says that a session is due: as a notification where that is wanted
// and works, and otherwise in words.
func (p *program) remind(ctx context.Context, r papers.Reminder, notify bool) error {
	id := "cli.remind.due"
	if r.First == journal.ScreeningDue {
		id = "cli.remind.due.screening"
	}
	text := p.words.Say(id, "n", strconv.Itoa(r.Minutes))
	if notify {
		err := sendNotification(ctx, p.words.Say("cli.remind.title"), text)
		if err == nil {
			return nil
		}
		fmt.Fprintln(p.err, p.words.Say("cli.remind.unsent", "why", tidy(err.Error())))
	}
	if _, err := fmt.Fprintln(p.out, text); err != nil {
		return fmt.Errorf("remind: standard output: %w", plain(err))
	}
	return nil
}
