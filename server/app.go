package server

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"html"
	"io/fs"
	"net/http"
	"path"
	"strings"
)

// An app is the files of the built app, each with the forms it is kept in.
type app struct {
	*server
	files   fs.FS
	known   map[string]*file // by path, without a slash before it
	inline  inline
	tickets tickets
}

// A file is one file of the app. Its forms are names in the file system, by
// encoding: "", "gzip" and "br".
type file struct {
	kind  string // its media type
	forms map[string]string
	tags  map[string]string // the ETag of each form
}

// suffixes are how compressed forms are named.
var suffixes = map[string]string{".br": "br", ".gz": "gzip"}

// newApp looks at every file once. A nil file system is an app that is not
// built.
func newApp(s *server, files fs.FS) (*app, error) {
	a := &app{server: s, files: files, known: map[string]*file{}}
	if files == nil {
		return a, nil
	}
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(d.Name(), ".") {
			return err
		}
		return a.add(name)
	})
	if err != nil {
		return nil, fmt.Errorf("server: the app: %w", err)
	}
	a.inline, err = readInline(files)
	return a, err
}

// add takes one form of a file.
func (a *app) add(name string) error {
	plain := strings.TrimSuffix(name, path.Ext(name))
	encoding, compressed := suffixes[path.Ext(name)]
	if !compressed {
		plain = name
	}
	if plain == policyFile {
		return nil
	}
	text, err := fs.ReadFile(a.files, name)
	if err != nil {
		return err
	}
	f := a.known[plain]
	if f == nil {
		f = &file{mediaType(plain), map[string]string{}, map[string]string{}}
		a.known[plain] = f
	}
	sum := sha256.Sum256(text)
	f.forms[encoding], f.tags[encoding] = name, `"`+hex.EncodeToString(sum[:12])+`"`
	return nil
}

// ServeHTTP serves the app, or a plain page that says why not.
func (a *app) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		a.refuse(w, r, http.StatusMethodNotAllowed, "serve.refused.method")
		return
	}
	name := strings.TrimPrefix(r.URL.Path, "/")
	if name == "" {
		name = "index.html"
	}
	f, ok := a.known[name]
	switch {
	case strings.HasPrefix(r.URL.Path, ticketPath):
		a.enter(w, r)
	case strings.HasPrefix(r.URL.Path, FeedPath):
		a.feed(w, r)
	case len(a.known) == 0:
		a.page(w, r, http.StatusServiceUnavailable, "serve.page.unbuilt")
	case !ok:
		a.page(w, r, http.StatusNotFound, "serve.page.missing")
	default:
		a.serve(w, r, name, f)
	}
}

// page answers with a plain page of our own words.
func (a *app) page(w http.ResponseWriter, r *http.Request, status int, id string) {
	title, say := html.EscapeString(a.say(id+".title")), html.EscapeString(a.say(id+".say"))
	text := "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n" +
		"<meta name=\"viewport\" content=\"width=device-width\">\n<title>" + title + "</title>\n" +
		"<h1>" + title + "</h1>\n<p>" + say + "</p>\n<p><a href=\"/\">" + html.EscapeString(a.say("serve.page.home")) + "</a></p>\n</html>\n"
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Length", fmt.Sprint(len(text)))
	w.WriteHeader(status)
	if r.Method == http.MethodGet {
		_, _ = w.Write([]byte(text))
	}
}
