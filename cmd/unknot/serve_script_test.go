package main

import (
	"bufio"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"sync"

	"github.com/rogpeppe/go-internal/testscript"
)

// apps are the programs that stories have serving, by story and name.
var apps sync.Map

type appKey struct {
	ts   *testscript.TestScript
	name string
}

// startApp runs a program that serves, until the story ends.
func startApp(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: app NAME ARGS…")
	}
	program, err := exec.LookPath(ts.Getenv("PATH")[:strings.IndexByte(ts.Getenv("PATH"), os.PathListSeparator)] + "/unknot")
	ts.Check(err)
	cmd := exec.Command(program, args[1:]...)
	cmd.Dir = ts.MkAbs(".")
	for _, name := range []string{"PATH", "HOME", "UNKNOT_DATA", "LANG", "TZ", "at", browserVariable} {
		cmd.Env = append(cmd.Env, name+"="+ts.Getenv(name))
	}
	said, err := os.Create(ts.MkAbs(args[0] + ".err"))
	ts.Check(err)
	cmd.Stderr = said
	out, err := cmd.StdoutPipe()
	ts.Check(err)
	ts.Check(cmd.Start())
	ts.Defer(func() { _ = cmd.Process.Kill(); _ = cmd.Wait(); _ = said.Close() })
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		ts.Fatalf("it printed no address: %v\n%s", err, ts.ReadFile(args[0]+".err"))
	}
	address := strings.TrimSpace(line)
	at, key, _ := strings.Cut(address, "/#key=")
	ts.Setenv(args[0], address)
	ts.Setenv(args[0]+"_at", at)
	ts.Setenv(args[0]+"_key", key)
	apps.Store(appKey{ts, args[0]}, cmd)
}

// endApp interrupts a program, as Ctrl-C does, and wants it to end well.
func endApp(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: end NAME")
	}
	cmd, ok := apps.LoadAndDelete(appKey{ts, args[0]})
	if !ok {
		ts.Fatalf("%s does not run", args[0])
	}
	ts.Check(cmd.(*exec.Cmd).Process.Signal(os.Interrupt))
	if err := cmd.(*exec.Cmd).Wait(); err != nil {
		ts.Fatalf("it ended with %v\n%s", err, ts.ReadFile(args[0]+".err"))
	}
}

// fetch makes a request and prints the status, the headers and the body. With
// ! the status must be 400 or more, otherwise less.
func fetch(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("usage: fetch METHOD URL [Name:value] [@FILE]")
	}
	body := ""
	for _, a := range args[2:] {
		if name, ok := strings.CutPrefix(a, "@"); ok {
			body = ts.ReadFile(name)
		}
	}
	r, err := http.NewRequest(args[0], args[1], strings.NewReader(body))
	ts.Check(err)
	r.Header.Set("Content-Type", "application/json")
	for _, a := range args[2:] {
		name, value, ok := strings.Cut(a, ":")
		switch {
		case strings.HasPrefix(a, "@") || !ok:
		case name == "Host":
			r.Host = value
		default:
			r.Header.Set(name, value)
		}
	}
	res, err := http.DefaultClient.Do(r)
	ts.Check(err)
	defer res.Body.Close()
	fmt.Fprintln(ts.Stdout(), res.Status)
	_ = res.Header.Write(ts.Stdout())
	_, err = io.Copy(ts.Stdout(), res.Body)
	ts.Check(err)
	if bad := res.StatusCode >= 400; bad != neg {
		ts.Fatalf("%s %s: %s", args[0], args[1], res.Status)
	}
}
