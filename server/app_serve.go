package server

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"path"
	"strings"
)

// forever is for files whose names change with their contents.
const forever = "public, max-age=31536000, immutable"

// serve answers with the form of a file that the caller likes best.
func (a *app) serve(w http.ResponseWriter, r *http.Request, name string, f *file) {
	h := w.Header()
	h.Set("Content-Type", f.kind)
	h.Set("Cache-Control", "no-cache")
	if strings.HasPrefix(name, "assets/") {
		h.Set("Cache-Control", forever)
	}
	if len(f.forms) > 1 || f.forms[""] == "" {
		h.Set("Vary", "Accept-Encoding")
	}
	encoding, ok := choose(r.Header.Values("Accept-Encoding"), f.has)
	if !ok {
		a.refuse(w, r, http.StatusNotAcceptable, "serve.refused.encoding")
		return
	}
	h.Set("ETag", f.tag(encoding))
	if matches(r.Header.Values("If-None-Match"), f.tag(encoding)) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	if encoding != "" {
		h.Set("Content-Encoding", encoding)
	}
	a.send(w, r, f, encoding)
}

// send sends a form of a file. What is kept as gzip only is unpacked for those
// who want it plain.
func (a *app) send(w http.ResponseWriter, r *http.Request, f *file, encoding string) {
	name, kept := f.forms[encoding]
	if !kept {
		name = f.forms["gzip"]
	}
	text, err := fs.ReadFile(a.files, name)
	var body io.Reader = bytes.NewReader(text)
	if !kept && err == nil {
		body, err = gzip.NewReader(body)
	}
	if err != nil {
		panic(fmt.Sprintf("server: internal error: %s: %v", name, err))
	}
	if kept {
		w.Header().Set("Content-Length", fmt.Sprint(len(text)))
	}
	if r.Method == http.MethodGet {
		_, _ = io.Copy(w, body) // a caller that is gone does not read on
	}
}

// has reports whether a form can be sent.
func (f *file) has(encoding string) bool {
	return f.forms[encoding] != "" || encoding == "" && f.forms["gzip"] != ""
}

// tag is the ETag of a form.
func (f *file) tag(encoding string) string {
	if t := f.tags[encoding]; t != "" {
		return t
	}
	return strings.TrimSuffix(f.tags["gzip"], `"`) + `-plain"`
}

// matches reports whether an ETag is among those a caller has.
func matches(have []string, tag string) bool {
	for _, t := range strings.Split(strings.Join(have, ","), ",") {
		t = strings.TrimSpace(t)
		if t == "*" || strings.TrimPrefix(t, "W/") == tag {
			return true
		}
	}
	return false
}

// mediaTypes are the kinds of file an app is made of. It is our own list: what
// a computer thinks of an ending differs from one to the next.
var mediaTypes = map[string]string{
	".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
	".json": "application/json", ".webmanifest": "application/manifest+json", ".txt": "text/plain; charset=utf-8",
	".wasm": "application/wasm", ".woff2": "font/woff2", ".svg": "image/svg+xml", ".png": "image/png", ".webp": "image/webp",
	".ico": "image/x-icon", ".jpg": "image/jpeg", ".avif": "image/avif", ".mp3": "audio/mpeg", ".ogg": "audio/ogg",
	".opus": "audio/ogg", ".wav": "audio/wav", ".glb": "model/gltf-binary", ".gltf": "model/gltf+json",
	".map": "application/json", ".xml": "application/xml",
}

func mediaType(name string) string {
	if t := mediaTypes[path.Ext(name)]; t != "" {
		return t
	}
	return "application/octet-stream"
}
