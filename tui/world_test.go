package tui

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"unknot/engine"
	"unknot/engine/journal"
	"unknot/engine/protocol"
	"unknot/engine/screen"
	"unknot/engine/session"
	"unknot/words"
)

// noon is when every story begins: a Monday.
var noon = protocol.Moment{Ms: time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC).UnixMilli()}

// A world is a person's diary in memory and a clock that a test moves.
type world struct {
	t       *testing.T
	reading Reading
	journal *journal.Journal
	made    int
	broken  error // why nothing can be recorded
	env     func(string) string
	started chan struct{} // closed when a session starts; may be nil
}

func newWorld(t *testing.T) *world {
	return &world{t: t, reading: Reading{Wall: noon}, journal: engine.Lowback().Journal()}
}

func (w *world) Now() protocol.Moment          { return w.reading.Wall.Later(w.journal.Newest()) }
func (w *world) Journal() *journal.Journal     { return w.journal }
func (w *world) Refresh(context.Context) error { return nil }
func (w *world) standing() journal.Standing    { return w.journal.Standing(w.Now()) }
func (w *world) pass(d time.Duration)          { w.reading.Mono += d; w.reading.Wall.Ms += d.Milliseconds() }
func (w *world) read() Reading                 { return w.reading }
func (w *world) options() Options {
	env := w.env
	if env == nil {
		env = func(string) string { return "" }
	}
	return Options{Engine: engine.Lowback(), Words: words.English(), Diary: w, Clock: w.read, Number: "112",
		Tick: time.Second / 10, Env: env, NoVoice: true}
}

// RecordAt keeps entries the way a store does: as text, read back. Its ids run
// backwards, so that nothing can lean on their order.
func (w *world) RecordAt(_ context.Context, at protocol.Moment, bodies ...journal.Body) ([]journal.Entry, error) {
	if w.broken != nil {
		return nil, w.broken
	}
	var out []journal.Entry
	for _, b := range bodies {
		if e, ok := b.(journal.Happened); ok && e.Event.Do == session.Start && w.started != nil {
			close(w.started)
		}
		w.made++
		out = append(out, journal.Make(fmt.Sprintf("e%05d", 99999-w.made), at, "test", b))
	}
	for _, e := range out {
		w.add(e)
	}
	for _, e := range w.journal.Owed() {
		w.add(e)
	}
	return out, nil
}

func (w *world) add(e journal.Entry) {
	w.t.Helper()
	c := w.journal.Codec()
	text, err := c.Encode(e)
	if err != nil {
		w.t.Fatal(err)
	}
	back, err := c.Decode("entry", text)
	if err != nil {
		w.t.Fatalf("an entry that cannot be read back: %v\n%s", err, text)
	}
	w.journal.Add(back)
}

// record puts bodies on record, as if done before.
func (w *world) record(bodies ...journal.Body) {
	w.t.Helper()
	if _, err := w.RecordAt(context.Background(), w.Now(), bodies...); err != nil {
		w.t.Fatal(err)
	}
}

// kinds lists what is on record since the n-th entry: the event, or the kind.
func (w *world) kinds(from int) string {
	var out []string
	for _, e := range w.journal.Entries()[from:] {
		if b, ok := e.Body.(journal.Happened); ok {
			out = append(out, b.Event.Do.String())
			continue
		}
		out = append(out, e.Kind.String())
	}
	return strings.Join(out, " ")
}

// A rig is the face on a world, without a terminal.
type rig struct {
	*world
	f    *face
	g    *guide
	held bool // tasks wait: the disk hangs
}

func (w *world) rig() *rig { return w.rigWith(w.options()) }

func (w *world) rigWith(o Options) *rig {
	g := newGuide(o)
	g.open()
	r := &rig{world: w, g: g, f: &face{g: g, ctx: context.Background(), voice: &voice{}, look: lookOf(o.Env), width: 80, height: 24, page: g.page}}
	r.settle()
	return r
}

// take hands over a message, lets the diary do its work, and looks.
func (r *rig) take(msg tea.Msg) {
	r.t.Helper()
	r.f.take(msg)
	r.settle()
}

func (r *rig) settle() {
	r.t.Helper()
	r.work()
	r.look()
}

// work lets the diary do what is waiting.
func (r *rig) work() {
	for !r.held {
		t, ok := r.g.next()
		if !ok {
			break
		}
		r.f.take(doneMsg{t, t.run(context.Background())})
	}
}

