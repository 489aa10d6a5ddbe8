package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"unknot/engine/strict"
)

// runHelp prints the overview, or all about one command.
func runHelp(ctx context.Context, p *program, args []string) error {
	name := strings.Join(args, " ")
	if name == "" || name == "help" || wantsHelp(args) {
		p.overview(p.out)
		return nil
	}
	all := slices.Concat(commands(), logCommands())
	names := []string{}
	for _, c := range all {
		if c.name == name {
			p.help(ctx, p.out, c)
			return nil
		}
		names = append(names, c.name)
	}
	return usageError{fmt.Sprintf("help: %s is not a command%s", strict.Quote(name), strict.Hint(name, names))}
}

// wantsHelp reports whether the arguments of a command ask for help instead.
func wantsHelp(args []string) bool {
	return slices.ContainsFunc(args, func(a string) bool { return a == "-h" || a == "-help" || a == "--help" })
}

// helpArgs returns the command that help is wanted on, the part of a log with
// it.
func helpArgs(args []string) []string {
	if len(args) > 1 && slices.ContainsFunc(logCommands(), func(c command) bool { return c.name == args[0]+" "+args[1] }) {
		return args[:2]
	}
	return args[:1]
}

// overview is the help on everything, on one screen.
func (p *program) overview(w io.Writer) {
	say := p.words.Say
	fmt.Fprintf(w, "%s\n\n%s\n\n%s\n", wrap(say("cli.help.mission"), columns), wrap(say("cli.help.who"), columns), say("cli.help.usage"))
	for _, c := range commands() {
		fmt.Fprintf(w, "  %-34s %s\n", strings.TrimSpace(c.name+" "+c.args), c.about)
	}
	fmt.Fprintf(w, "\n%s\n%s\n\n%s\n", say("cli.help.examples"), indent(say("cli.help.overview.examples")), wrap(say("cli.help.more"), columns))
}

// help is the help on one command.
func (p *program) help(ctx context.Context, w io.Writer, c command) {
	say, id := p.words.Say, "cli.help."+strings.ReplaceAll(c.name, " ", "-")
	fmt.Fprintf(w, "unknot %s\n\n%s\n", strings.TrimSpace(c.name+" "+c.args), wrap(say(id), columns))
	if c.name == "log" {
		fmt.Fprintf(w, "\n%s\n", say("cli.help.parts"))
		for _, part := range logCommands() {
			fmt.Fprintf(w, "  %s\n      %s\n", strings.TrimSpace(part.name+" "+part.args), part.about)
		}
	}
	if flags := p.flagsOf(ctx, c); len(flags) > 0 {
		fmt.Fprintf(w, "\n%s\n", say("cli.help.flags"))
		for _, f := range flags {
			fmt.Fprintf(w, "  --%-10s %s\n", f.name, f.about)
		}
	}
	fmt.Fprintf(w, "\n%s\n%s\n", say("cli.help.examples"), indent(say(id+".examples")))
}

// indent puts two spaces before every line.
func indent(s string) string { return "  " + strings.ReplaceAll(s, "\n", "\n  ") }

// columns is where help wraps.
const columns = 78
