package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"unknot/engine"
	"unknot/engine/journal"
	"unknot/engine/protocol"
	"unknot/server"
	"unknot/store/sqlite"
	"unknot/words"
)

// testKey is the key of every server here.
const testKey = server.Key("aaaaaaaaaaaaaaaaaaaaaaaaaa")

// testProgram is a program on a folder, with nowhere to print to.
func testProgram(data string) *program {
	return &program{in: strings.NewReader(""), out: io.Discard, err: io.Discard,
		env:    func(name string) string { return map[string]string{"UNKNOT_DATA": data, browserVariable: "none"}[name] },
		now:    func() protocol.Moment { return protocol.Moment{Ms: 1_800_000_000_000, Offset: 60} },
		random: rand.Reader, engine: engine.Lowback(), words: words.English(), app: func() (fs.FS, bool) { return nil, false }}
}

// A computer is a record on disk and the server over it.
type computer struct {
	t   rapid.TB
	x   *exchange
	api http.Handler
}

func newComputer(t rapid.TB, data string) *computer {
	t.Helper()
	p := testProgram(data)
	x, err := p.openExchange(context.Background(), data)
	if err != nil {
		t.Fatal(err)
	}
	h, err := p.handler(x, testKey, &place{port: usualPort})
	if err != nil {
		t.Fatal(err)
	}
	return &computer{t, x, h}
}

// ask makes a call on the record, reads what comes of it, and returns its
// status.
func (c *computer) ask(method, query, body string, into any) int {
	c.t.Helper()
	r := httptest.NewRequest(method, "/api/journal"+query, strings.NewReader(body))
	r.Host = fmt.Sprint("localhost:", usualPort)
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set(server.KeyHeader, string(testKey))
	w := httptest.NewRecorder()
	c.api.ServeHTTP(w, r)
	if err := json.Unmarshal(w.Body.Bytes(), into); err != nil {
		c.t.Fatalf("%s %s: %d %s", method, query, w.Code, w.Body)
	}
	return w.Code
}

// merge sends entries and returns what came of it.
func (c *computer) merge(entries []json.RawMessage) server.Merged {
	c.t.Helper()
	var m server.Merged
	var body []byte
	for _, e := range entries {
		body = append(append(body, e...), ',')
	}
	body = bytes.TrimSuffix(body, []byte(","))
	if status := c.ask("POST", "", fmt.Sprintf(`{"entries":[%s]}`, body), &m); status != 200 {
		c.t.Fatalf("merging: %d", status)
	}
	return m
}

// page fetches a page.
func (c *computer) page(after int64, limit int) server.Page {
	c.t.Helper()
	var p server.Page
	if status := c.ask("GET", fmt.Sprintf("?after=%d&limit=%d", after, limit), "", &p); status != 200 {
		c.t.Fatalf("a page: %d", status)
	}
	return p
}

// all returns every entry, by id.
func (c *computer) all() map[string]string {
	c.t.Helper()
	out := map[string]string{}
	for after, more := int64(0), true; more; {
		p := c.page(after, 7)
		for _, e := range p.Entries {
			out[idOf(e)] = string(e)
		}
		after, more = p.Last, p.More
	}
	return out
}

// sendable returns entries as they are sent.
func sendable(t rapid.TB, entries []journal.Entry) []json.RawMessage {
	var out []json.RawMessage
	for line := range bytes.Lines(written(t, entries)) {
		out = append(out, json.RawMessage(bytes.TrimSpace(line)))
	}
	return out
}

// A way is how far one computer has read another.
type way struct {
	from, to *computer
	last     int64
	log      string
}

