package server

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"runtime/debug"
)

// maxBody is the largest body of a request, in bytes.
const maxBody = 4 << 20

// A problem is what went wrong, as RFC 9457 has it.
type problem struct {
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail"`
}

// refuse answers with one line: as a problem to a program, as text otherwise.
func (s *server) refuse(w http.ResponseWriter, r *http.Request, status int, id string, args ...string) {
	text := s.say(id, args...)
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	body := []byte(text + "\n")
	h.Set("Content-Type", "text/plain; charset=utf-8")
	if isAPI(r) {
		h.Set("Content-Type", "application/problem+json")
		body, _ = json.Marshal(problem{http.StatusText(status), status, text})
	}
	h.Set("Content-Length", fmt.Sprint(len(body)))
	w.WriteHeader(status)
	_, _ = w.Write(body)
}

// limited reads the whole body of a request to the API, so that what is too
// large, not JSON or broken off is refused before anything is done.
func (s *server) limited(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
		var tooLarge *http.MaxBytesError
		switch {
		case errors.As(err, &tooLarge):
			s.refuse(w, r, http.StatusRequestEntityTooLarge, "serve.refused.large", "limit", fmt.Sprint(maxBody>>20))
		case err != nil:
			s.refuse(w, r, http.StatusBadRequest, "serve.refused.broken")
		case len(body) > 0 && !isJSON(r):
			s.refuse(w, r, http.StatusUnsupportedMediaType, "serve.refused.type")
		default:
			r.Header.Set("Content-Type", "application/json") // in the one spelling
			r.Body = io.NopCloser(bytes.NewReader(body))
			next.ServeHTTP(w, r)
		}
	})
}

// isJSON reports whether a request says that its body is JSON.
func isJSON(r *http.Request) bool {
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	return err == nil && kind == "application/json"
}

// recovered turns a panic into one line for the caller, and a stack for the
// log.
func (s *server) recovered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			switch why := recover(); why {
			case nil:
			case http.ErrAbortHandler:
				panic(why)
			default:
				s.Log.Error("panic", "method", r.Method, "path", r.URL.Path, "why", fmt.Sprint(why), "stack", string(debug.Stack()))
				s.refuse(w, r, http.StatusInternalServerError, "serve.refused.panic")
			}
		}()
		next.ServeHTTP(w, r)
	})
}
