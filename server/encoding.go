package server

import (
	"strconv"
	"strings"
)

// liked are the encodings, best first, for callers who like several equally.
// "" is plain.
var liked = []string{"br", "gzip", ""}

// choose returns the encoding, among those there are, that a caller likes
// best, and false when there is none it takes.
func choose(accept []string, has func(string) bool) (string, bool) {
	likes := weights(accept)
	best, most := "", 0.0
	for _, encoding := range liked {
		if q := likes(encoding); q > most && has(encoding) {
			best, most = encoding, q
		}
	}
	return best, most > 0
}

// slight is how much a caller likes plain when it did not say: less than
// anything it named.
const slight = 0.0001

// weights reads Accept-Encoding: "gzip;q=0.5, br, *;q=0".
func weights(accept []string) func(string) float64 {
	named := map[string]float64{}
	for _, part := range strings.Split(strings.Join(accept, ","), ",") {
		name, q, said := strings.Cut(part, ";")
		name = strings.ToLower(strings.TrimSpace(name))
		if name == "x-gzip" {
			name = "gzip"
		}
		named[name] = 1
		if said {
			named[name] = weight(q)
		}
	}
	return func(encoding string) float64 {
		name := encoding
		if name == "" {
			name = "identity"
		}
		if q, ok := named[name]; ok {
			return q
		}
		if q, ok := named["*"]; ok {
			return q
		}
		if encoding == "" {
			return slight
		}
		return 0
	}
}

// weight reads q=0.5; what cannot be read is a no.
func weight(s string) float64 {
	value, ok := strings.CutPrefix(strings.ToLower(strings.ReplaceAll(s, " ", "")), "q=")
	q, err := strconv.ParseFloat(value, 64)
	if !ok || err != nil || !(q >= 0 && q <= 1) {
		return 0
	}
	return q
}
