package server_test

import (
	"compress/gzip"
	"io"
	"strings"
	"testing"
)

func TestEachFileHasItsKindAndItsTime(t *testing.T) {
	w := newWorld(t)
	const forever = "public, max-age=31536000, immutable"
	for path, want := range map[string][2]string{
		"/":                       {"text/html; charset=utf-8", "no-cache"},
		"/index.html":             {"text/html; charset=utf-8", "no-cache"},
		"/sw.js":                  {"text/javascript; charset=utf-8", "no-cache"},
		"/manifest.webmanifest":   {"application/manifest+json", "no-cache"},
		"/icons/icon.svg":         {"image/svg+xml", "no-cache"},
		"/assets/engine-a1.wasm":  {"application/wasm", forever},
		"/assets/page-b2.js":      {"text/javascript; charset=utf-8", forever},
		"/assets/font-c3.woff2":   {"font/woff2", forever},
		"/assets/font-c3.woff2?x": {"font/woff2", forever},
	} {
		res := w.ask("GET", path, "")
		if res.StatusCode != 200 || res.Header.Get("Content-Type") != want[0] || res.Header.Get("Cache-Control") != want[1] || res.Header.Get("ETag") == "" {
			t.Errorf("%s: %d %v", path, res.StatusCode, res.Header)
		}
	}
}

func TestTheFormThatIsLikedBestIsSent(t *testing.T) {
	w := newWorld(t)
	for _, tt := range []struct{ path, accept, encoding, part string }{
		{"/", "gzip, deflate, br, zstd", "br", "brotli of the page"},
		{"/", "gzip", "gzip", ""},
		{"/", "", "", "<!doctype html>"},
		{"/", "identity", "", "<!doctype html>"},
		{"/", "br;q=0, gzip;q=0", "", "<!doctype html>"},
		{"/", "br;q=0.5, gzip;q=0.9", "gzip", ""},
		{"/", "gzip;q=0.5, identity", "", "<!doctype html>"},
		{"/", "*", "br", "brotli of the page"},
		{"/", "*;q=0.1, br;q=0", "gzip", ""},
		{"/", "BR", "br", "brotli of the page"},
		{"/", "br ; q=0.8 , gzip ; q=0.7", "br", "brotli of the page"},
		{"/", "br;q=nonsense, gzip", "gzip", ""},
		{"/", "br;q=2, gzip", "gzip", ""},
		{"/", "deflate", "", "<!doctype html>"},
		{"/assets/engine-a1.wasm", "br", "br", "brotli of the engine"},
		{"/assets/engine-a1.wasm", "", "", engineText},
		{"/assets/engine-a1.wasm", "deflate", "", engineText},
		{"/sw.js", "br, gzip", "", "self"},
	} {
		res := w.ask("GET", tt.path, "", "Accept-Encoding", tt.accept)
		if got := res.Header.Get("Content-Encoding"); got != tt.encoding || res.StatusCode != 200 {
			t.Errorf("%s for %q: %d %q, want %q", tt.path, tt.accept, res.StatusCode, got, tt.encoding)
		}
		if varies := res.Header.Get("Vary") == "Accept-Encoding"; varies != (tt.path != "/sw.js") {
			t.Errorf("%s: Vary is %q", tt.path, res.Header.Get("Vary"))
		}
		wants(t, res, 200, tt.part)
	}
	wants(t, w.ask("GET", "/sw.js", "", "Accept-Encoding", "identity;q=0"), 406, "no form")
	wants(t, w.ask("GET", "/sw.js", "", "Accept-Encoding", "*;q=0"), 406, "no form")
}

func TestAGzippedFormUnpacksToTheFile(t *testing.T) {
	res := newWorld(t).ask("GET", "/assets/engine-a1.wasm", "", "Accept-Encoding", "gzip")
	r, err := gzip.NewReader(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(r); string(got) != engineText || err != nil {
		t.Errorf("got %d bytes, %v", len(got), err)
	}
}

func TestWhatACallerHasIsNotSentAgain(t *testing.T) {
	w := newWorld(t)
	seen := map[string]string{}
	for _, accept := range []string{"", "gzip", "br"} {
		tag := w.ask("GET", "/", "", "Accept-Encoding", accept).Header.Get("ETag")
		if other, twice := seen[tag]; twice {
			t.Errorf("%q and %q share the tag %s", accept, other, tag)
		}
		seen[tag] = accept
		for _, have := range []string{tag, "W/" + tag, `"x", ` + tag, "*"} {
			res := w.ask("GET", "/", "", "Accept-Encoding", accept, "If-None-Match", have)
			if body := text(t, res); res.StatusCode != 304 || body != "" || res.Header.Get("ETag") != tag {
				t.Errorf("with %s: %d %q", have, res.StatusCode, body)
			}
		}
		wants(t, w.ask("GET", "/", "", "Accept-Encoding", accept, "If-None-Match", `"x"`), 200, "")
	}
}

func TestHEADSaysWhatGETWouldAndSendsNothing(t *testing.T) {
	w := newWorld(t)
	for _, path := range []string{"/", "/sw.js", "/assets/engine-a1.wasm", "/nothing"} {
		for _, accept := range []string{"", "gzip", "br"} {
			get := w.ask("GET", path, "", "Accept-Encoding", accept)
			head := w.ask("HEAD", path, "", "Accept-Encoding", accept)
			if body := text(t, head); body != "" || head.StatusCode != get.StatusCode {
				t.Errorf("HEAD %s: %d %q", path, head.StatusCode, body)
			}
			for _, h := range []string{"ETag", "Content-Type", "Content-Length", "Content-Encoding", "Cache-Control", "Vary"} {
				if head.Header.Get(h) != get.Header.Get(h) {
					t.Errorf("HEAD %s: %s is %q, GET has %q", path, h, head.Header.Get(h), get.Header.Get(h))
				}
			}
		}
	}
}

func TestWhatIsNotAFileOfTheAppIsNotThere(t *testing.T) {
	w := newWorld(t)
	for _, path := range []string{
		"/nothing", "/today", "/assets", "/assets/", "/csp.json", "/csp.json.gz", "/.keep", "/index.html.br", "/index.html.gz", "/assets/engine-a1.wasm.gz",
		"/../go.mod", "/assets/../csp.json", "/assets/..%2fcsp.json", "//index.html", "/./index.html", "/assets\\page-b2.js", "/%00", "/.", "/..", "/INDEX.HTML",
	} {
		res := w.ask("GET", path, "", "Accept-Encoding", "br")
		if body := text(t, res); res.StatusCode != 404 || !strings.Contains(body, "There is nothing here") || !strings.Contains(body, "<title>") {
			t.Errorf("%s: %d %.80q", path, res.StatusCode, body)
		}
	}
	for _, method := range []string{"POST", "PUT", "DELETE", "OPTIONS"} {
		if res := w.ask(method, "/", ""); res.StatusCode != 405 || res.Header.Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: %d", method, res.StatusCode)
		}
	}
}

func TestWithoutTheAppAPageSaysHowToBuildIt(t *testing.T) {
	w := worldOf(t, nil)
	for _, path := range []string{"/", "/sw.js", "/nothing"} {
		wants(t, w.ask("GET", path, ""), 503, "run: make")
	}
	wants(t, w.ask("GET", "/api/hello", ""), 200, "unknot")
}
