package tui

import (
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"unknot/engine/protocol"
	"unknot/engine/session"
)

// The smallest window that shows everything.
const leastWidth, leastHeight = 60, 18

// drawPlayer draws a session. The number takes all the room the rest leaves;
// the stop control is always the last line.
func (f *face) drawPlayer() []string {
	now := f.g.player.guidance()
	if now.Phase == session.Over { // for as long as the end is being recorded
		return f.drawOver(now)
	}
	if f.width < leastWidth || f.height < leastHeight {
		return f.drawSmall(now)
	}
	head := f.playerHead(now)
	foot := f.playerFoot(now)
	room := f.height - len(head) - len(foot)
	return append(append(head, f.middle(now, room)...), foot...)
}

// drawOver says that the session is over.
func (f *face) drawOver(now session.Guidance) []string {
	out := make([]string, max(1, f.height))
	out[0] = f.look.strong.Render("  " + f.g.word(string(now.Say)))
	out[len(out)-1] = f.stopBar()
	return out
}

// drawSmall draws what matters most in a window that is too small: the time
// and the stop control.
func (f *face) drawSmall(now session.Guidance) []string {
	out := []string{f.look.strong.Render(" " + f.phaseName(now))}
	foot := []string{f.look.soft.Render(" " + f.g.say("too-small", "w", strconv.Itoa(leastWidth), "h", strconv.Itoa(leastHeight))), f.stopBar()}
	if f.height < 3 {
		return []string{f.stopBar()}
	}
	out = append(out, f.number(now, f.width, max(1, f.height-3))...)
	return append(out, foot...)
}

// playerHead says where the session is and what to do now.
func (f *face) playerHead(now session.Guidance) []string {
	left := f.g.say("player.step", "n", strconv.Itoa(now.Step+1), "of", strconv.Itoa(now.Steps))
	right := f.g.say("player.left", "time", clockOf(int((now.Total+999)/1000)))
	gap := max(1, f.width-4-ansi.StringWidth(left)-ansi.StringWidth(right))
	out := []string{
		f.look.soft.Render("  " + left + strings.Repeat(" ", gap) + right),
		f.bar(now),
		f.look.strong.Render("  "+f.g.name(now.Technique, now.Side)) + f.look.ink.Render("  ") + f.phaseStyle(now).Render(" "+f.phaseName(now)+" "),
	}
	if f.height >= 22 {
		out = append(out, "")
	}
	for _, part := range wrap(f.doNow(now), min(f.width-4, widest)) {
		out = append(out, f.look.ink.Render("  "+part))
	}
	return out
}

// doNow is what to do now, with how to take pressure off when it was asked for.
func (f *face) doNow(now session.Guidance) string {
	text := f.g.instruction(now.Say, now.Side)
	if now.Eased && now.Paused == 0 && now.Phase.Loads() {
		return text + " " + f.g.instruction(protocol.WordID("technique."+string(now.Technique)+".pressure"), now.Side)
	}
	return text
}

// phaseName names the phase; paused lies on top of it.
func (f *face) phaseName(now session.Guidance) string {
	if now.Paused != 0 {
		return f.g.say("phase.paused")
	}
	return f.g.say("phase." + now.Phase.String())
}

func (f *face) phaseStyle(now session.Guidance) lipgloss.Style {
	switch {
	case now.Paused != 0 || now.Eased:
		return f.look.care
	case now.Phase.Loads():
		return f.look.going
	}
	return f.look.strong
}

// bar shows the session: a segment a step, full for what is done.
func (f *face) bar(now session.Guidance) string {
	width := max(1, (f.width-4+1)/max(1, now.Steps)-1)
	var b strings.Builder
	b.WriteString(f.look.paper.Render("  "))
	for i := range now.Steps {
		full := 0
		switch {
		case i < now.Step:
			full = width
		case i == now.Step:
			full = f.stepDone(now, width)
		}
		b.WriteString(f.look.going.Render(strings.Repeat("█", full)))
		b.WriteString(f.look.soft.Render(strings.Repeat("─", width-full)))
		b.WriteString(f.look.paper.Render(" "))
	}
	return b.String()
}

