package journal

import (
	"strconv"

	"unknot/engine/strict"
)

// Version is the version of most entries this program writes. What was not
// there in it has a version of its own, so that a program that does not know it
// keeps it and starts no session on it, instead of failing to read the record.
const Version = 1

// adverseVersion is the version of adverse entries, and of their corrections.
const adverseVersion = 2

// VersionOf returns the version that an entry of a kind with this body has.
func VersionOf(kind Kind, body *strict.Node) int {
	if kind == KindCorrection && keyText(body, "kind") == KindAdverse.String() {
		return adverseVersion
	}
	return kind.version()
}

// version returns the version of entries of a kind.
func (k Kind) version() int {
	if k == KindAdverse {
		return adverseVersion
	}
	return Version
}

// versionOf returns the version that an entry with this body is written with.
func versionOf(b Body) int {
	if c, ok := b.(Correction); ok {
		return c.To.kind().version()
	}
	return b.kind().version()
}

// kid returns the value of a key of an object, nil when it is not there.
func kid(n *strict.Node, key string) *strict.Node {
	for i := range n.Kids {
		if n.Kids[i].Key == key {
			return &n.Kids[i]
		}
	}
	return nil
}

// keyText returns the text of a key of an object, empty when there is none.
func keyText(n *strict.Node, key string) string {
	if x := kid(n, key); x != nil && x.Kind == strict.String {
		return x.Text
	}
	return ""
}

// versions returns the version that an entry says it is of, and the one that
// its kind has. The second is 1 for a kind this program does not know.
func versions(n *strict.Node) (says, known int) {
	known = Version
	var k Kind
	if body := kid(n, "body"); body != nil && k.UnmarshalText([]byte(keyText(n, "kind"))) == nil {
		known = VersionOf(k, body)
	}
	v := kid(n, "v")
	if v == nil || v.Kind != strict.Number {
		return 0, known
	}
	says, err := strconv.Atoi(v.Text)
	if err != nil {
		return 0, known
	}
	return says, known
}

// newer reports whether an entry says it is of a version after the one its kind
// has here.
func newer(n *strict.Node) bool {
	says, known := versions(n)
	return says > known
}
