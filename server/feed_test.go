package server_test

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"unknot/engine"
	"unknot/server"
	"unknot/words"
)

// feed is a calendar in memory.
type feed struct {
	key   server.Key
	on    bool
	fails error
}

func (f *feed) Key() (server.Key, bool) { return f.key, f.on }
func (f *feed) Calendar(context.Context) ([]byte, error) {
	return []byte("BEGIN:VCALENDAR\r\n"), f.fails
}

const feedKey = server.Key("bbbbbbbbbbbbbbbbbbbbbbbbba")

// subscribed asks a server with a feed for a path, as a calendar program does.
func subscribed(t *testing.T, f server.Feed, method, host, path string, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	h, err := server.New(server.Options{Engine: engine.Lowback(), Journal: &memory{}, Words: words.English(), Key: key,
		Origins: []string{home}, Log: slog.New(slog.DiscardHandler), Feed: f})
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(method, "http://"+host+path, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestTheFeedIsForWhoeverKnowsItsKeyAndNobodyElse(t *testing.T) {
	on, off := &feed{key: feedKey, on: true}, &feed{key: feedKey}
	good := server.FeedAddress(feedKey)
	for name, test := range map[string]struct {
		feed   server.Feed
		method string
		host   string
		path   string
		want   int
	}{
		"the address":               {on, "GET", "localhost:8656", good, http.StatusOK},
		"only whether it is there":  {on, "HEAD", "localhost:8656", good, http.StatusOK},
		"the key of the record":     {on, "GET", "localhost:8656", server.FeedAddress(key), http.StatusNotFound},
		"no key":                    {on, "GET", "localhost:8656", "/calendar/.ics", http.StatusNotFound},
		"a key without its end":     {on, "GET", "localhost:8656", strings.TrimSuffix(good, ".ics"), http.StatusNotFound},
		"switched off":              {off, "GET", "localhost:8656", good, http.StatusNotFound},
		"a server without one":      {nil, "GET", "localhost:8656", good, http.StatusNotFound},
		"another host":              {on, "GET", "evil.example:8656", good, http.StatusMisdirectedRequest},
		"something that is no read": {on, "POST", "localhost:8656", good, http.StatusMethodNotAllowed},
		"a calendar that fails":     {&feed{feedKey, true, errors.New("broken")}, "GET", "localhost:8656", good, http.StatusInternalServerError},
	} {
		w := subscribed(t, test.feed, test.method, test.host, test.path)
		if w.Code != test.want {
			t.Errorf("%s: %d, want %d: %s", name, w.Code, test.want, w.Body)
		}
		if (test.want == http.StatusOK && test.method == "GET") != strings.Contains(w.Body.String(), "BEGIN:VCALENDAR") {
			t.Errorf("%s: %s", name, w.Body)
		}
	}
}

func TestThePageOfAnotherOriginCannotReadTheFeed(t *testing.T) {
	w := subscribed(t, &feed{key: feedKey, on: true}, "GET", "localhost:8656", server.FeedAddress(feedKey), "Origin", "https://evil.example", "Sec-Fetch-Site", "cross-site")
	if w.Code != http.StatusForbidden {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

func TestTheKeyOfTheFeedOpensNothingElse(t *testing.T) {
	w := subscribed(t, &feed{key: feedKey, on: true}, "GET", "localhost:8656", "/api/journal", server.KeyHeader, string(feedKey))
	if w.Code != http.StatusUnauthorized {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}
