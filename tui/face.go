package tui

import (
	"context"
	"fmt"
	"os"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
)

// A face is the guide in a terminal of its own: it lays out what the guide
// shows, and hands it keys and ticks.
type face struct {
	g             *guide
	ctx           context.Context
	voice         *voice
	look          look
	pictures      pictures
	width, height int

	page   *page // that top and cursor belong to
	top    int   // first line shown
	cursor int   // row
	why    bool  // why we ask is open, at the cursor
	typed  string
}

// The messages of a face.
type (
	tickMsg   struct{}
	hangUpMsg struct{}
	doneMsg   struct {
		task task
		err  error
	}
)

// runFace runs the guide in the terminal until the person has left.
func runFace(ctx context.Context, g *guide, v *voice) error {
	f := &face{g: g, ctx: context.WithoutCancel(ctx), voice: v, look: lookOf(g.Env), width: 80, height: 24, page: g.page}
	options := []tea.ProgramOption{tea.WithInput(g.In), tea.WithOutput(g.Out), tea.WithoutSignalHandler(), tea.WithEnvironment(os.Environ())}
	if _, ok := g.Out.(*os.File); !ok {
		options = append(options, tea.WithWindowSize(f.width, f.height)) // nobody tells how large it is
	}
	p := tea.NewProgram(f, options...)
	stop := context.AfterFunc(ctx, func() { p.Send(hangUpMsg{}) })
	defer stop()
	_, err := p.Run()
	g.farewell()
	return err
}

// farewell leaves what matters on the terminal when the window of the guide is
// gone: what to do after a stop, or why rolling is off.
func (g *guide) farewell() {
	if g.page == nil || g.page.tone == calm {
		return
	}
	fmt.Fprintln(g.Out, g.page.title)
	for _, l := range g.page.body {
		fmt.Fprintln(g.Out, l.text)
	}
	if g.notice != "" {
		fmt.Fprintln(g.Out, g.notice)
	}
}

// Init starts the ticks and the first task.
func (f *face) Init() tea.Cmd { return tea.Batch(f.tick(), f.after()) }

func (f *face) tick() tea.Cmd {
	return tea.Tick(f.g.Tick, func(time.Time) tea.Msg { return tickMsg{} })
}

// Update takes one message.
func (f *face) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	f.take(msg)
	if _, ok := msg.(tickMsg); ok {
		return f, tea.Batch(f.tick(), f.after())
	}
	return f, f.after()
}

// take hands a message to the guide, and starts a new page at its top.
func (f *face) take(msg tea.Msg) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		f.width, f.height = msg.Width, msg.Height
	case tickMsg:
		f.g.tick()
	case doneMsg:
		f.g.finish(msg.task, msg.err)
	case hangUpMsg:
		f.g.clock()
		f.g.hangUp()
	case tea.PasteMsg:
		f.paste(msg.Content)
	case tea.KeyPressMsg:
		f.g.clock()
		f.press(msg.String(), msg.Text)
	}
	if f.page != f.g.page {
		f.page, f.top, f.cursor, f.why, f.typed = f.g.page, 0, 0, false, ""
	}
}

// after sounds the cues, starts the next task, and leaves when it is time.
func (f *face) after() tea.Cmd {
	cmds := []tea.Cmd{f.ring(f.voice.play(f.g.heard()))}
	if t, ok := f.g.next(); ok {
		cmds = append(cmds, func() tea.Msg { return doneMsg{t, t.run(f.ctx)} })
	}
	if f.g.left {
		cmds = append(cmds, tea.Quit)
	}
	return tea.Batch(cmds...)
}

// bellGap lets two rings be told apart.
const bellGap = 250 * time.Millisecond

// ring rings the terminal's bell.
func (f *face) ring(n int) tea.Cmd {
	if n == 0 || f.g.Quiet {
		return nil
	}
	if n == 1 {
		return tea.Raw("\a")
	}
	return tea.Sequence(tea.Raw("\a"), tea.Tick(bellGap, func(time.Time) tea.Msg { return tea.RawMsg{Msg: "\a"} }))
}

// press takes a key. In a session the ways to stop come before everything.
func (f *face) press(key, text string) {
	g := f.g
	if len(key) == 1 {
		key = strings.ToLower(key) // caps lock must not be in the way
	}
	switch {
	case g.inSession() && (key == "x" || key == "esc" || key == "ctrl+c"):
		g.pressStop()
	case key == "ctrl+c":
		g.hangUp()
	case g.page == nil && g.inSession():
		g.key(key)
	case g.page == nil || f.page != g.page || !g.inSession() && !g.idle():
	default:
		f.pressPage(key, text)
	}
}

// View draws everything.
func (f *face) View() tea.View {
	var rows []string
	switch {
	case f.g.page == nil && f.g.player != nil:
		rows = f.drawPlayer()
	case f.g.page != nil:
		rows = f.drawPage()
	}
	v := tea.NewView(f.fit(rows))
	v.AltScreen = true
	v.WindowTitle = "Unknot"
	return v
}
