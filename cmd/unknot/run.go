package main

import (
	"context"
	"crypto/rand"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"time"

	"unknot/engine"
	"unknot/engine/protocol"
	"unknot/engine/strict"
	"unknot/web"
	"unknot/words"
)

// A program is one run of unknot: the world it may touch, and nothing else.
type program struct {
	args     []string
	in       io.Reader
	out, err io.Writer
	terminal bool // standard input and output are a terminal
	width    int  // columns of the terminal, 0 when not known
	env      func(string) string
	now      func() protocol.Moment
	random   io.Reader
	engine   *engine.Engine
	app      func() (fs.FS, bool) // the built app, when it is built in
	words    *words.Catalogue
}

// system is the program as the operating system starts it.
func system() *program {
	columns, _, _ := terminalSize(os.Stdout)
	return &program{
		args: os.Args[1:], in: os.Stdin, out: os.Stdout, err: os.Stderr,
		terminal: isTerminal(os.Stdin) && isTerminal(os.Stdout),
		width:    columns,
		env:      os.Getenv, now: now, random: rand.Reader,
		engine: engine.Lowback(), app: web.Dist, words: words.English(),
	}
}

// isTerminal reports whether a file is a terminal.
func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0 && f.Name() != os.DevNull && isTTY(f)
}

// now is the only clock of the program.
func now() protocol.Moment {
	t := time.Now()
	_, seconds := t.Zone()
	return protocol.Moment{Ms: t.UnixMilli(), Offset: int16(seconds / 60)}
}

// A command is one word after unknot.
type command struct {
	name, args, about string
	run               func(context.Context, *program, []string) error
}

// commands are all commands, in the order the help lists them.
func commands() []command {
	return []command{
		{"serve", "", "the app in the browser, served by this computer", runServe},
		{"roll", "", "a guided session in this terminal", runRoll},
		{"screen", "--answers FILE", "the safety check: may this person roll", runScreen},
		{"plan", "--answers FILE", "the best session for these answers", runPlan},
		{"replay", "--plan FILE --events FILE", "what came of a session", runReplay},
		{"explain", "ID", "what any id means, why, and its sources", runExplain},
		{"body", "--technique ID", "how hard a technique presses, and where", runBody},
		{"log", "", "the record: list, show, add", runLog},
		{"progress", "", "what the record shows: mornings, weeks, what eased or hurt", runProgress},
		{"report", "--out FILE", "one page for your physiotherapist or doctor", runReport},
		{"export", "", "the record: JSON Lines, CSV, iCal, FIT, FHIR", runExport},
		{"import", "FILE", "merge a record into this one", runImport},
		{"backup", "--to FOLDER", "a copy of the record, proven whole", runBackup},
		{"remind", "", "says when a session is due today", runRemind},
		{"feed", "", "the address of a calendar of days that suit", runFeed},
		{"mcp", "", "a door for an assistant, over standard input and output", runMCP},
		{"verify", "", "prove the safety properties", runVerify},
		{"pack", "lint DIR", "check a pack of your own", runPack},
		{"doctor", "", "what works here, what does not, and why", runDoctor},
		{"completion", "SHELL", "shell completion for bash, zsh or fish", runCompletion},
		{"version", "", "which version this is", runVersion},
		{"help", "[COMMAND]", "this help", runHelp},
	}
}

// Exit codes.
const (
	answered = 0 // the question was answered, whatever the answer
	failed   = 1 // it could not be: bad input, or a property that does not hold
	misused  = 2 // wrong usage
)

// A usageError is a command line that cannot be meant.
type usageError struct{ why string }

func (e usageError) Error() string { return e.why }

// errQuiet is a failure whose words have been said already.
var errQuiet = errors.New("failed")

// run runs the program and returns its exit code.
func run(ctx context.Context, p *program) int {
	err := dispatch(ctx, p)
	var usage usageError
	switch {
	case err == nil:
		return answered
	case errors.Is(err, errQuiet):
		return failed
	case errors.As(err, &usage):
		fmt.Fprintf(p.err, "unknot: %v\nTry 'unknot help'.\n", err)
		return misused
	}
	fmt.Fprintf(p.err, "unknot: %v\n", err)
	return failed
}

func dispatch(ctx context.Context, p *program) error {
	if len(p.args) == 0 {
		return runAlone(ctx, p)
	}
	name := p.args[0]
	if name == "-h" || name == "--help" {
		name = "help"
	}
	if name == "--version" {
		name = "version"
	}
	names := []string{}
	for _, c := range commands() {
		if c.name == name {
			if wantsHelp(p.args[1:]) {
				return runHelp(ctx, p, helpArgs(p.args))
			}
			return p.wayOut(c.run(ctx, p, p.args[1:]))
		}
		names = append(names, c.name)
	}
	return usageError{fmt.Sprintf("%s is not a command%s", strict.Quote(name), strict.Hint(name, names))}
}

// runAlone is unknot without a command: the app, opened in the browser.
func runAlone(ctx context.Context, p *program) error {
	return p.wayOut(p.serve(ctx, serving{port: usualPort, open: true}))
}

// parse parses flags anywhere among the arguments and returns the rest. It
// wants between least and most of them.
func parse(fs *flag.FlagSet, args []string, least, most int) ([]string, error) {
	fs.SetOutput(io.Discard)
	var rest []string
	for len(args) > 0 {
		if err := fs.Parse(args); err != nil {
			if errors.Is(err, flag.ErrHelp) {
				return nil, usageError{usageOf(fs)}
			}
			return nil, usageError{fs.Name() + ": " + err.Error()}
		}
		if args = fs.Args(); len(args) > 0 {
			rest, args = append(rest, args[0]), args[1:]
		}
	}
	if len(rest) < least || len(rest) > most {
		return nil, usageError{usageOf(fs)}
	}
	return rest, nil
}

// usageOf says how a command is used.
func usageOf(fs *flag.FlagSet) string {
	text := "usage: unknot " + fs.Name()
	for _, c := range slices.Concat(commands(), logCommands()) {
		if c.name == fs.Name() && c.args != "" {
			text += " " + c.args
		}
	}
	fs.VisitAll(func(f *flag.Flag) {
		text += fmt.Sprintf("\n  --%s  %s", f.Name, f.Usage)
	})
	return text
}

// read reads a file, or standard input for "-".
func (p *program) read(name string) ([]byte, error) {
	if name == "-" {
		data, err := io.ReadAll(io.LimitReader(p.in, maxInput+1))
		if err == nil && len(data) > maxInput {
			err = fmt.Errorf("-: is larger than %d MB", maxInput>>20)
		}
		return data, err
	}
	info, err := os.Stat(name)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, plain(err))
	}
	if info.IsDir() || info.Size() > maxInput {
		return nil, fmt.Errorf("%s: is a folder or larger than %d MB", name, maxInput>>20)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, plain(err))
	}
	return data, nil
}

// maxInput is the largest file read, in bytes: a journal of some decades.
const maxInput = 256 << 20

// plain takes the operation and path off an error of the operating system.
func plain(err error) error {
	var path *os.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}
