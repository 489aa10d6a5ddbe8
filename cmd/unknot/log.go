package main

import (
	"context"
	"flag"
	"fmt"
	"strings"

	"unknot/engine/strict"
)

// logCommands are the parts of unknot log, in the order the help lists them.
// Their names are whole, so that usage finds them.
func logCommands() []command {
	return []command{
		{"log standing", "", "may I roll today, and if not, why not", runLogStanding},
		{"log list", "", "the entries, newest last", runLogList},
		{"log show", "ID", "one entry, whole", runLogShow},
		{"log flags", "", "what suspends rolling, and what was cleared", runLogFlags},
		{"log morning", "N", "pain this morning, 0 to 10", runLogMorning},
		{"log after", "N", "pain after a session, 0 to 10", runLogAfter},
		{"log function", "NAME=SCORE…", "one to three activities, 0 (not at all) to 10 (as ever)", runLogFunction},
		{"log adverse", "WHAT", "something bad: bruise, flare, dizziness or other", runLogAdverse},
		{"log clearance", "--by NAME --flags ID,…|all-standing, or --code CODE", "record what a professional allowed", runLogClearance},
		{"log correct", "ID morning N | after N | function NAME=SCORE… | adverse OUTCOME", "correct an entry; the first one stays", runLogCorrect},
	}
}

// runLog runs a part of the log; alone it says where the person stands and
// what was noted last.
func runLog(ctx context.Context, p *program, args []string) error {
	if len(args) == 0 || strings.HasPrefix(args[0], "-") {
		return runLogAlone(ctx, p, args)
	}
	names := []string{}
	for _, c := range logCommands() {
		name := strings.TrimPrefix(c.name, "log ")
		if name == args[0] {
			return c.run(ctx, p, args[1:])
		}
		names = append(names, name)
	}
	return usageError{fmt.Sprintf("log: %s is not a part of the log%s it has %s",
		strict.Quote(args[0]), strict.Hint(args[0], names)+";", strings.Join(names, ", "))}
}

// A logCall is what every part of the log takes from the command line.
type logCall struct {
	*flag.FlagSet
	asJSON *bool
	data   *string
}

// newCall makes the flags that every command on the record has.
func newCall(name string) logCall {
	fs := flag.NewFlagSet(name, flag.ContinueOnError)
	return logCall{fs, fs.Bool("json", false, "JSON only"), fs.String("data", "", "folder of the record")}
}
