package server

import (
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// ticketPath is where tickets are shown.
const ticketPath = "/open/"

// ticketTime is how long a ticket is good for.
const ticketTime = time.Minute

// Ticket returns the path of a page that leads to the app with its key, once
// and within a minute. A program that opens a browser gives it that instead of
// the key: what a program is started with, others on the computer can see, and
// for as long as it runs.
func (k Key) Ticket(now time.Time, random io.Reader) (string, error) {
	nonce, err := NewKey(random)
	if err != nil {
		return "", err
	}
	text := fmt.Sprintf("%s.%d", nonce, now.Add(ticketTime).Unix())
	return ticketPath + text + "." + k.mark("ticket", text), nil
}

// tickets remembers which tickets were shown. The zero tickets is ready.
type tickets struct {
	mu    sync.Mutex
	shown map[string]time.Time // until when it would be good
}

// take reports whether a ticket is good, which it is not a second time.
func (t *tickets) take(k Key, ticket string, now time.Time) bool {
	text, proof, ok := cutLast(ticket, ".")
	nonce, end, ok2 := strings.Cut(text, ".")
	until, err := strconv.ParseInt(end, 10, 64)
	if !ok || !ok2 || err != nil || !same(k.mark("ticket", text), proof) || now.Unix() >= until {
		return false
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	for n, end := range t.shown {
		if now.After(end) {
			delete(t.shown, n)
		}
	}
	if _, again := t.shown[nonce]; again {
		return false
	}
	if t.shown == nil {
		t.shown = map[string]time.Time{}
	}
	t.shown[nonce] = time.Unix(until, 0)
	return true
}

// cutLast cuts a text at the last of its separators.
func cutLast(s, separator string) (before, after string, found bool) {
	if i := strings.LastIndex(s, separator); i >= 0 {
		return s[:i], s[i+len(separator):], true
	}
	return s, "", false
}

// enter leads whoever shows a good ticket to the app, with the key.
func (a *app) enter(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet || !a.tickets.take(a.Key, strings.TrimPrefix(r.URL.Path, ticketPath), time.Now()) {
		a.page(w, r, http.StatusNotFound, "serve.page.used")
		return
	}
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("Location", "/#key="+string(a.Key))
	w.WriteHeader(http.StatusSeeOther)
}
