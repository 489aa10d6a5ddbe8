package server

import (
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base32"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
)

// A Key opens the record: 128 random bits as letters and digits. Whoever has
// it may read, add to and erase the record.
type Key string

// keyBytes and keyLength are the size of a key, in bytes and as it is written.
const keyBytes, keyLength = 16, 26

// coding writes keys: lower case, without padding.
var coding = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// NewKey makes a key.
func NewKey(random io.Reader) (Key, error) {
	var b [keyBytes]byte
	if _, err := io.ReadFull(random, b[:]); err != nil {
		return "", fmt.Errorf("server: no randomness for a key: %w", err)
	}
	return Key(coding.EncodeToString(b[:])), nil
}

// ReadKey reads a key as it is written.
func ReadKey(s string) (Key, error) {
	k := Key(strings.TrimSpace(s))
	if !k.valid() {
		return "", fmt.Errorf("server: that is no key of %d letters and digits", keyLength)
	}
	return k, nil
}

func (k Key) valid() bool {
	b, err := coding.DecodeString(string(k))
	return err == nil && len(b) == keyBytes
}

// opens reports whether a key that was sent is this one, in a time that does
// not tell how much of it is right.
func (k Key) opens(sent string) bool { return same(string(k), sent) }

// same compares two secrets.
func same(one, other string) bool {
	a, b := sha256.Sum256([]byte(one)), sha256.Sum256([]byte(other))
	return subtle.ConstantTimeCompare(a[:], b[:]) == 1
}

// Proof shows that whoever answers at a host has the key, without telling it:
// a program that finds its port taken asks for it before it sends anybody
// there.
func (k Key) Proof(host, nonce string) string { return k.mark("hello", strings.ToLower(host), nonce) }

// mark returns what only who has the key can make of a text, for one use.
func (k Key) mark(use string, text ...string) string {
	m := hmac.New(sha256.New, []byte(k))
	_, _ = io.WriteString(m, use+"\n"+strings.Join(text, "\n")) // it never fails
	return hex.EncodeToString(m.Sum(nil))
}
