package server

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"regexp"
	"strings"
)

// policyFile has the hashes of the few inline blocks of the app's page.
const policyFile = "csp.json"

// inline are those hashes.
type inline struct {
	Script []string `json:"script"`
	Style  []string `json:"style"`
}

// hash is a hash as a policy names it.
var hash = regexp.MustCompile(`^sha(256|384|512)-[A-Za-z0-9+/]+={0,2}$`)

// readInline reads the hashes. An app without the file has no inline blocks.
func readInline(app fs.FS) (inline, error) {
	var in inline
	text, err := fs.ReadFile(app, policyFile)
	if errors.Is(err, fs.ErrNotExist) {
		return in, nil
	}
	if err == nil {
		err = json.Unmarshal(text, &in)
	}
	if err != nil {
		return in, fmt.Errorf("server: %s: %w", policyFile, err)
	}
	for _, h := range append(append([]string{}, in.Script...), in.Style...) {
		if !hash.MatchString(h) {
			return in, fmt.Errorf("server: %s: %q is no hash", policyFile, h)
		}
	}
	return in, nil
}

// policy is the Content-Security-Policy: our own files, the WebAssembly of the
// engine, and nothing else.
func (in inline) policy() string {
	return strings.Join([]string{
		"default-src 'none'",
		"script-src 'self' 'wasm-unsafe-eval'" + quoted(in.Script),
		"style-src 'self'" + quoted(in.Style),
		"img-src 'self' data: blob:",
		"font-src 'self' data:", // the letters of the first screen are part of the page
		"connect-src 'self'",
		"worker-src 'self'",
		"manifest-src 'self'",
		"media-src 'self' blob:",
		"base-uri 'none'",
		"form-action 'none'",
		"frame-ancestors 'none'",
	}, "; ")
}

func quoted(hashes []string) string {
	out := ""
	for _, h := range hashes {
		out += " '" + h + "'"
	}
	return out
}

// allowed are the abilities of the browser that the app itself may use;
// forbidden are all others that every browser knows how to turn off. A name
// that one does not know it complains of on every page.
var (
	allowed   = []string{"microphone", "screen-wake-lock", "autoplay", "camera", "clipboard-write", "fullscreen"}
	forbidden = []string{"accelerometer", "clipboard-read", "display-capture", "encrypted-media",
		"gamepad", "geolocation", "gyroscope", "hid", "idle-detection", "keyboard-map", "local-fonts", "magnetometer", "midi",
		"payment", "picture-in-picture", "publickey-credentials-create", "publickey-credentials-get", "serial",
		"storage-access", "sync-xhr", "usb", "window-management", "xr-spatial-tracking"}
)

// permissions is the Permissions-Policy.
func permissions() string {
	return strings.Join(allowed, "=(self), ") + "=(self), " + strings.Join(forbidden, "=(), ") + "=()"
}

// headers puts the same strict headers on every response.
func (a *app) headers(next http.Handler) http.Handler {
	policy, permissions := a.inline.policy(), permissions()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("Permissions-Policy", permissions)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cross-Origin-Embedder-Policy", "require-corp")
		h.Set("X-Frame-Options", "DENY")
		next.ServeHTTP(w, r)
	})
}
