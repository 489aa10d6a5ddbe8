package server_test

import (
	"io/fs"
	"net/http"
	"strings"
	"testing"
	"testing/fstest"

	"unknot/server"
)

// everything are requests for all there is, and for what there is not.
var everything = [][3]string{
	{"GET", "/", ""}, {"HEAD", "/", ""}, {"GET", "/sw.js", ""}, {"GET", "/assets/engine-a1.wasm", ""}, {"GET", "/nothing", ""},
	{"POST", "/", ""}, {"OPTIONS", "/", ""}, {"GET", "/api/hello", ""}, {"GET", "/api/pack", ""}, {"GET", "/api/openapi.json", ""}, {"GET", "/api/nothing", ""},
	{"GET", "/api", ""}, {"GET", "/api/", ""}, {"GET", "/api/screen", ""}, {"POST", "/api/screen", "{}"}, {"POST", "/api/screen", `{"answers":{}}`},
	{"GET", "/api/journal", ""}, {"POST", "/api/journal", "{}"}, {"DELETE", "/api/journal", "{}"}, {"PUT", "/api/journal", "{}"}, {"TRACE", "/api/hello", ""},
}

func TestEveryResponseHasTheSameStrictHeaders(t *testing.T) {
	w := newWorld(t)
	for _, x := range everything {
		for _, host := range []string{"localhost:8656", "evil.example"} {
			res := w.ask(x[0], x[1], x[2], "Host", host, "Unknot-Key", string(key))
			strict(t, strings.Join(x[:2], " ")+" at "+host, res)
		}
	}
}

// strict fails unless a response has every header.
func strict(t *testing.T, name string, res *http.Response) {
	t.Helper()
	for header, want := range map[string]string{
		"Content-Security-Policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-abcd+/efgh=='; style-src 'self' 'sha384-ijkl='; " +
			"img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; media-src 'self' blob:; " +
			"base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
		"X-Content-Type-Options":       "nosniff",
		"X-Frame-Options":              "DENY",
		"Referrer-Policy":              "no-referrer",
		"Cross-Origin-Opener-Policy":   "same-origin",
		"Cross-Origin-Resource-Policy": "same-origin",
		"Cross-Origin-Embedder-Policy": "require-corp",
		"Server":                       "",
		"Access-Control-Allow-Origin":  "",
		"Link":                         "",
	} {
		if got := strings.Join(res.Header.Values(header), " | "); got != want {
			t.Errorf("%s: %s is %q, want %q", name, header, got, want)
		}
	}
	policy := res.Header.Get("Permissions-Policy")
	for _, want := range []string{"microphone=(self)", "screen-wake-lock=(self)", "camera=(self)", "geolocation=()", "payment=()", "usb=()"} {
		if !strings.Contains(policy, want) {
			t.Errorf("%s: Permissions-Policy lacks %s", name, want)
		}
	}
	if strings.Contains(res.Header.Get("Cache-Control"), "public") && !strings.HasPrefix(name, "GET /assets/") {
		t.Errorf("%s may be kept by anybody", name)
	}
	if res.Header.Get("Cache-Control") == "" {
		t.Errorf("%s does not say how long it is good for", name)
	}
}

func TestAPolicyFileWithSomethingElseThanHashesIsRefused(t *testing.T) {
	for _, bad := range []string{`{"script":["sha256-a'; script-src *"]}`, `{"script":["unsafe-inline"]}`, `{"style":["sha1-abcd"]}`, `{"script":"sha256-abcd"}`, `[`} {
		files := fstest.MapFS{"index.html": {Data: []byte("x")}, "csp.json": {Data: []byte(bad)}}
		if _, err := server.New(options(&world{t: t, journal: &memory{}}, files)); err == nil || !strings.Contains(err.Error(), "csp.json") {
			t.Errorf("%s: %v", bad, err)
		}
	}
	var none fs.FS = fstest.MapFS{"index.html": {Data: []byte("x")}}
	res := worldOf(t, none).ask("GET", "/", "")
	if p := res.Header.Get("Content-Security-Policy"); !strings.Contains(p, "script-src 'self' 'wasm-unsafe-eval'; style-src 'self';") {
		t.Errorf("without inline blocks: %s", p)
	}
}
