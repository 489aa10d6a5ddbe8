package main

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
)

// The least columns and rows in which a session can be guided.
const leastColumns, leastRows = 60, 20

func (p *program) checkTerminal() finding {
	if !p.terminal {
		return p.found("terminal", fine, "none")
	}
	columns, rows, ok := terminalSize(os.Stdout)
	facts := []string{"columns", fmt.Sprint(columns), "rows", fmt.Sprint(rows), "colour", p.colour()}
	switch {
	case !ok:
		return p.found("terminal", warning, "unknown", facts...)
	case columns < leastColumns || rows < leastRows:
		return p.found("terminal", warning, "small", append(facts, "least", fmt.Sprintf("%d by %d", leastColumns, leastRows))...)
	}
	return p.found("terminal", fine, "ok", facts...)
}

// colour says what the terminal says of its colours.
func (p *program) colour() string {
	term := p.env("TERM")
	switch {
	case p.env("NO_COLOR") != "":
		return p.words.Say("cli.doctor.colour.off")
	case term == "" || term == "dumb":
		return p.words.Say("cli.doctor.colour.none")
	}
	return p.words.Say("cli.doctor.colour.yes")
}

// checkLetters says whether the language settings promise UTF-8.
func (p *program) checkLetters() finding {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		value := p.env(name)
		if value == "" {
			continue
		}
		if plainName := strings.ToLower(strings.ReplaceAll(value, "-", "")); strings.Contains(plainName, "utf8") {
			return p.found("letters", fine, "ok", "value", value)
		}
		return p.found("letters", warning, "other", "name", name, "value", value)
	}
	return p.found("letters", fine, "unset")
}

// voices are the programs that can speak, best first.
var voices = []string{"say", "spd-say", "espeak-ng"}

func (p *program) checkVoice() finding {
	for _, name := range voices {
		if path, err := exec.LookPath(name); err == nil {
			return p.found("voice", fine, "ok", "path", path)
		}
	}
	return p.found("voice", warning, "none", "names", strings.Join(voices, ", "))
}
