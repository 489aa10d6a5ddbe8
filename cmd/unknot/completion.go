package main

import (
	"context"
	"flag"
	"fmt"
	"slices"
	"strings"

	"unknot/engine/journal"
	"unknot/engine/protocol"
	"unknot/engine/strict"
)

// A shell writes completion from what can be completed.
type shell struct {
	name  string
	write func([]completed, lists) string
}

func shells() []shell { return []shell{{"bash", bash}, {"zsh", zsh}, {"fish", fish}} }

// runCompletion prints the completion of a shell, made from the table of
// commands and the pack.
func runCompletion(ctx context.Context, p *program, args []string) error {
	fs := flag.NewFlagSet("completion", flag.ContinueOnError)
	rest, err := parse(fs, args, 1, 1)
	if err != nil {
		return err
	}
	for _, s := range shells() {
		if s.name == rest[0] {
			_, err := fmt.Fprint(p.out, s.write(p.completed(ctx), p.values()))
			return err
		}
	}
	return usageError{fmt.Sprintf("completion: %s is not a shell it can complete; use %s%s",
		strict.Quote(rest[0]), strings.Join(shellNames(), ", "), strict.Hint(rest[0], shellNames()))}
}

func shellNames() []string {
	return protocol.IDsOf(shells(), func(s shell) string { return s.name })
}

// completed is a command, its flags, and what follows it.
type completed struct {
	command
	flags []flagUsage
	next  string // what the first word after it can be: a name in lists
}

// lists are the values that can be completed, by name. files and folders stand
// for themselves.
type lists map[string][]string

const (
	files   = "files"
	folders = "folders"
)

// follows says what can follow a command, and a flag.
var follows = map[string]string{
	"explain": "ids", "log adverse": "adverse", "import": files, "completion": "shells", "help": "commands", "log": "parts", "pack": "lint",
	"--tight": "muscles", "--cleared": "items", "--off": "techniques", "--without": "techniques", "--technique": "techniques",
	"--tools": "tools", "--kind": "kinds", "--outcome": "outcomes", "--side": "sides", "--flags": "flags", "--task": "tasks", "--as": "forms", "--out": files,
	"--answers": files, "--plan": files, "--events": files, "--to": files, "--cert": files, "--key-file": files, "--data": folders, "--pack": folders,
}

// completed gathers the commands, the parts of the log among them.
func (p *program) completed(ctx context.Context) []completed {
	var out []completed
	for _, c := range slices.Concat(commands(), logCommands()) {
		out = append(out, completed{c, p.flagsOf(ctx, c), follows[c.name]})
	}
	return out
}

// values gathers what flags and commands take.
func (p *program) values() lists {
	pack := p.engine.Pack()
	w := lists{
		"ids":        p.engine.IDs(),
		"muscles":    protocol.IDs(pack.Muscles, func(x protocol.Muscle) protocol.MuscleID { return x.ID }),
		"items":      protocol.IDs(pack.Items, func(x protocol.Item) protocol.ItemID { return x.ID }),
		"techniques": protocol.IDs(pack.Techniques, func(x protocol.Technique) protocol.TechniqueID { return x.ID }),
		"tools":      protocol.IDs(pack.Tools, func(x protocol.Tool) protocol.ToolID { return x.ID }),
		"kinds":      journal.Kinds(),
		"adverse":    journal.AdverseKinds(),
		"outcomes":   journal.Outcomes(),
		"sides":      {protocol.Left.String(), protocol.Right.String()},
		"tasks":      {"calf-roll", "quad-roll", "lateral-thigh-roll"},
		"flags":      {allStanding},
		"forms":      formNames(),
		"lint":       {"lint"},
		"shells":     shellNames(),
	}
	for _, c := range commands() {
		w["commands"] = append(w["commands"], c.name)
	}
	for _, c := range logCommands() {
		w["parts"] = append(w["parts"], strings.TrimPrefix(c.name, "log "))
	}
	return w
}