// goOn reads pages and merges them, in parts of any size, some twice. It may
// break off anywhere, and begins again where it knows that it was.
func (w *way) goOn(t *rapid.T, whole bool) (added int) {
	for {
		p := w.from.page(w.last, rapid.IntRange(1, 9).Draw(t, "limit"))
		if p.Log != w.log {
			w.last, w.log = 0, p.Log
			continue
		}
		for rest := p.Entries; len(rest) > 0; {
			n := rapid.IntRange(1, len(rest)).Draw(t, "part")
			added += w.to.merge(rest[:n]).Added
			if rapid.IntRange(0, 3).Draw(t, "again") == 0 {
				added += w.to.merge(rest[:n]).Added
			}
			if rest = rest[n:]; !whole && rapid.IntRange(0, 4).Draw(t, "broken off") == 0 {
				return added
			}
		}
		if w.last = p.Last; !p.More {
			return added
		}
	}
}

// However two records are exchanged, in whatever parts, with repetitions and
// broken off at any point, both end with everything that either had and with
// the same standing.
func TestAnExchangeEndsInTheUnion(t *testing.T) {
	root, n := t.TempDir(), 0
	a, started := healthy(t), journal.Started{Plan: aPlan(t)}
	rapid.Check(t, func(t *rapid.T) {
		n++
		one, two := newComputer(t, filepath.Join(root, fmt.Sprint(n), "one")), newComputer(t, filepath.Join(root, fmt.Sprint(n), "two"))
		defer one.x.Close()
		defer two.x.Close()
		entries := rapid.SliceOfNDistinct(anyEntry(a, started), 0, 30, func(e journal.Entry) string { return e.ID }).Draw(t, "entries")
		cut, shared := rapid.IntRange(0, len(entries)).Draw(t, "cut"), rapid.IntRange(0, 5).Draw(t, "shared")
		one.merge(sendable(t, entries[:cut]))
		two.merge(sendable(t, entries[max(0, cut-shared):]))
		there, back := way{from: one, to: two}, way{from: two, to: one}
		for range rapid.IntRange(0, 4).Draw(t, "tries") {
			there.goOn(t, false)
			back.goOn(t, false)
		}
		for there.goOn(t, true)+back.goOn(t, true) > 0 {
		}
		left, right := one.all(), two.all()
		for _, line := range sendable(t, entries) {
			if left[idOf(line)] != string(line) || right[idOf(line)] != string(line) {
				t.Fatalf("lost or changed: %s", line)
			}
		}
		if !maps.Equal(left, right) {
			t.Fatalf("they differ:\n%v\n%v", left, right)
		}
		x, y := one.standing(), two.standing()
		if x != y {
			t.Fatalf("they stand differently:\n%s\n%s", x, y)
		}
	})
}

// standing is where a person stands by a record, flags owed among it.
func (c *computer) standing() string {
	c.t.Helper()
	c.x.mu.Lock()
	defer c.x.mu.Unlock()
	if err := c.x.d.Refresh(context.Background()); err != nil {
		c.t.Fatal(err)
	}
	if owed := c.x.d.journal.Owed(); len(owed) > 0 {
		c.t.Fatalf("owed and not written: %v", owed)
	}
	out, err := json.Marshal(c.x.d.journal.Standing(c.x.d.Now()))
	if err != nil {
		c.t.Fatal(err)
	}
	return string(out)
}

func aMorning(id string, pain int) string {
	return fmt.Sprintf(`{"v":1,"id":%q,"at":"2026-11-20T07:30:00.000+01:00","device":"phone","kind":"morning","body":{"pain":%d}}`, id, pain)
}

