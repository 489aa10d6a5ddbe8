package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"unknot/engine/journal"
	"unknot/engine/protocol"
	"unknot/engine/session"
	"unknot/engine/strict"
)

func runLogMorning(ctx context.Context, p *program, args []string) error {
	c := newCall("log morning")
	note := c.String("note", "", "a word about it")
	at := c.String("at", "", "when it was, like 07:30, 2026-11-22 or 2026-11-22T07:30; now when left out")
	rest, err := parse(c.FlagSet, args, 1, 1)
	if err != nil {
		return err
	}
	pain, err := score(c.Name(), rest[0])
	if err != nil {
		return err
	}
	d, err := p.openDiary(ctx, *c.data)
	if err != nil {
		return err
	}
	defer d.Close()
	when, err := d.when(*at)
	if err != nil {
		return err
	}
	return d.add(ctx, c, when, journal.Morning{Pain: pain, Note: *note})
}

func runLogAfter(ctx context.Context, p *program, args []string) error {
	c := newCall("log after")
	note := c.String("note", "", "a word about it")
	id := c.String("session", "", "id of the session; the last one when left out")
	minutes := c.Int("minutes", 0, "minutes since its end; counted when left out")
	rest, err := parse(c.FlagSet, args, 1, 1)
	if err != nil {
		return err
	}
	pain, err := score(c.Name(), rest[0])
	if err != nil {
		return err
	}
	d, err := p.openDiary(ctx, *c.data)
	if err != nil {
		return err
	}
	defer d.Close()
	b := journal.After{Session: *id, Pain: pain, Minutes: *minutes, Note: *note}
	if b.Session, err = d.session(*id); err != nil {
		return err
	}
	if !given(c.FlagSet, "minutes") {
		if b.Minutes, err = d.minutesSince(b.Session); err != nil {
			return err
		}
	}
	return d.add(ctx, c, d.Now(), b)
}

func runLogFunction(ctx context.Context, p *program, args []string) error {
	c := newCall("log function")
	rest, err := parse(c.FlagSet, args, 1, maxActivities)
	if err != nil {
		return err
	}
	b, err := function(c.Name(), rest)
	if err != nil {
		return err
	}
	d, err := p.openDiary(ctx, *c.data)
	if err != nil {
		return err
	}
	defer d.Close()
	return d.add(ctx, c, d.Now(), b)
}

// maxActivities is how many activities a person may follow.
const maxActivities = 3

// score reads a number of 10.
func score(command, s string) (int, error) {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > 10 {
		return 0, fmt.Errorf("%s: %s is not a whole number from 0 to 10", command, strict.Quote(s))
	}
	return n, nil
}

// function reads activities and their scores.
func function(command string, args []string) (journal.Function, error) {
	var f journal.Function
	for _, arg := range args {
		i := strings.LastIndexByte(arg, '=')
		if i < 1 || strings.TrimSpace(arg[:i]) == "" {
			return f, fmt.Errorf(`%s: %s must be an activity and its score, like "walking=7"`, command, strict.Quote(arg))
		}
		n, err := score(command, arg[i+1:])
		if err != nil {
			return f, err
		}
		f.Ratings = append(f.Ratings, journal.Rating{Activity: strings.TrimSpace(arg[:i]), Score: n})
	}
	return f, nil
}

// session returns the id of a session of the record, the last one for "".
func (d *diary) session(id string) (string, error) {
	list := d.journal.Sessions()
	if len(list) == 0 {
		return "", errors.New("log after: there is no session in this record yet; note the pain of a day with 'unknot log morning N'")
	}
	if id == "" {
		return list[len(list)-1].ID, nil
	}
	known := protocol.IDsOf(list, func(s journal.SessionState) string { return s.ID })
	if !slices.Contains(known, id) {
		return "", fmt.Errorf("log after: --session: %s is not a session of this record%s; 'unknot log list --kind session-started' shows them",
			strict.Quote(id), strict.Hint(id, known))
	}
	return id, nil
}

// minutesSince counts the minutes since the last sign of a session.
func (d *diary) minutesSince(id string) (int, error) {
	var last protocol.Moment
	for _, e := range d.journal.Entries() {
		switch b := e.Body.(type) {
		case journal.Started:
			if e.ID == id {
				last = last.Later(e.At)
			}
		case journal.Happened:
			if b.Session == id && b.Event.Do != session.Gap {
				last = last.Later(e.At)
			}
		case journal.Ended:
			if b.Session == id {
				last = last.Later(e.At)
			}
		}
	}
	minutes := int((d.Now().Ms - last.Ms) / 60_000)
	if minutes > 24*60 {
		return 0, fmt.Errorf("log after: that session ended more than a day ago, on %s; say how long after it the pain was with --minutes M, or note today's with 'unknot log morning N'",
			dayName(last.Day()))
	}
	return minutes, nil
}
