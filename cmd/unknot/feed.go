package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"unknot/papers"
	"unknot/server"
)

// feedFile has the key of the calendar's address, while there is one.
const feedFile = "calendar-key"

// runFeed says where the calendar is that a calendar program subscribes to,
// makes its address, or takes it away.
func runFeed(_ context.Context, p *program, args []string) error {
	set := flag.NewFlagSet("feed", flag.ContinueOnError)
	renew := set.Bool("new", false, "another address; the one before ends")
	off := set.Bool("off", false, "no address any more")
	data := set.String("data", "", "folder of the record")
	if _, err := parse(set, args, 0, 0); err != nil {
		return err
	}
	if *renew && *off {
		return usageError{"feed: --new and --off do not go together"}
	}
	dir, err := p.dataFolder(*data)
	if err != nil {
		return err
	}
	if *renew || *off {
		if err := os.Remove(filepath.Join(dir, feedFile)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("feed: %w", plain(err))
		}
	}
	if *off {
		fmt.Fprintln(p.err, p.words.Say("cli.feed.off"))
		return nil
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("feed: %w", plain(err))
	}
	key, err := keyAt(filepath.Join(dir, feedFile), p.random)
	if err != nil {
		return err
	}
	fmt.Fprintf(p.out, "http://localhost:%d%s\n", usualPort, server.FeedAddress(key))
	fmt.Fprintln(p.err, p.words.Say("cli.feed.on"))
	return nil
}

// Key implements server.Feed. It looks each time, so that an address that was
// taken away ends at once.
func (x *exchange) Key() (server.Key, bool) {
	text, err := os.ReadFile(filepath.Join(x.dir, feedFile))
	if err != nil {
		return "", false
	}
	key, err := server.ReadKey(string(text))
	return key, err == nil
}

// feedAlarm is how many minutes before a session its alarm comes.
const feedAlarm = 15

// Calendar implements server.Feed: the days that suit now, with the zone of
// this computer and the time of day that is usual.
func (x *exchange) Calendar(ctx context.Context) ([]byte, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if err := x.open(ctx); err != nil {
		return nil, x.p.wayOut(err)
	}
	if err := x.d.Refresh(ctx); err != nil {
		return nil, x.p.wayOut(err)
	}
	minutes := x.p.engine.Pack().Dose.Minutes.Default
	text, _, err := x.d.papers().Calendar(papers.Calendar{Zone: x.p.ownZone(x.d.Now()), Alarm: feedAlarm, Choice: papers.Choice{Minutes: minutes}})
	return text, err
}
