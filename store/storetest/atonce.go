package storetest

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"

	"unknot/store"
)

const (
	writers = 6
	each    = 30
)

func goroutines(t *testing.T, open Open) {
	log := opened(t, open)
	atOnce(t, func(int) store.Log { return log })
	complete(t, log)
}

func handles(t *testing.T, open Open) {
	logs := []store.Log{opened(t, open), opened(t, open)}
	atOnce(t, func(i int) store.Log { return logs[i%2] })
	complete(t, logs[0])
	complete(t, logs[1])
}

// atOnce has several writers append, one by one and by pairs. All of them also
// append the same record over and over.
func atOnce(t *testing.T, log func(writer int) store.Log) {
	var wg sync.WaitGroup
	for w := range writers {
		wg.Go(func() {
			records := Made(fmt.Sprint(w), each)
			for i := 0; i < each; i += 2 {
				if err := appendAll(log(w), records[i:i+1], records[i+1:i+2], []store.Record{rec("same", "x")}); err != nil {
					t.Errorf("writer %d: %v", w, err)
					return
				}
			}
		})
	}
	wg.Wait()
}

func appendAll(log store.Log, batches ...[]store.Record) error {
	for _, b := range batches {
		if _, err := log.Append(background, b...); err != nil {
			return err
		}
	}
	return nil
}

// complete wants every writer's records to be there, once, in its own order.
func complete(t *testing.T, log store.Log) {
	t.Helper()
	all, err := ReadAll(log)
	if err != nil {
		t.Fatal(err)
	}
	by := map[string][]store.Record{}
	for _, r := range all {
		writer, _, _ := strings.Cut(r.ID, "-")
		by[writer] = append(by[writer], r)
	}
	for w := range writers {
		if diff := Differ(by[fmt.Sprint(w)], Made(fmt.Sprint(w), each)); diff != "" {
			t.Errorf("writer %d: %s", w, diff)
		}
	}
	if len(all) != writers*each+1 {
		t.Errorf("%d records in all, want %d", len(all), writers*each+1)
	}
}

// follower reads what comes while it comes, through a handle of its own.
func follower(t *testing.T, open Open) {
	log, reader := opened(t, open), opened(t, open)
	ctx, done := context.WithCancel(background)
	var followed []store.Record
	var failed error
	var wg sync.WaitGroup
	wg.Go(func() { followed, failed = follow(ctx, reader) })
	atOnce(t, func(int) store.Log { return log })
	done()
	wg.Wait()
	if failed != nil {
		t.Fatal(failed)
	}
	holds(t, log, followed...)
}

// follow reads until done and nothing more comes.
func follow(ctx context.Context, log store.Log) (all []store.Record, err error) {
	for position := int64(0); ; {
		finished := ctx.Err() != nil
		records, last, err := log.After(background, position, 7)
		if err != nil || (finished && len(records) == 0) {
			return all, err
		}
		all, position = append(all, records...), last
	}
}
