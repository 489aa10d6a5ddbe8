package server_test

import (
	"crypto/rand"
	"strings"
	"sync"
	"testing"
	"time"

	"unknot/server"
)

func ticket(t *testing.T, k server.Key, at time.Time) string {
	t.Helper()
	path, err := k.Ticket(at, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func TestATicketLeadsToTheAppOnce(t *testing.T) {
	w := newWorld(t)
	path := ticket(t, key, time.Now())
	if strings.Contains(path, string(key)) {
		t.Fatalf("the ticket tells the key: %s", path)
	}
	res := w.ask("GET", path, "")
	if res.StatusCode != 303 || res.Header.Get("Location") != "/#key="+string(key) || res.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("%d %v", res.StatusCode, res.Header)
	}
	wants(t, w.ask("GET", path, ""), 404, "opens the app once")
	if res := w.ask("GET", ticket(t, key, time.Now()), ""); res.StatusCode != 303 {
		t.Errorf("the next one: %d", res.StatusCode)
	}
}

func TestATicketThatIsNotGoodLeadsNowhere(t *testing.T) {
	w := newWorld(t)
	good := ticket(t, key, time.Now())
	parts := strings.Split(good, ".")
	for name, path := range map[string]string{
		"too old":               ticket(t, key, time.Now().Add(-time.Minute)),
		"of another key":        ticket(t, server.Key(strings.Repeat("b", 25)+"a"), time.Now()),
		"made to last":          parts[0] + ".99999999999." + parts[2],
		"with another name":     "/open/x." + parts[1] + "." + parts[2],
		"without a proof":       parts[0] + "." + parts[1],
		"empty":                 "/open/",
		"with the key":          "/open/" + string(key),
		"a proof of the server": "/open/localhost:8656." + key.Proof("localhost:8656", "n"),
	} {
		if res := w.ask("GET", path, ""); res.StatusCode != 404 || res.Header.Get("Location") != "" {
			t.Errorf("%s: %d", name, res.StatusCode)
		}
	}
	wants(t, w.ask("GET", good, "", "Host", "evil.example"), 421, "")
	wants(t, w.ask("GET", good, "", "Origin", "http://evil.example"), 403, "")
	if res := w.ask("HEAD", good, ""); res.StatusCode != 404 {
		t.Errorf("only looked at: %d", res.StatusCode)
	}
	if res := w.ask("GET", good, ""); res.StatusCode != 303 {
		t.Errorf("the good one was spoiled: %d", res.StatusCode)
	}
}

func TestOfManyWhoShowATicketAtOnceOneGetsIn(t *testing.T) {
	w := newWorld(t)
	path := ticket(t, key, time.Now())
	var in sync.Map
	var all sync.WaitGroup
	for i := range 20 {
		all.Go(func() {
			if w.ask("GET", path, "").StatusCode == 303 {
				in.Store(i, true)
			}
		})
	}
	all.Wait()
	n := 0
	in.Range(func(any, any) bool { n++; return true })
	if n != 1 {
		t.Errorf("%d got in", n)
	}
}