// look returns the screen as text. Every screen of every test must fit the
// window, have its words, and show the way to stop a session.
func (r *rig) look() string {
	r.t.Helper()
	text := ansi.Strip(r.f.View().Content)
	rows := strings.Split(text, "\n")
	if len(rows) != r.f.height {
		r.t.Fatalf("%d rows in a window of %d:\n%s", len(rows), r.f.height, text)
	}
	for _, row := range rows {
		if ansi.StringWidth(row) != r.f.width {
			r.t.Fatalf("a row is %d wide in a window of %d: %q", ansi.StringWidth(row), r.f.width, row)
		}
	}
	if strings.Contains(text, "⟦") || strings.Contains(text, "{") {
		r.t.Fatalf("words are missing:\n%s", text)
	}
	if r.g.inSession() && r.f.width > 8 && !strings.Contains(rows[len(rows)-1]+rows[max(0, len(rows)-2)], "STOP") {
		r.t.Fatalf("no way to stop is shown:\n%s", text)
	}
	return text
}

// see fails unless the screen shows every text, across line breaks.
func (r *rig) see(texts ...string) {
	r.t.Helper()
	screen := strings.Join(strings.Fields(r.look()), " ")
	for _, text := range texts {
		if !strings.Contains(screen, text) {
			r.t.Fatalf("%q is not on the screen:\n%s", text, r.look())
		}
	}
}

// on fails unless the page of this name is shown; "" is the player.
func (r *rig) on(name string) {
	r.t.Helper()
	got := ""
	if r.g.page != nil {
		got = r.g.page.name
	}
	if got != name {
		r.t.Fatalf("on page %q, want %q:\n%s", got, name, r.look())
	}
}

// keys presses keys, by the names tea gives them.
func (r *rig) keys(names ...string) {
	r.t.Helper()
	for _, name := range names {
		r.take(keyMsg(name))
	}
}

var named = map[string]rune{"enter": tea.KeyEnter, "esc": tea.KeyEscape, "up": tea.KeyUp, "down": tea.KeyDown,
	"pgdown": tea.KeyPgDown, "pgup": tea.KeyPgUp, "backspace": tea.KeyBackspace}

func keyMsg(name string) tea.KeyPressMsg {
	switch code, ok := named[name]; {
	case ok:
		return tea.KeyPressMsg{Code: code}
	case name == "space":
		return tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}
	case name == "ctrl+c":
		return tea.KeyPressMsg{Code: 'c', Mod: tea.ModCtrl}
	}
	return tea.KeyPressMsg{Code: []rune(name)[0], Text: name}
}

// wait lets time pass in ticks.
func (r *rig) wait(d time.Duration) {
	r.t.Helper()
	for ; d > 0; d -= time.Second / 2 {
		r.pass(time.Second / 2)
		r.f.take(tickMsg{})
		r.work()
	}
	r.look()
}

// page turns to the end of a page of the check and says that nothing is true.
func (r *rig) none() {
	r.t.Helper()
	before := r.g.page
	for range 20 {
		if r.g.page != before {
			return
		}
		r.keys("o")
		if x, ok := r.f.at(); ok && r.g.page == before && x.action < 0 && before.fields[x.field].kind == counted && !before.fields[x.field].given {
			number := map[bool][]string{true: {"4", "2"}, false: {"2"}}[before.fields[x.field].max > 10]
			r.keys(number...)
		}
	}
	r.t.Fatalf("stuck:\n%s", r.look())
}

// errDisk is a disk that does not take anything more.
var errDisk = errors.New("the disk is full")

// clear puts a full check on record that found nothing.
func (w *world) clear() {
	w.t.Helper()
	w.record(journal.Screened{Answers: healthy(w.t, nil)})
}

// healthy returns answers where nothing is true but what is given.
func healthy(t *testing.T, yes []string) (a screen.Answers) {
	t.Helper()
	table := engine.Lowback().Questions()
	for i, it := range engine.Lowback().Pack().Items {
		var err error
		switch it.Kind {
		case protocol.YesNo:
			err = table.Answer(&a, i, protocol.No)
		case protocol.Count:
			err = table.AnswerCount(&a, i, min(it.Max, 42))
		case protocol.SiteOf:
			err = table.AnswerSites(&a, i, 0)
		}
		if it.ID == "pain-now" {
			err = table.AnswerCount(&a, i, 3)
		}
		for _, id := range yes {
			if string(it.ID) == id {
				err = table.Answer(&a, i, protocol.Yes)
			}
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return a
}

// playing returns a rig in the first step of a session.
func (w *world) playing() *rig {
	w.t.Helper()
	w.clear()
	r := w.rig()
	r.on("today")
	r.keys("space", "p")
	r.on("plan")
	for range 20 {
		if r.g.page == nil {
			break
		}
		r.keys("enter")
	}
	r.on("")
	return r
}