func TestOneBadEntryDoesNotStopTheOthers(t *testing.T) {
	c := newComputer(t, t.TempDir())
	defer c.x.Close()
	newer := `{"v":3,"id":"n","at":"2026-11-20T07:30:00.000+01:00",  "kind":"dream","x":1.50}`
	first := c.merge([]json.RawMessage{json.RawMessage(aMorning("a", 3)), json.RawMessage(newer)})
	if first.Added != 2 || first.Known != 0 || len(first.Refused) != 0 {
		t.Fatalf("%+v", first)
	}
	var m server.Merged
	future := strings.Replace(aMorning("f", 3), "2026-11-20", "2199-11-20", 1)
	body := fmt.Sprintf(`{"entries":[%s,%s,%s,%s,%s,%s,%s,{"v":1,"id":"z"}]}`,
		aMorning("b", 1), aMorning("a", 3), aMorning("a", 4), aMorning("c", 11), future, aMorning("d", 2), newer)
	c.ask("POST", "", body, &m)
	whys := map[string]string{"a": "already with another content", "c": "pain", "f": "check the clock", "z": "at: is missing"}
	if m.Added != 2 || m.Known != 2 || len(m.Refused) != len(whys) {
		t.Fatalf("%+v", m)
	}
	for _, r := range m.Refused {
		if want := whys[r.ID]; want == "" || !strings.Contains(r.Why, want) || strings.Contains(r.Why, "\n") {
			t.Errorf("%s: %s", r.ID, r.Why)
		}
	}
	all := c.all()
	if got := slices.Sorted(maps.Keys(all)); !slices.Equal(got, []string{"a", "b", "d", "n"}) || all["a"] != aMorning("a", 3) {
		t.Errorf("kept: %v", all)
	}
	var p struct{ Entries []string }
	if c.ask("GET", "?as=lines", "", &p); p.Entries[1] != newer {
		t.Errorf("a newer entry reads back as %s", p.Entries[1])
	}
}

// What an entry is called is what the record reads, not what another reader of
// JSON would.
func TestAnEntryWithTwoNamesIsTheOneTheRecordReads(t *testing.T) {
	c := newComputer(t, t.TempDir())
	defer c.x.Close()
	twice := func(x int) json.RawMessage {
		return json.RawMessage(fmt.Sprintf(`{"v":2,"id":"y","at":"2026-11-20T07:30:00.000+01:00","x":%d,"ID":"other"}`, x))
	}
	first, second, third := c.merge([]json.RawMessage{twice(1)}), c.merge([]json.RawMessage{twice(1)}), c.merge([]json.RawMessage{twice(2), json.RawMessage(aMorning("a", 1))})
	if first.Added != 1 || second.Known != 1 || third.Added != 1 || len(third.Refused) != 1 {
		t.Errorf("%+v\n%+v\n%+v", first, second, third)
	}
}

// Other programs write into the same file at the same time: whatever each of
// them was told is kept is there, for all of them.
func TestProgramsThatWriteMeanwhileLoseNothing(t *testing.T) {
	dir := t.TempDir()
	c := newComputer(t, dir)
	defer c.x.Close()
	const writers, each = 3, 15
	failed := make(chan error)
	for w := range writers {
		go func() { failed <- scribble(dir, w, each) }()
	}
	for w := range writers {
		go func() {
			for i := range each {
				m := c.merge([]json.RawMessage{json.RawMessage(aMorning(fmt.Sprintf("web-%d-%d", w, i), i%10)), json.RawMessage(aMorning("same", 5))})
				if len(m.Refused) > 0 || m.Added+m.Known != 2 {
					t.Errorf("%+v", m)
				}
			}
			failed <- nil
		}()
	}
	for range 2 * writers {
		if err := <-failed; err != nil {
			t.Error(err)
		}
	}
	if all := c.all(); len(all) != 2*writers*each+1 {
		t.Errorf("%d entries, want %d", len(all), 2*writers*each+1)
	}
	c.standing()
}

// scribble notes mornings as another program would.
func scribble(dir string, writer, n int) error {
	p := testProgram(dir)
	d, err := p.openDiary(context.Background(), dir)
	if err != nil {
		return err
	}
	defer d.Close()
	for i := range n {
		at := protocol.Moment{Ms: firstMs + int64(writer*1000+i)}
		if err := d.Append(context.Background(), journal.Make(fmt.Sprintf("pen-%d-%d", writer, i), at, "pen", journal.Morning{Pain: 4})); err != nil {
			return err
		}
	}
	return nil
}

