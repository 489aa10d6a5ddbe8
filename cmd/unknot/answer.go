package main

import (
	"encoding/json"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// answer prints an answer. JSON goes to standard output, when it is asked for
// or when that is not a terminal; words for people go to the terminal, or else
// to standard error.
func (p *program) answer(asJSON bool, v any, human func(io.Writer)) error {
	if asJSON || !p.terminal {
		b, err := json.Marshal(v)
		if err != nil {
			return err
		}
		if _, err := p.out.Write(append(b, '\n')); err != nil {
			return err
		}
	}
	switch {
	case asJSON:
	case p.terminal:
		var text strings.Builder
		human(&text)
		_, err := io.WriteString(p.out, wrap(text.String(), p.width))
		return err
	default:
		human(p.err)
	}
	return nil
}

// wrap breaks lines that are longer than width at spaces. What follows stands
// under the first word of its line. A width of 0 is not known: nothing is done.
func wrap(text string, width int) string {
	if width < 20 {
		return text
	}
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = wrapLine(line, width)
	}
	return strings.Join(lines, "\n")
}

func wrapLine(line string, width int) string {
	if ansi.StringWidth(line) <= width {
		return line
	}
	words := strings.TrimLeft(line, " -*>")
	indent := strings.Repeat(" ", min(len(line)-len(words), width/2))
	out, used := line[:len(line)-len(words)], len(line)-len(words)
	for i, w := range strings.Split(words, " ") {
		n := utf8.RuneCountInString(w)
		switch {
		case i == 0:
		case used+1+n > width:
			out, used = strings.TrimRight(out, " ")+"\n"+indent, len(indent)
		default:
			out, used = out+" ", used+1
		}
		out, used = out+w, used+n
	}
	return out
}
