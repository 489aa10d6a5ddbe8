package clearcode

import (
	"encoding/base32"
	"fmt"
	"strings"
)

// letters are Crockford's: no I, L, O or U, which are easily taken for others.
const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

var crockford = base32.NewEncoding(letters).WithPadding(base32.NoPadding)

// A line has lineData letters of content and one to check them, in groups.
const (
	lineData  = 24
	lineWhole = lineData + 1
	group     = 5
	maxLines  = 31 // the number of a line is part of its check
	maxText   = 4096
)

// text writes bytes in lines of five groups of five letters.
func text(data []byte) string { return spaced(lines(crockford.EncodeToString(data))) }

// lines cuts letters into lines and gives each its check.
func lines(all string) []string {
	var out []string
	for len(all) > 0 {
		n := min(lineData, len(all))
		out = append(out, all[:n]+string(letters[sum(len(out), all[:n])]))
		all = all[n:]
	}
	return out
}

// spaced puts hyphens between groups and breaks between lines.
func spaced(list []string) string {
	var b strings.Builder
	for i, line := range list {
		if i > 0 {
			b.WriteByte('\n')
		}
		for j := 0; j < len(line); j += group {
			if j > 0 {
				b.WriteByte('-')
			}
			b.WriteString(line[j:min(j+group, len(line))])
		}
	}
	return b.String()
}

// sum is the check of a line: every letter, and the number of the line, is
// weighted with a power of two in the field of 32 elements. All weights
// differ, so one wrong letter or two letters exchanged always show.
func sum(line int, data string) byte {
	out := times(byte(line), power(lineWhole))
	for i := range len(data) {
		out ^= times(byte(strings.IndexByte(letters, data[i])), power(i))
	}
	return out
}

// times multiplies in the field of 32 elements, modulo x^5 + x^2 + 1.
func times(a, b byte) byte {
	var out byte
	for ; b != 0; b >>= 1 {
		if b&1 != 0 {
			out ^= a
		}
		if a <<= 1; a&32 != 0 {
			a ^= 37
		}
	}
	return out
}

// power returns 2^n in the field.
func power(n int) byte {
	out := byte(1)
	for range n {
		out = times(out, 2)
	}
	return out
}

// untext reads what text wrote, as a person types it: small letters, other
// spaces, o for 0, i and l for 1.
func untext(s string) ([]byte, error) {
	all, err := plain(s)
	if err != nil {
		return nil, err
	}
	var data strings.Builder
	for n := 0; len(all) > 0; n++ {
		line := all[:min(lineWhole, len(all))]
		all = all[len(line):]
		last := len(line) - 1
		if n >= maxLines {
			return nil, fmt.Errorf("is longer than any: it has more than %d lines", maxLines)
		}
		if last < 1 || line[last] != letters[sum(n, line[:last])] {
			return nil, &LineError{n + 1, spaced([]string{line})}
		}
		data.WriteString(line[:last])
	}
	out, err := crockford.DecodeString(data.String())
	if err != nil || crockford.EncodeToString(out) != data.String() {
		return nil, errShort
	}
	return out, nil
}

// A LineError is a slip of a letter, and the line it is in.
type LineError struct {
	Line int    // from 1
	Text string // the line as it was read, in groups
}

func (e *LineError) Error() string {
	return fmt.Sprintf("does not add up in line %d, %s: compare it letter by letter, and see that none is missing", e.Line, e.Text)
}

// plain returns the letters of a text without what only spaces them.
func plain(s string) (string, error) {
	if len(s) > maxText {
		return "", fmt.Errorf("is longer than any: it has %d bytes, and none has more than %d", len(s), maxText)
	}
	var b strings.Builder
	for _, r := range strings.ToUpper(s) {
		switch {
		case strings.ContainsRune(" -\t\r\n\u00a0\u2010\u2011\u2012\u2013", r):
		case r == 'O':
			b.WriteByte('0')
		case r == 'I' || r == 'L':
			b.WriteByte('1')
		case strings.ContainsRune(letters, r):
			b.WriteRune(r)
		default:
			return "", fmt.Errorf("has %q, which no code has; after letter %d", r, b.Len())
		}
	}
	if b.Len() == 0 {
		return "", fmt.Errorf("is empty")
	}
	return b.String(), nil
}