// stepDone returns how much of a segment the step has filled.
func (f *face) stepDone(now session.Guidance, width int) int {
	steps := f.g.player.plan.Steps
	if now.Step >= len(steps) {
		return 0
	}
	later := 0
	for i := now.Step + 1; i < len(steps); i++ {
		later += steps[i].Seconds()
	}
	all := int64(max(1, steps[now.Step].Seconds())) * 1000
	left := min(max(now.Total-int64(later)*1000, 0), all)
	return int((all - left) * int64(width) / all)
}

// number draws the seconds left in the phase, in the middle of some cells and rows.
func (f *face) number(now session.Guidance, width, room int) []string {
	seconds := int((now.Left + 999) / 1000)
	style := f.phaseStyle(now)
	big := bigNumber(seconds, width-4, min(room, tallest))
	if big == nil {
		big = []string{strconv.Itoa(seconds)}
	}
	out := make([]string, 0, room)
	for range max(0, room-len(big)) / 2 {
		out = append(out, "")
	}
	for _, r := range big {
		out = append(out, f.look.centre(style.Render(r), width))
	}
	for len(out) < room {
		out = append(out, "")
	}
	return out[:room]
}

// tallest is the tallest a number gets, in rows.
const tallest = 20

// playerFoot shows the rhythm, what comes next, a notice, the keys and the stop
// control.
func (f *face) playerFoot(now session.Guidance) []string {
	out := f.rhythm(now)
	if f.height >= 22 {
		out = append(out, "")
	}
	out = append(out, f.look.soft.Render("  "+f.nextText(now)))
	out = append(out, f.noticeLines(now)...)
	keys := "player.keys"
	if now.Paused != 0 {
		keys = "player.keys-paused"
	}
	out = append(out, f.look.ink.Render("  "+f.g.say(keys)))
	if f.height >= tall {
		out = append(out, f.look.stop.Render(strings.Repeat(" ", f.width)), f.stopBar(), f.look.stop.Render(strings.Repeat(" ", f.width)))
		return out
	}
	return append(out, f.stopBar())
}

// noticeLines is one line that is always there: a notice, or the question how
// it feels.
func (f *face) noticeLines(now session.Guidance) []string {
	switch {
	case f.g.notice != "":
		var out []string
		for _, part := range wrap(f.g.notice, f.width-4) {
			out = append(out, f.look.care.Render("  "+part))
		}
		return out
	case now.Ask != 0 && now.Paused == 0:
		return []string{f.look.care.Render("  " + f.g.say("player.ask"))}
	}
	return []string{""}
}

// nextText says what comes next.
func (f *face) nextText(now session.Guidance) string {
	switch {
	case now.Next == session.Over:
		return f.g.say("player.next-end")
	case now.Next == session.Enter:
		return f.g.say("player.next", "what", f.g.nextName(now))
	}
	return f.g.say("player.next", "what", f.g.say("next."+now.Next.String()))
}

// stopBar is the stop control, over the whole width.
func (f *face) stopBar() string {
	text := f.g.say("stop-bar")
	if f.width < ansi.StringWidth(text)+2 {
		text = f.g.say("stop-short")
	}
	before := max(0, f.width-ansi.StringWidth(text)) / 2
	after := max(0, f.width-ansi.StringWidth(text)-before)
	return f.look.stop.Render(strings.Repeat(" ", before) + text + strings.Repeat(" ", after))
}

// fit makes every row as wide as the window, and as many rows as it is high.
// The last rows stay: they hold the stop control.
func (f *face) fit(rows []string) string {
	if extra := len(rows) - f.height; extra > 0 && f.height > 0 {
		keep := min(len(rows), 2)
		rows = append(rows[:f.height-min(keep, f.height)], rows[len(rows)-min(keep, f.height):]...)
	}
	out := make([]string, max(f.height, 1))
	for i := range out {
		text := ""
		if i < len(rows) {
			text = rows[i]
		}
		out[i] = f.look.fill(text, f.width)
	}
	return strings.Join(out, "\n")
}
