package sqlite

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"unknot/store"
	"unknot/store/storetest"
)

const (
	kills       = 200
	killsOfAnew = 20 // after so many kills a new file, so that creation is killed too
)

// batch is the n-th Append of a helper: one record, sometimes three, and
// sometimes a large one. It is the same whenever it is made.
func batch(n int) []store.Record {
	r := rand.New(rand.NewPCG(uint64(n), 1))
	records := make([]store.Record, 1+2*(n%3/2))
	for i := range records {
		size := r.IntN(600)
		if n%11 == 0 {
			size *= 60
		}
		body := make([]byte, size)
		for j := range body {
			body[j] = byte(r.Uint32())
		}
		records[i] = store.Record{ID: fmt.Sprintf("%d-%d", n, i), Body: body}
	}
	return records
}

func TestKilledAtAnyInstantTheLogHasEveryAcknowledgedRecord(t *testing.T) {
	var path string
	var next, total int
	for kill := range kills {
		if kill%killsOfAnew == 0 {
			path, next = filepath.Join(t.TempDir(), "log.db"), 0
		}
		acknowledged := killed(t, path, next, time.Duration(rand.IntN(60_000))*time.Microsecond)
		there := batches(t, path)
		if there < acknowledged {
			t.Fatalf("kill %d: %d batches were acknowledged, %d are there", kill, acknowledged, there)
		}
		total += max(acknowledged-next, 0)
		next = there
	}
	if total < kills {
		t.Errorf("only %d batches were acknowledged in %d kills: the test shows little", total, kills)
	}
	t.Logf("%d batches acknowledged in %d kills", total, kills)
}

// killed runs a helper, kills it some time after it has started, and returns
// how many batches the log must have: those before from and the acknowledged.
func killed(t *testing.T, path string, from int, after time.Duration) int {
	t.Helper()
	cmd := program(t, "forever", path, strconv.Itoa(from))
	var said strings.Builder
	cmd.Stderr = &said
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.AfterFunc(after+started, func() { cmd.Process.Kill() })
	last := from
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if last, err = strconv.Atoi(lines.Text()); err != nil {
			t.Fatalf("a helper said %q", lines.Text())
		}
		last++
	}
	if err := cmd.Wait(); cmd.ProcessState.Exited() {
		t.Fatalf("a helper ended by itself: %v\n%s", err, &said)
	}
	return last
}

// started is about how long a helper takes to come to its first instruction:
// killing it earlier tests nothing.
const started = 5 * time.Millisecond

// batches opens the log after a kill, wants it to be whole, and returns how
// many batches it has: all of each, in order, and nothing else.
func batches(t *testing.T, path string) int {
	t.Helper()
	log, err := Open(background, path)
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	if err := log.Check(background); err != nil {
		t.Fatal(err)
	}
	got, err := storetest.ReadAll(log)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for ; len(got) > 0; n++ {
		want := batch(n)
		if diff := storetest.Differ(got[:min(len(want), len(got))], want); diff != "" {
			t.Fatalf("batch %d: %s", n, diff)
		}
		got = got[len(want):]
	}
	return n
}

func TestTwoProgramsThatAppendAtOnceLoseNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "log.db")
	const n = 150
	var running []*exec.Cmd
	for _, prefix := range []string{"left", "right"} {
		cmd := program(t, "append", path, prefix, strconv.Itoa(n))
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		running = append(running, cmd)
	}
	for _, cmd := range running {
		if err := cmd.Wait(); err != nil {
			t.Fatalf("a program failed: %v", err)
		}
	}
	log := mustOpen(t, path)
	if err := log.Check(background); err != nil {
		t.Fatal(err)
	}
	added, err := log.Append(background, append(storetest.Made("left", n), storetest.Made("right", n)...)...)
	if added != 0 || err != nil {
		t.Errorf("%d records were lost (%v)", added, err)
	}
	if all, err := storetest.ReadAll(log); len(all) != 2*n || err != nil {
		t.Errorf("%d records, %v; want %d", len(all), err, 2*n)
	}
}
