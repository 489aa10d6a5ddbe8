package tui

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// A look is how things are drawn: ink on dark paper, as the player of the app.
// Without colour it uses bold and reverse only; what matters has a word in any
// case.
type look struct {
	ink, soft, strong, going, care, danger, done lipgloss.Style
	cursor, stop, paper                          lipgloss.Style
}

// The colours, from the design.
const (
	paperHex, surfaceHex   = "#0D1518", "#1A2529"
	inkHex, softHex        = "#F4EFE6", "#B9C5C6"
	goHex, amberHex        = "#6AD3C8", "#F6BD56"
	stopHex, onStopHex     = "#B0160F", "#FFFFFF"
	stopEdgeHex, onGoColor = "#FF8A7E", "#0D1518"
)

// lookOf returns the look for an environment.
func lookOf(env func(string) string) look {
	if env("NO_COLOR") != "" {
		return bareLook()
	}
	on := func(ink, paper string) lipgloss.Style {
		return lipgloss.NewStyle().Foreground(lipgloss.Color(ink)).Background(lipgloss.Color(paper))
	}
	return look{
		ink: on(inkHex, paperHex), soft: on(softHex, paperHex), strong: on(inkHex, paperHex).Bold(true),
		going: on(goHex, paperHex).Bold(true), care: on(amberHex, paperHex).Bold(true),
		danger: on(onStopHex, stopHex).Bold(true), done: on(goHex, paperHex),
		cursor: on(inkHex, surfaceHex).Bold(true), stop: on(onStopHex, stopHex).Bold(true),
		paper: on(inkHex, paperHex),
	}
}

// bareLook is the look without colour.
func bareLook() look {
	s := lipgloss.NewStyle()
	bold, reverse := s.Bold(true), s.Bold(true).Reverse(true)
	return look{ink: s, soft: s, strong: bold, going: bold, care: bold, danger: reverse, done: s, cursor: bold, stop: reverse, paper: s}
}

// tone returns the style of a title.
func (l look) tone(t tone) lipgloss.Style {
	switch t {
	case danger:
		return l.danger
	case care:
		return l.care
	case calm:
	}
	return l.going
}

// fill pads a styled text to a width.
func (l look) fill(text string, width int) string {
	text = ansi.Truncate(text, width, "")
	return text + l.paper.Render(strings.Repeat(" ", max(0, width-ansi.StringWidth(text))))
}

// centre puts a styled text in the middle of a width.
func (l look) centre(text string, width int) string {
	before := max(0, width-ansi.StringWidth(text)) / 2
	return l.fill(l.paper.Render(strings.Repeat(" ", before))+text, width)
}

// wrap breaks a text into lines of at most a width.
func wrap(text string, width int) []string {
	return strings.Split(ansi.Wrap(text, max(1, width), " "), "\n")
}

// widest is the longest line of text, in cells.
const widest = 72
