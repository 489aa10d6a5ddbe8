package server_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"unknot/server"
)

// problemOf reads a problem and fails unless it is one line.
func problemOf(t *testing.T, res *http.Response, status int) string {
	t.Helper()
	var p struct {
		Title, Detail string
		Status        int
	}
	body := text(t, res)
	if err := json.Unmarshal([]byte(body), &p); err != nil || res.Header.Get("Content-Type") != "application/problem+json" {
		t.Fatalf("%d %q is no problem: %v", res.StatusCode, body, err)
	}
	if res.StatusCode != status || p.Status != status || p.Title != http.StatusText(status) || p.Detail == "" || strings.Contains(p.Detail, "\n") {
		t.Errorf("got %d %+v, want %d", res.StatusCode, p, status)
	}
	return p.Detail
}

const most = 4 << 20

func TestABodyOverTheLimitIsRefusedWithOneLine(t *testing.T) {
	w := newWorld(t)
	for _, path := range []string{"/api/screen", "/api/journal", "/api/nothing"} {
		fits := w.ask("POST", path, strings.Repeat(" ", most), "Unknot-Key", string(key))
		if fits.StatusCode == http.StatusRequestEntityTooLarge {
			t.Errorf("%s: what is just as large as it may be is refused", path)
		}
		over := w.ask("POST", path, strings.Repeat(" ", most+1), "Unknot-Key", string(key))
		if why := problemOf(t, over, 413); !strings.Contains(why, "4 MB") {
			t.Errorf("%s: %s", path, why)
		}
		r := httptest.NewRequest("POST", path, io.LimitReader(zeros{}, most+1)) // of a length it does not say
		r.Host, r.ContentLength = "localhost:8656", -1
		problemOf(t, w.send(r), 413)
	}
}

// zeros is a text without an end.
type zeros struct{}

func (zeros) Read(b []byte) (int, error) { return len(b), nil }

// broken is a body that breaks off.
type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

func TestABodyThatBreaksOffDoesNothing(t *testing.T) {
	w := newWorld(t)
	r := httptest.NewRequest("POST", "/api/journal", io.MultiReader(strings.NewReader(`{"entries":[{"v":1,"id":"a"}`), broken{}))
	r.Host = "localhost:8656"
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Unknot-Key", string(key))
	problemOf(t, w.send(r), 400)
	if len(w.journal.entries) != 0 {
		t.Error("something was kept")
	}
}

func TestABodyMustSayThatItIsJSON(t *testing.T) {
	w := newWorld(t)
	for _, kind := range []string{"", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/jsonp", "nonsense/;;"} {
		r := httptest.NewRequest("POST", "/api/screen", strings.NewReader(`{"answers":{}}`))
		r.Host = "localhost:8656"
		r.Header.Set("Content-Type", kind)
		problemOf(t, w.send(r), 415)
	}
	r := httptest.NewRequest("POST", "/api/screen", strings.NewReader(`{"answers":{}}`))
	r.Host = "localhost:8656"
	r.Header.Set("Content-Type", "Application/JSON; charset=UTF-8")
	wants(t, w.send(r), 200, "triage")
}

func TestACallThatThereIsNotIsAProblem(t *testing.T) {
	w := newWorld(t)
	for _, x := range [][2]string{{"GET", "/api"}, {"GET", "/api/"}, {"GET", "/api/nothing"}, {"GET", "/api/screen"}, {"PUT", "/api/journal"}, {"GET", "/api/openapi.yaml"},
		{"GET", "/api/docs"}, {"GET", "/api/schemas/Entry.json"}, {"POST", "/api/pack"}, {"GET", "/api//hello"}, {"GET", "/api/./hello"}, {"GET", "/api/x/../hello"}, {"GET", "/api/hello/"}} {
		problemOf(t, w.ask(x[0], x[1], ""), 404)
	}
	wants(t, w.ask("GET", "/openapi.json", ""), 404, "nothing here")
	wants(t, w.ask("GET", "/docs", ""), 404, "nothing here")
}

// panicking is a journal with a fault.
type panicking struct{ memory }

func (*panicking) Log(context.Context) (string, error) { panic("the secret of the journal") }

func TestAPanicIsOneLineForTheCallerAndAStackForTheLog(t *testing.T) {
	w := newWorld(t)
	o := options(w, built())
	o.Journal = &panicking{}
	h, err := server.New(o)
	if err != nil {
		t.Fatal(err)
	}
	w.handler = h
	res := w.ask("GET", "/api/hello", "")
	strict(t, "a panic", res)
	if why := problemOf(t, res, 500); strings.Contains(why, "secret") || strings.Contains(why, ".go") {
		t.Errorf("the caller is told %q", why)
	}
	if said := w.said.String(); !strings.Contains(said, "secret") || !strings.Contains(said, "goroutine") {
		t.Errorf("the log has %q", said)
	}
}

func TestTroubleWithTheJournalIsTold(t *testing.T) {
	w := newWorld(t)
	w.journal.fails = errors.New("journal.db has no room left on its disk")
	for _, x := range [][3]string{{"GET", "/api/hello", ""}, {"GET", "/api/journal", ""}, {"POST", "/api/journal", `{"entries":[]}`}} {
		if why := problemOf(t, w.ask(x[0], x[1], x[2], "Unknot-Key", string(key)), 500); !strings.Contains(why, "no room") {
			t.Errorf("%s %s: %s", x[0], x[1], why)
		}
	}
	if !strings.Contains(w.said.String(), "no room") {
		t.Errorf("the log has %q", w.said)
	}
	w.journal.fails = context.Canceled
	problemOf(t, w.ask("GET", "/api/hello", ""), 503)
}

func TestWhatAServerNeedsIsAskedFor(t *testing.T) {
	for name, leave := range map[string]func(*server.Options){
		"the engine": func(o *server.Options) { o.Engine = nil }, "the journal": func(o *server.Options) { o.Journal = nil },
		"the words": func(o *server.Options) { o.Words = nil }, "the log": func(o *server.Options) { o.Log = nil },
		"the key": func(o *server.Options) { o.Key = "" }, "a real key": func(o *server.Options) { o.Key = "aaaa" },
		"an origin": func(o *server.Options) { o.Origins = nil }, "a real origin": func(o *server.Options) { o.Origins = []string{"localhost"} },
		"an origin without a path": func(o *server.Options) { o.Origins = []string{home + "/"} },
	} {
		o := options(&world{t: t, journal: &memory{}}, nil)
		leave(&o)
		if _, err := server.New(o); err == nil {
			t.Errorf("without %s: no error", name)
		}
	}
}
