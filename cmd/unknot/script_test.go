package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"unknot/engine/protocol"
)

// TestMain lets the test binary be the program: a story that says "unknot" runs
// it as a process of its own.
//
// Properties are tried on 30 records, not 100: each is written to disk some
// times over. The flag -rapid.checks says otherwise.
func TestMain(m *testing.M) {
	if err := flag.Set("rapid.checks", "30"); err != nil {
		panic(err)
	}
	testscript.Main(m, map[string]func(){"unknot": storyMain})
}

// storyMain is main with a clock that a story can set: the variable at, for
// example at=2026-11-22T07:30:00+01:00.
func storyMain() {
	p := system()
	if at := os.Getenv("at"); at != "" {
		var m protocol.Moment
		if err := m.UnmarshalText([]byte(at)); err != nil {
			fmt.Fprintln(os.Stderr, "the variable at", err)
			os.Exit(3)
		}
		p.now = func() protocol.Moment { return m }
	}
	os.Exit(run(context.Background(), p))
}

// plainFolder returns the folder of the program that stories run. Under the race
// detector that is one built without: a raced program takes more than a second
// to start, and in a story, where every process does one thing, finds nothing.
func plainFolder(t *testing.T) string {
	t.Helper()
	if !raced {
		return filepath.Dir(mustFind(t, "unknot")) // testscript has put it there
	}
	dir := t.TempDir()
	out, err := exec.Command("go", "test", "-c", "-o", filepath.Join(dir, "unknot"), ".").CombinedOutput()
	if err != nil {
		t.Fatalf("building the program for the stories: %v\n%s", err, out)
	}
	return dir
}

func mustFind(t *testing.T, program string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// TestStories runs every story in testdata/script. With UPDATE=1 in the
// environment a cmp that fails writes what it found into the story.
//
// Beside what testscript knows, a story can use
//
//	capture NAME REGEXP   puts what the group matches in the last output into $NAME
//	lines FILE N          fails unless the file has N lines
//	app NAME ARGS…        runs unknot ARGS, which serves; puts the address it prints into $NAME, its parts into $NAME_at and $NAME_key
//	fetch METHOD URL …    makes a request, with headers like Name:value and a body from @FILE, and prints what comes back
//	end NAME              ends that unknot, which must say that all is well
//	[root]                is true when nothing can be made read-only
func TestStories(t *testing.T) {
	dir := plainFolder(t)
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: os.Getenv("UPDATE") != "",
		Setup:         func(e *testscript.Env) error { return setUpStory(e, dir) },
		Condition:     condition,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"app":     startApp,
			"capture": capture,
			"end":     endApp,
			"fetch":   fetch,
			"lines":   lines,
		},
	})
}

// setUpStory keeps all a story touches inside its own folder.
func setUpStory(e *testscript.Env, dir string) error {
	home := filepath.Join(e.WorkDir, "home")
	e.Setenv("PATH", dir+string(filepath.ListSeparator)+e.Getenv("PATH"))
	e.Setenv("HOME", home)
	e.Setenv("LocalAppData", home)
	e.Setenv("UNKNOT_DATA", filepath.Join(e.WorkDir, "data"))
	e.Setenv("XDG_DATA_HOME", "")
	e.Setenv("TZ", "UTC")
	e.Setenv("LANG", "C.UTF-8")
	e.Setenv(browserVariable, "none")
	return os.Mkdir(home, 0o700)
}

func condition(name string) (bool, error) {
	if name == "root" {
		return os.Geteuid() == 0, nil
	}
	return false, fmt.Errorf("unknown condition %q", name)
}

// capture puts a part of the last output into a variable.
func capture(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: capture NAME REGEXP")
	}
	pattern, err := regexp.Compile(`(?m)` + args[1])
	ts.Check(err)
	for _, from := range []string{"stdout", "stderr"} {
		if m := pattern.FindStringSubmatch(ts.ReadFile(from)); len(m) > 1 {
			ts.Setenv(args[0], m[1])
			return
		}
	}
	ts.Fatalf("nothing matches %s", args[1])
}

// lines counts the lines of a file.
func lines(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: lines FILE N")
	}
	n := len(regexp.MustCompile(`\n`).FindAllString(ts.ReadFile(args[0]), -1))
	if (fmt.Sprint(n) == args[1]) == neg {
		ts.Fatalf("%s has %d lines", args[0], n)
	}
}
