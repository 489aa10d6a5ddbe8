package server

import (
	"context"
	"errors"
	"net/http"
	"strings"
)

// A Feed is the calendar that programs of a person's own subscribe to. Its key
// opens nothing else.
type Feed interface {
	// Key returns the key of the address now, and whether there is one: a key
	// that was replaced opens nothing from that moment on.
	Key() (Key, bool)
	// Calendar returns the days that suit, as iCalendar.
	Calendar(ctx context.Context) ([]byte, error)
}

// FeedPath is where the feed is, before its key.
const FeedPath = "/calendar/"

const feedEnd = ".ics"

// FeedAddress is the path of the feed with a key.
func FeedAddress(k Key) string { return FeedPath + string(k) + feedEnd }

// feed answers with the calendar to whoever knows its key. One that is not
// there, or not any more, looks like any other page that is not.
func (a *app) feed(w http.ResponseWriter, r *http.Request) {
	sent, whole := strings.CutSuffix(strings.TrimPrefix(r.URL.Path, FeedPath), feedEnd)
	key, on := Key(""), false
	if a.Feed != nil {
		key, on = a.Feed.Key()
	}
	if !on || !whole || !key.opens(sent) {
		a.page(w, r, http.StatusNotFound, "serve.page.missing")
		return
	}
	text, err := a.Feed.Calendar(r.Context())
	if err != nil {
		if !errors.Is(err, context.Canceled) {
			a.Log.ErrorContext(r.Context(), "the calendar", "why", err)
		}
		a.refuse(w, r, http.StatusInternalServerError, "serve.refused.calendar")
		return
	}
	h := w.Header()
	h.Set("Content-Type", "text/calendar; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	if r.Method == http.MethodGet {
		_, _ = w.Write(text) // a caller that is gone does not read on
	}
}
