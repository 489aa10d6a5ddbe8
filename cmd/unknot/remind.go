package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"strconv"

	"unknot/engine/journal"
	"unknot/engine/plan"
	"unknot/engine/protocol"
)

// remindReport is whether a session is due today.
type remindReport struct {
	Due     bool         `json:"due"`
	Day     protocol.Day `json:"day"`
	Minutes int          `json:"minutes,omitempty"` // of the session that is due
	First   journal.Code `json:"first,omitempty"`   // what comes before it, when something does
	Because journal.Code `json:"because,omitempty"` // why none is due; empty on a day that is not planned
}

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
	s := d.journal.Standing(d.Now())
	r := p.reminder(d.journal, &s)
	if *asJSON {
		return json.NewEncoder(p.out).Encode(r)
	}
	if !r.Due {
		return nil
	}
	return p.remind(ctx, r, *notify)
}

// comeFirst are the obstacles that a person can take away in the next minutes.
var comeFirst = []journal.Code{journal.ScreeningDue, journal.PrecheckDue, journal.OpenSession}

// reminder works out whether a session is due on the day of a standing: when
// nothing stands in the way that waiting or a professional must take away, the
// day suits, and the last seven days have fewer sessions than a week is meant
// to have.
func (p *program) reminder(j *journal.Journal, s *journal.Standing) remindReport {
	r := remindReport{Day: s.Now.Day()}
	for _, o := range s.Why {
		underWay := o.Code == journal.OpenSession && s.Open != nil && s.Open.MayResume
		if underWay || !slices.Contains(comeFirst, o.Code) {
			r.Because = o.Code
			return r
		}
	}
	if !slices.Contains(s.Week.Suggested, r.Day) || !p.wanted(j, r.Day) {
		return r
	}
	r.Due, r.Minutes = true, p.engine.Pack().Dose.Minutes.Default
	if made, err := p.today(s, &exportWish{minutes: r.Minutes}); err == nil && made.Allowed && made.Seconds > 0 {
		r.Minutes = (made.Seconds + 59) / 60
	}
	if len(s.Why) > 0 {
		r.First = s.Why[0].Code
	}
	return r
}

// wanted reports whether the rhythm still wants a session in the seven days up
// to a day. That more are allowed is no reason to be reminded of them.
func (p *program) wanted(j *journal.Journal, today protocol.Day) bool {
	var days []protocol.Day
	for _, s := range j.Sessions() {
		if s.Worked != 0 {
			days = append(days, s.At.Day())
		}
	}
	dose := &p.engine.Pack().Dose
	turn, err := plan.Rhythm(dose, days, today, dose.Week.Default)
	return err == nil && turn.Left > 0
}

// remind says that a session is due: as a notification where that is wanted
// and works, and otherwise in words.
func (p *program) remind(ctx context.Context, r remindReport, notify bool) error {
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
