package sqlite

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"unknot/store"
	"unknot/store/storetest"
)

var background = context.Background()

// helpers are what the test binary does when a test runs it as a program of
// its own: each returns why it failed.
var helpers = map[string]func(args []string) error{
	"append":  appendHelper,
	"forever": foreverHelper,
}

const helperVariable = "UNKNOT_STORE_HELPER"

func TestMain(m *testing.M) {
	name := os.Getenv(helperVariable)
	if name == "" {
		os.Exit(m.Run())
	}
	if err := helpers[name](os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// program returns a command that runs a helper.
func program(t *testing.T, name string, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, args...)
	cmd.Env = append(os.Environ(), helperVariable+"="+name)
	return cmd
}

// succeeds runs a helper and fails the test with what it says.
func succeeds(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("the helper failed: %v\n%s", err, out)
	}
}

// appendHelper appends records one by one: path, prefix, how many.
func appendHelper(args []string) error {
	log, err := Open(background, args[0])
	if err != nil {
		return err
	}
	n, err := strconv.Atoi(args[2])
	if err != nil {
		return err
	}
	for _, r := range storetest.Made(args[1], n) {
		if _, err := log.Append(background, r); err != nil {
			return err
		}
	}
	return log.Close()
}

// foreverHelper goes on with the batches of a log from a number, and prints
// the number of each when it is on disk, until it is killed: path, number.
func foreverHelper(args []string) error {
	log, err := Open(background, args[0])
	if err != nil {
		return err
	}
	from, err := strconv.Atoi(args[1])
	if err != nil {
		return err
	}
	out := bufio.NewWriter(os.Stdout)
	for n := from; ; n++ {
		if _, err := log.Append(background, batch(n)...); err != nil {
			return err
		}
		fmt.Fprintln(out, n)
		if err := out.Flush(); err != nil {
			return err
		}
	}
}

// fresh returns the path of a closed log with n records.
func fresh(t *testing.T, n int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "log.db")
	log := mustOpen(t, path)
	if _, err := log.Append(background, storetest.Made("a", n)...); err != nil {
		t.Fatal(err)
	}
	if err := log.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func mustOpen(t *testing.T, path string) *Log {
	t.Helper()
	log, err := Open(background, path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { log.Close() })
	return log
}

// wantFault wants err to be an Error of a kind about a path, on one line.
func wantFault(t *testing.T, err error, want Fault, path string) {
	t.Helper()
	if why := notFault(err, want, path); why != "" {
		t.Error(why)
	}
}

func notFault(err error, want Fault, path string) string {
	var e *Error
	if !errors.As(err, &e) || e.Fault != want || e.Path != path {
		return fmt.Sprintf("got %v, want the fault %v of %s", err, want, path)
	}
	return ""
}

// wantRecords wants a log to hold exactly these records.
func wantRecords(t *testing.T, log store.Log, want []store.Record) {
	t.Helper()
	got, err := storetest.ReadAll(log)
	if err != nil {
		t.Fatal(err)
	}
	if diff := storetest.Differ(got, want); diff != "" {
		t.Error(diff)
	}
}

// around returns every file of the folder path is in, with its content.
func around(t *testing.T, path string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, e := range entries {
		b, err := os.ReadFile(filepath.Join(filepath.Dir(path), e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files[e.Name()] = string(b)
	}
	return files
}

// untouched runs do and wants the folder to be the same afterwards. What is in
// a -shm does not count: it is the scratch space of all who have a file open.
func untouched(t *testing.T, path string, do func()) {
	t.Helper()
	before := around(t, path)
	do()
	after := around(t, path)
	for name, content := range after {
		if old, ok := before[name]; !ok || (old != content && !strings.HasSuffix(name, "-shm")) {
			t.Errorf("%s was changed or created", name)
		}
	}
	if len(after) < len(before) {
		t.Errorf("%d of %d files were removed", len(before)-len(after), len(before))
	}
}