func TestALogKeepsItsIdUntilItIsAnotherLog(t *testing.T) {
	dir := t.TempDir()
	c := newComputer(t, dir)
	first, _ := c.x.Log(context.Background())
	c.merge([]json.RawMessage{json.RawMessage(aMorning("a", 3)), json.RawMessage(aMorning("b", 3))})
	if again, err := c.x.Log(context.Background()); again != first || err != nil {
		t.Errorf("with entries it is %s, was %s, %v", again, first, err)
	}
	_ = c.x.Close()
	c = newComputer(t, dir)
	if again, err := c.x.Log(context.Background()); again != first || err != nil {
		t.Errorf("opened again it is %s, was %s, %v", again, first, err)
	}
	if p := c.page(2, 10); p.Log != first || p.Last != 2 {
		t.Errorf("at its end: %+v", p)
	}
	if p := c.page(3, 10); p.Log == first || p.Last != 0 || !p.More || len(p.Entries) != 0 {
		t.Errorf("a position it never had gives %+v", p)
	}
	second, _ := c.x.Log(context.Background())
	_ = c.x.Close()
	if err := os.Remove(filepath.Join(dir, journalFile)); err != nil { // somebody starts over by hand
		t.Fatal(err)
	}
	c = newComputer(t, dir)
	defer c.x.Close()
	if third, err := c.x.Log(context.Background()); third == first || third == second || err != nil {
		t.Errorf("another file has the id %s, %v", third, err)
	}
}

func TestALongRecordComesInPages(t *testing.T) {
	c := newComputer(t, t.TempDir())
	defer c.x.Close()
	all := sendable(t, years(t, 2500))
	long := strings.Repeat("very long ", 90_000)
	for i := range 5 {
		all = append(all, json.RawMessage(fmt.Sprintf(`{"v":2,"id":"long-%d","at":"2026-11-20T07:30:00.000+01:00","text":%q}`, i, long)))
	}
	for rest := all; len(rest) > 0; rest = rest[min(1000, len(rest)):] {
		part := rest[:min(1000, len(rest))]
		if m, err := c.x.Merge(context.Background(), part); m.Added != len(part) || err != nil {
			t.Fatalf("%+v, %v", m, err)
		}
	}
	var got []json.RawMessage
	for after, more := int64(0), true; more; {
		p := c.page(after, 1000)
		size := 0
		for _, e := range p.Entries {
			size += len(e)
		}
		if size > maxPage {
			t.Errorf("a page of %d bytes", size)
		}
		got, after, more = append(got, p.Entries...), p.Last, p.More
	}
	if len(got) != len(all) || !bytes.Equal(got[2400], all[2400]) || !bytes.Equal(got[len(got)-1], all[len(all)-1]) {
		t.Errorf("%d entries came, %d were there", len(got), len(all))
	}
}

func FuzzMergeIntoARecord(f *testing.F) {
	f.Add(aMorning("a", 3))
	f.Add(`{"v":2,"id":"x","at":"2026-11-20T07:30:00+01:00","new":[1,2.50]}`)
	f.Add(`{"v":1,"id":"f","at":"2026-11-20T07:30:00+01:00","device":"d","kind":"flag","body":{"rule":"r","level":"urgent","cause":"c"}}`)
	f.Add(`{"id":"\u0000"}`)
	f.Add(`"a line"`)
	shared := newComputer(f, f.TempDir())
	f.Cleanup(func() { _ = shared.x.Close() })
	f.Fuzz(func(t *testing.T, entry string) {
		c := *shared
		c.t = t
		m, err := c.x.Merge(context.Background(), []json.RawMessage{json.RawMessage(entry)})
		if err != nil || m.Added+m.Known+len(m.Refused) != 1 {
			t.Fatalf("%q: %+v, %v", entry, m, err)
		}
		again, err := c.x.Merge(context.Background(), []json.RawMessage{json.RawMessage(entry)})
		if err != nil || again.Added != 0 || again.Known != m.Added+m.Known {
			t.Fatalf("%q again: %+v, then %+v, %v", entry, m, again, err)
		}
		c.page(0, 1000) // reads back
	})
}

// readable opens a file as another program would.
func readable(path string) error {
	log, err := sqlite.OpenReadOnly(context.Background(), path)
	if err != nil {
		return err
	}
	return log.Close()
}
