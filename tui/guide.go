package tui

import (
	"context"
	"time"

	"unknot/engine/journal"
	"unknot/engine/protocol"
	"unknot/engine/screen"
)

// A guide holds what is shown now and what is waiting to be recorded. It is
// driven by one face and is not safe for use by several goroutines.
type guide struct {
	Options
	pack   *protocol.Pack
	read   Reading // the newest
	page   *page   // shown, over the player when there is one
	player *player // a session under way; nil when there is none
	notice string  // one line: why something was refused, or not saved
	cues   []cue   // for the face to sound and print
	left   bool    // the person has left

	tasks   []task // waiting for the one that runs
	busy    bool   // a task runs
	leaving bool   // leave as soon as everything is recorded
	leaveBy time.Duration

	wish   wish
	lies   lies           // between sessions, as of the newest look at the record
	unkept []journal.Body // the end of a session that could not be recorded yet
	tryAt  time.Duration  // when to try again
}

// A task touches the diary. It runs outside the guide, one at a time; then
// runs inside the guide afterwards.
type task struct {
	run  func(context.Context) error
	then func(error)
}

func newGuide(o Options) *guide {
	g := &guide{Options: o, pack: o.Engine.Pack(), read: o.Clock()}
	g.wish = wish{minutes: g.pack.Dose.Minutes.Default}
	return g
}

// do queues a task.
func (g *guide) do(run func(context.Context) error, then func(error)) {
	g.tasks = append(g.tasks, task{run, then})
}

// next returns the task to run now, if there is one and none runs.
func (g *guide) next() (task, bool) {
	if g.busy || len(g.tasks) == 0 {
		return task{}, false
	}
	t := g.tasks[0]
	g.tasks, g.busy = g.tasks[1:], true
	return t, true
}

// finish takes note that a task has run.
func (g *guide) finish(t task, err error) {
	g.clock()
	g.busy = false
	t.then(err)
	g.leaveIfIdle()
}

// idle reports whether nothing is being recorded.
func (g *guide) idle() bool { return !g.busy && len(g.tasks) == 0 }

// inSession reports whether the stop control is what matters.
func (g *guide) inSession() bool { return g.player != nil && !g.player.over }

// put records bodies one after the other, and returns their entries. Each gets a
// millisecond of its own: entries of the same moment have no order, and what
// happens in a session does. It runs in a task.
func (g *guide) put(ctx context.Context, bodies ...journal.Body) ([]journal.Entry, error) {
	var out []journal.Entry
	for _, b := range bodies {
		at := g.Diary.Now()
		at.Ms = max(at.Ms, g.Diary.Journal().Newest().Ms+1)
		entries, err := g.Diary.RecordAt(ctx, at, b)
		if err != nil {
			return out, err
		}
		out = append(out, entries...)
	}
	return out, nil
}

// look reads what other programs have recorded, and where the person stands.
func (g *guide) look(then func(journal.Standing)) {
	var s journal.Standing
	var l lies
	g.do(func(ctx context.Context) error {
		if err := g.Diary.Refresh(ctx); err != nil {
			return err
		}
		s, l = g.where()
		return nil
	}, func(err error) {
		if err != nil {
			g.fail(err)
			return
		}
		g.lies = l
		then(s)
	})
}

// where returns where the person stands and what lies between sessions. It runs
// in a task.
func (g *guide) where() (journal.Standing, lies) {
	j, now := g.Diary.Journal(), g.Diary.Now()
	s := j.Standing(now)
	l := lies{Between: g.Engine.Between(j, now), morning: morningDue(j, s.Now)}
	if l.Check == journal.OldCheck {
		x := g.Engine.Insight(j, now)
		l.back = &x
	}
	return s, l
}

// record records bodies, and then calls then with where the person stands. It
// shows a page when they cannot be recorded.
func (g *guide) record(then func(journal.Standing), bodies ...journal.Body) {
	var s journal.Standing
	var l lies
	g.do(func(ctx context.Context) error {
		if _, err := g.put(ctx, bodies...); err != nil {
			return err
		}
		s, l = g.where()
		return nil
	}, func(err error) {
		if err != nil {
			g.notice = g.say("not-saved", "why", err.Error())
			return
		}
		g.notice, g.lies = "", l
		then(s)
	})
}

// fail shows why the diary cannot be read, and nothing else.
func (g *guide) fail(err error) {
	g.show(&page{name: "failed", tone: calm, title: g.say("failed.title"),
		body: []line{{text: err.Error()}, {text: g.say("failed.do"), kind: soft}}, actions: []action{g.leaveAction()}})
}

// show shows a page in place of the one before.
func (g *guide) show(p *page) { g.page, g.notice = p, "" }

// showWithBack shows a page that leads back as well.
func (g *guide) showWithBack(p *page, back func()) {
	p.actions = append(p.actions, g.backAction(g.say("back"), back))
	g.show(p)
}

// backAction is the action that goes back.
func (g *guide) backAction(label string, do func()) action {
	return action{key: "b", label: label, back: true, do: do}
}

// home shows what comes first by where the person stands.
func (g *guide) home() { g.look(g.decide) }

// missing says what is still to be answered on a page.
func (g *guide) missing(f *field) string {
	if f.check != nil {
		return f.check(f.text)
	}
	return g.say("open-question")
}

// leave ends the program, once everything is recorded.
func (g *guide) leave() {
	g.leaving = true
	g.leaveBy = g.read.Mono + patience
	g.leaveIfIdle()
}

// patience is how long leaving waits for the diary.
const patience = 3 * time.Second

func (g *guide) leaveIfIdle() {
	if g.leaving && (g.idle() && len(g.unkept) == 0 || g.read.Mono >= g.leaveBy) {
		g.left = true
	}
}

// leaveAction is the action that leaves the program.
func (g *guide) leaveAction() action {
	return action{key: "q", label: g.say("leave"), do: g.leave}
}

// hangUp stops a session and leaves: the terminal is gone, or somebody asked
// the program to end.
func (g *guide) hangUp() {
	switch {
	case g.inSession():
		g.pressStop()
	case g.page != nil && g.page.name == "where":
		g.page.find("0").do() // felt, and not said where
	}
	g.leave()
}

// say returns a sentence of this package.
func (g *guide) say(id string, args ...string) string { return g.Words.Say("tui."+id, args...) }

// word returns any sentence, with the emergency number filled in.
func (g *guide) word(id string, args ...string) string {
	return g.Words.Say(id, append(args, "number", g.Number)...)
}

// questions returns the table of the safety check.
func (g *guide) questions() *screen.Table { return g.Engine.Questions() }
