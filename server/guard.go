package server

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// origins are the pages that may call, by the host they are at.
type origins map[string]map[string]bool

// readOrigins sorts origins like http://localhost:8656 by host.
func readOrigins(list []string) (origins, error) {
	out := origins{}
	for _, o := range list {
		u, err := url.Parse(strings.ToLower(o))
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.Path != "" {
			return nil, fmt.Errorf("server: %q is no origin like http://localhost:8656", o)
		}
		if out[u.Host] == nil {
			out[u.Host] = map[string]bool{}
		}
		out[u.Host][u.String()] = true
	}
	return out, nil
}

// guarded refuses what does not come from the person's own page or program.
func (s *server) guarded(known origins, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		pages, here := known[strings.ToLower(r.Host)]
		switch {
		case !here:
			s.refuse(w, r, http.StatusMisdirectedRequest, "serve.refused.host")
		case foreign(r, pages):
			s.refuse(w, r, http.StatusForbidden, "serve.refused.origin")
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// strangers is the check of the standard library on requests that change
// something.
var strangers = http.NewCrossOriginProtection()

// foreign reports whether a page of another origin sent a request. Programs
// that are no browsers send neither of these headers. Following a link to the
// app is allowed; reaching for its parts, or for the API, is not.
func foreign(r *http.Request, pages map[string]bool) bool {
	for _, origin := range r.Header.Values("Origin") {
		if !pages[strings.ToLower(origin)] {
			return true
		}
	}
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "same-origin", "none":
		return strangers.Check(r) != nil
	}
	return !follows(r)
}

// follows reports whether a request is a person following a link to a page.
func follows(r *http.Request) bool {
	return r.Method == http.MethodGet && !isAPI(r) &&
		r.Header.Get("Sec-Fetch-Mode") == "navigate" && r.Header.Get("Sec-Fetch-Dest") == "document"
}
