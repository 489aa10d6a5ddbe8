package server_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"unknot/engine"
	"unknot/server"
	"unknot/words"
)

// memory is a journal in memory that takes whatever has an id.
type memory struct {
	mu      sync.Mutex
	log     int
	entries []json.RawMessage
	inUse   bool
	fails   error
}

func (m *memory) Log(context.Context) (string, error) { return fmt.Sprint("log-", m.log), m.fails }

func (m *memory) After(_ context.Context, position int64, limit int) (server.Page, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	from := min(int(position), len(m.entries))
	to := min(from+limit, len(m.entries))
	return server.Page{Log: fmt.Sprint("log-", m.log), Entries: m.entries[from:to], Last: int64(to), More: to < len(m.entries)}, m.fails
}

func (m *memory) Merge(_ context.Context, entries []json.RawMessage) (server.Merged, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	out := server.Merged{Log: fmt.Sprint("log-", m.log)}
	for _, e := range entries {
		if !strings.Contains(string(e), `"v":1`) {
			out.Refused = append(out.Refused, server.Refusal{Why: "has no version"})
			continue
		}
		m.entries = append(m.entries, bytes.Clone(e))
		out.Added++
	}
	return out, m.fails
}

func (m *memory) Erase(context.Context) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.inUse {
		return server.ErrInUse
	}
	m.entries, m.log = nil, m.log+1
	return nil
}

const (
	home   = "http://localhost:8656"
	remote = "https://unknot.example.net"
	key    = server.Key("aaaaaaaaaaaaaaaaaaaaaaaaaa")
)

// zip packs a text.
func zip(text string) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = w.Write([]byte(text))
	_ = w.Close()
	return b.Bytes()
}

// engineText is what the engine of the app stands for here.
var engineText = strings.Repeat("not really WebAssembly ", 100)

// built is a small app.
func built() fstest.MapFS {
	file := func(data []byte) *fstest.MapFile { return &fstest.MapFile{Data: data} }
	return fstest.MapFS{
		"index.html":               file([]byte("<!doctype html><title>Unknot</title>")),
		"index.html.br":            file([]byte("brotli of the page")),
		"index.html.gz":            file(zip("<!doctype html><title>Unknot</title>")),
		"sw.js":                    file([]byte("self")),
		"manifest.webmanifest":     file([]byte("{}")),
		"assets/engine-a1.wasm.br": file([]byte("brotli of the engine")),
		"assets/engine-a1.wasm.gz": file(zip(engineText)),
		"assets/page-b2.js":        file([]byte("export {}")),
		"assets/page-b2.js.gz":     file(zip("export {}")),
		"assets/font-c3.woff2":     file([]byte("font")),
		"icons/icon.svg":           file([]byte("<svg/>")),
		"csp.json":                 file([]byte(`{"script":["sha256-abcd+/efgh=="],"style":["sha384-ijkl="]}`)),
		".keep":                    file([]byte("kept")),
		"csp.json.gz":              file(zip(`{}`)),
	}
}

// A world is a server to try, with what it keeps.
type world struct {
	t       testing.TB
	handler http.Handler
	journal *memory
	said    *bytes.Buffer // in its log
}

func newWorld(t testing.TB) *world { return worldOf(t, built()) }

func worldOf(t testing.TB, app fs.FS) *world {
	t.Helper()
	w := &world{t: t, journal: &memory{}, said: &bytes.Buffer{}}
	h, err := server.New(options(w, app))
	if err != nil {
		t.Fatal(err)
	}
	w.handler = h
	return w
}

func options(w *world, app fs.FS) server.Options {
	return server.Options{App: app, Engine: engine.Lowback(), Journal: w.journal, Words: words.English(), Key: key, Version: "1.2.3",
		Origins: []string{home, "http://127.0.0.1:8656", "http://[::1]:8656", remote},
		Log:     slog.New(slog.NewTextHandler(w.said, nil))}
}

// ask makes a request, with headers as pairs of name and value.
func (w *world) ask(method, path, body string, headers ...string) *http.Response {
	w.t.Helper()
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	r.Host = "localhost:8656"
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i+1 < len(headers); i += 2 {
		if headers[i] == "Host" {
			r.Host = headers[i+1]
			continue
		}
		r.Header.Add(headers[i], headers[i+1])
	}
	return w.send(r)
}

func (w *world) send(r *http.Request) *http.Response {
	rec := httptest.NewRecorder()
	w.handler.ServeHTTP(rec, r)
	return rec.Result()
}

// text reads the body of a response.
func text(t testing.TB, res *http.Response) string {
	t.Helper()
	var b bytes.Buffer
	if _, err := b.ReadFrom(res.Body); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// wants fails unless a response has a status and its body a text.
func wants(t testing.TB, res *http.Response, status int, part string) {
	t.Helper()
	body := text(t, res)
	if res.StatusCode != status || !strings.Contains(body, part) {
		t.Errorf("got %d %.300q, want %d with %q", res.StatusCode, body, status, part)
	}
}
