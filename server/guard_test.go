package server_test

import (
	"bufio"
	"net/http"
	"strings"
	"testing"
)

// TestOnlyItsOwnNamesAreAnswered tries names under which a page of another site
// could reach this computer.
func TestOnlyItsOwnNamesAreAnswered(t *testing.T) {
	w := newWorld(t)
	for _, host := range []string{"localhost:8656", "LOCALHOST:8656", "127.0.0.1:8656", "[::1]:8656", "unknot.example.net"} {
		wants(t, w.ask("GET", "/api/hello", "", "Host", host), 200, `"unknot"`)
		wants(t, w.ask("GET", "/", "", "Host", host), 200, "Unknot")
	}
	for _, host := range []string{
		"", "localhost", "localhost:80", "localhost:8657", "localhost.:8656", "localhost:8656.", "127.0.0.1", "127.0.0.1:80",
		"127.1:8656", "0x7f.0.0.1:8656", "2130706433:8656", "0.0.0.0:8656", "127.0.0.2:8656", "[::]:8656", "[::1]", "::1:8656",
		"[::ffff:127.0.0.1]:8656", "[0:0:0:0:0:0:0:1]:8656", "[::1%25lo]:8656", "127.0.0.1.evil.example:8656", "evil.example:8656",
		"localhost.evil.example:8656", "evil.example", "localhost:8656@evil.example", "localhost:8656,evil.example",
		"a.unknot.example.net", "unknot.example.net.", "unknot.example.net:443", "192.168.1.20:8656", "localhost:8656\t", "localhost: 8656",
	} {
		for _, path := range []string{"/", "/sw.js", "/api/hello", "/api/journal"} {
			res := w.ask("GET", path, "", "Host", host, "Unknot-Key", string(key))
			if res.StatusCode != http.StatusMisdirectedRequest {
				t.Errorf("%q at %s: %d", host, path, res.StatusCode)
			}
			if body := text(t, res); strings.Count(strings.TrimSpace(body), "\n") > 0 || strings.Contains(body, "evil") {
				t.Errorf("%q: not one plain line: %q", host, body)
			}
		}
	}
}

// A request in absolute form names its host in the first line, and that one
// counts, whatever the header says.
func TestTheHostOfAnAbsoluteFormCounts(t *testing.T) {
	w := newWorld(t)
	for form, status := range map[string]int{
		"GET http://evil.example/api/hello HTTP/1.1\r\nHost: localhost:8656\r\n\r\n":   421,
		"GET http://localhost:8656/api/hello HTTP/1.1\r\nHost: evil.example\r\n\r\n":   200,
		"GET http://localhost:8656/api/hello HTTP/1.1\r\nHost: localhost:8656\r\n\r\n": 200,
		"GET /api/hello HTTP/1.0\r\n\r\n":                                              421,
		"CONNECT evil.example:443 HTTP/1.1\r\nHost: localhost:8656\r\n\r\n":            421,
	} {
		r, err := http.ReadRequest(bufio.NewReader(strings.NewReader(form)))
		if err != nil {
			t.Fatalf("%q: %v", form, err)
		}
		if res := w.send(r); res.StatusCode != status {
			t.Errorf("%q: %d, want %d", form, res.StatusCode, status)
		}
	}
}

func TestNoPageOfAnotherOriginCanCall(t *testing.T) {
	w := newWorld(t)
	for _, origin := range []string{
		"null", "", "http://localhost", "http://localhost:8657", "https://localhost:8656", "http://evil.example", "http://localhost:8656.evil.example",
		"http://a.localhost:8656", "http://localhost:8656/", "http://unknot.example.net", "https://a.unknot.example.net",
		"chrome-extension://abc", "file://", "http://localhost:8656, http://evil.example", remote,
	} {
		for _, call := range [][2]string{{"GET", "/"}, {"GET", "/api/hello"}, {"GET", "/api/journal"}, {"POST", "/api/journal"}, {"POST", "/api/screen"}, {"DELETE", "/api/journal"}, {"OPTIONS", "/api/journal"}} {
			res := w.ask(call[0], call[1], `{}`, "Origin", origin, "Unknot-Key", string(key))
			if res.StatusCode != http.StatusForbidden && origin != remote {
				t.Errorf("%s %s from %q: %d", call[0], call[1], origin, res.StatusCode)
			}
			if h := res.Header.Get("Access-Control-Allow-Origin"); h != "" {
				t.Errorf("%s is let in: %s", origin, h)
			}
		}
	}
	wants(t, w.ask("GET", "/api/hello", "", "Origin", home), 200, "unknot")
	wants(t, w.ask("GET", "/api/hello", "", "Origin", home, "Origin", "http://evil.example"), 403, "another site")
	wants(t, w.ask("GET", "/api/hello", "", "Origin", remote, "Host", "unknot.example.net"), 200, "unknot")
	wants(t, w.ask("GET", "/api/hello", "", "Origin", home, "Host", "unknot.example.net"), 403, "another site")
	wants(t, w.ask("POST", "/api/screen", `{"answers":{}}`, "Origin", home, "Sec-Fetch-Site", "same-origin"), 200, "triage")
}

// A browser says where a request comes from. A person may follow a link to the
// app; no page may reach for its parts, not even to learn that it is there.
func TestOnlyAFollowedLinkComesFromAnotherSite(t *testing.T) {
	w := newWorld(t)
	for _, site := range []string{"cross-site", "same-site", "anything"} {
		link := []string{"Sec-Fetch-Site", site, "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"}
		wants(t, w.ask("GET", "/", "", link...), 200, "Unknot")
		wants(t, w.ask("GET", "/api/hello", "", link...), 403, "another site")
		wants(t, w.ask("POST", "/", "", link...), 403, "another site")
		for _, part := range [][]string{
			{"Sec-Fetch-Mode", "no-cors", "Sec-Fetch-Dest", "script"},
			{"Sec-Fetch-Mode", "no-cors", "Sec-Fetch-Dest", "image"},
			{"Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "iframe"},
			{"Sec-Fetch-Mode", "cors", "Sec-Fetch-Dest", "empty"},
			{"Sec-Fetch-Mode", "websocket", "Sec-Fetch-Dest", "websocket"},
			{},
		} {
			wants(t, w.ask("GET", "/icons/icon.svg", "", append([]string{"Sec-Fetch-Site", site}, part...)...), 403, "another site")
		}
	}
	wants(t, w.ask("GET", "/icons/icon.svg", "", "Sec-Fetch-Site", "none"), 200, "svg")
}
