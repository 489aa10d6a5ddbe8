package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
	"time"

	"unknot/interop/made"
)

// BenchmarkExportsOfFiveYears writes a record of five years in every form, and
// backs it up, each in a process of its own, which says how much memory it
// took at most.
func BenchmarkExportsOfFiveYears(b *testing.B) {
	root := b.TempDir()
	data, program := filepath.Join(root, "data"), filepath.Join(root, "unknot")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	lines := written(b, made.FiveYears())
	inProcess(b, data, "import", save(b, root, "in.jsonl", lines))
	calls := map[string][]string{"backup": {"backup", "--to", root, "--keep", "1"}}
	names := append(formNames(), "backup")
	for _, form := range formNames() {
		calls[form] = []string{"export", "--as", form, "--force", "--out", filepath.Join(root, "out."+form)}
	}
	for _, name := range names {
		b.Run(name, func(b *testing.B) {
			most, busy := 0.0, time.Duration(0)
			for b.Loop() {
				cmd := exec.Command(program, append(calls[name], "--data", data)...)
				cmd.Env = append(os.Environ(), "TZ=Europe/Madrid")
				took, err := watched(b, cmd)
				if err != nil && name != "fit-workout" { // only near the end of the record is its plan still due
					b.Fatal(err)
				}
				most, busy = max(most, took), busy+cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime()
			}
			b.ReportMetric(most, "MB")
			b.ReportMetric(busy.Seconds()/float64(b.N), "s-cpu")
			if info, err := os.Stat(filepath.Join(root, "out."+name)); err == nil {
				b.ReportMetric(float64(info.Size())/1e6, "MB-file")
			}
		})
	}
}

var peak = regexp.MustCompile(`VmHWM:\s+(\d+) kB`)

// watched runs a program and returns the most memory it took, in megabytes, as
// Linux counts it. It asks while the program runs: what is told of one that has
// ended is at least what its parent took.
func watched(b *testing.B, cmd *exec.Cmd) (megabytes float64, err error) {
	b.Helper()
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	ended := make(chan error)
	go func() { ended <- cmd.Wait() }()
	for {
		text, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", cmd.Process.Pid))
		if m := peak.FindSubmatch(text); m != nil {
			kilobytes, _ := strconv.ParseFloat(string(m[1]), 64)
			megabytes = max(megabytes, kilobytes*1024/1e6)
		}
		select {
		case err := <-ended:
			return megabytes, err
		case <-time.After(2 * time.Millisecond):
		}
	}
}
