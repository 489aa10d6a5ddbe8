package main

import (
	"strings"
	"testing"
)

func TestLongLinesBreakAtSpacesUnderTheirFirstWord(t *testing.T) {
	for _, x := range []struct{ name, text, want string }{
		{"short", "one two", "one two"},
		{"long", "one two three four five six", "one two three four\nfive six"},
		{"indented", "  - one two three four five", "  - one two three\n    four five"},
		{"a word longer than the line", "aaaaaaaaaaaaaaaaaaaaaaaaaaaa bb", "aaaaaaaaaaaaaaaaaaaaaaaaaaaa\nbb"},
		{"several lines", "one two three four five\n\n  six", "one two three four\nfive\n\n  six"},
		{"runs of spaces in a table", "one   two   three   four", "one   two   three\nfour"},
	} {
		if got := wrap(x.text, 20); got != x.want {
			t.Errorf("%s: %q, want %q", x.name, got, x.want)
		}
	}
	if long := strings.Repeat("word ", 60); wrap(long, 0) != long {
		t.Error("a terminal of unknown width was broken")
	}
}
