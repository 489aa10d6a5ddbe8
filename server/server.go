// Package server serves the app and its API over HTTP to the person whose
// record it is, and to nobody else.
//
// # Promises
//
//   - Only names it was told of are answered: a page of another site cannot
//     reach it by giving its own name a local address.
//   - No page of another origin can call it, read it or frame it.
//   - The record is given to those who send the key, and to nobody else, also
//     not to other users of the same computer.
//   - What the engine answers is passed on byte for byte.
//   - Merging a record is a union: repeated, split or broken off, it ends the
//     same.
//   - Every response carries the same strict headers, and nothing is fetched
//     from anywhere else.
//
// The tests beside it try each with requests that should not get through.
package server

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"strings"

	"unknot/engine"
	"unknot/words"
)

// Options are what a server needs. All of it must be there but App and Feed.
type Options struct {
	App     fs.FS // the built app; nil when it is not built in
	Engine  *engine.Engine
	Journal Journal
	Words   *words.Catalogue
	Key     Key
	Version string
	// Feed is the calendar to subscribe to; nil for none.
	Feed Feed
	// Origins are where browsers find it, like http://localhost:8656. A
	// request for another host, or from a page of another origin, is refused.
	Origins []string
	Log     *slog.Logger
}

// server is what the handlers share.
type server struct {
	Options
	say func(id string, args ...string) string
}

// New returns the handler of everything that is served.
func New(o Options) (http.Handler, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	s := &server{Options: o, say: o.Words.Say}
	app, err := newApp(s, o.App)
	if err != nil {
		return nil, err
	}
	api, err := s.api()
	if err != nil {
		return nil, err
	}
	origins, err := readOrigins(o.Origins)
	if err != nil {
		return nil, err
	}
	routes := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if isAPI(r) {
			s.limited(api).ServeHTTP(w, r)
			return
		}
		app.ServeHTTP(w, r)
	})
	return app.headers(s.recovered(s.guarded(origins, routes))), nil
}

// isAPI reports whether a request is for the API.
func isAPI(r *http.Request) bool {
	return r.URL.Path == "/api" || strings.HasPrefix(r.URL.Path, "/api/")
}

// check reports what is missing.
func (o *Options) check() error {
	switch {
	case o.Engine == nil, o.Journal == nil, o.Words == nil, o.Log == nil:
		return errors.New("server: the engine, the journal, the words or the log is missing")
	case !o.Key.valid():
		return fmt.Errorf("server: a key has %d letters and digits", keyLength)
	case len(o.Origins) == 0:
		return errors.New("server: without an origin every request would be refused")
	}
	return nil
}
