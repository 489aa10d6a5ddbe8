package main

import (
	"fmt"
	"strings"
)

// fish writes completion for fish.
func fish(commands []completed, values lists) string {
	var b strings.Builder
	b.WriteString("# Completion of unknot for fish. Made by: unknot completion fish\ncomplete -c unknot -f\n")
	for _, c := range commands {
		where := fishWhere(c.name)
		if part, ok := strings.CutPrefix(c.name, "log "); ok {
			fmt.Fprintf(&b, "complete -c unknot -n '__fish_seen_subcommand_from log' -a %s -d %s\n", part, quoted(c.about))
		} else {
			fmt.Fprintf(&b, "complete -c unknot -n __fish_use_subcommand -a %s -d %s\n", c.name, quoted(c.about))
		}
		if c.next != "" && c.name != "log" {
			fmt.Fprintf(&b, "complete -c unknot -n %s%s\n", quoted(where), fishTakes(c.next, values))
		}
		for _, f := range c.flags {
			fmt.Fprintf(&b, "complete -c unknot -n %s -l %s -d %s%s\n", quoted(where), f.name, quoted(f.about), fishValue(f.name, values))
		}
	}
	return b.String()
}

// fishWhere is the condition under which a command is being completed.
func fishWhere(name string) string {
	list := strings.Fields(name)
	for i, word := range list {
		list[i] = "__fish_seen_subcommand_from " + word
	}
	return strings.Join(list, "; and ")
}

// fishValue says what a flag takes.
func fishValue(flag string, values lists) string {
	if what := follows["--"+flag]; what != "" {
		return " -r" + fishTakes(what, values)
	}
	return ""
}

// fishTakes says which words there are.
func fishTakes(what string, values lists) string {
	switch what {
	case files:
		return " -F"
	case folders:
		return " -a '(__fish_complete_directories)'"
	}
	return " -a " + quoted(strings.Join(values[what], " "))
}

// quoted puts a text in single quotes, as a shell reads it.
func quoted(s string) string { return "'" + strings.ReplaceAll(s, "'", `\'`) + "'" }
