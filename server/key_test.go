package server_test

import (
	"bytes"
	"crypto/rand"
	"strings"
	"testing"

	"unknot/server"
)

func TestAKeyIs128RandomBitsAsLettersAndDigits(t *testing.T) {
	seen := map[server.Key]bool{}
	for range 100 {
		k, err := server.NewKey(rand.Reader)
		if err != nil || len(k) != 26 || strings.Trim(string(k), "abcdefghijklmnopqrstuvwxyz234567") != "" || seen[k] {
			t.Fatalf("%q, %v", k, err)
		}
		seen[k] = true
		if again, err := server.ReadKey(string(k) + "\n"); again != k || err != nil {
			t.Errorf("%q reads back as %q, %v", k, again, err)
		}
	}
	if _, err := server.NewKey(bytes.NewReader(make([]byte, 15))); err == nil {
		t.Error("a key was made of 15 bytes")
	}
	for _, bad := range []string{"", "a", strings.Repeat("a", 25), strings.Repeat("a", 27), strings.Repeat("A", 26), strings.Repeat("1", 26), strings.Repeat("a", 25) + "="} {
		if k, err := server.ReadKey(bad); err == nil {
			t.Errorf("%q reads as %q", bad, k)
		}
	}
}

func TestTheRecordOpensToItsKeyOnly(t *testing.T) {
	w := newWorld(t)
	calls := [][2]string{{"GET", ""}, {"POST", `{"entries":[]}`}, {"DELETE", `{"confirm":"no"}`}}
	for _, sent := range []string{"", "a", string(key[:25]), string(key) + "a", strings.ToUpper(string(key)), "b" + string(key[1:]), "Bearer " + string(key), "*"} {
		for _, call := range calls {
			if why := problemOf(t, w.ask(call[0], "/api/journal", call[1], "Unknot-Key", sent), 401); strings.Contains(why, string(key)) {
				t.Errorf("%s: the key is told: %s", call[0], why)
			}
		}
	}
	for _, call := range calls {
		problemOf(t, w.ask(call[0], "/api/journal?limit=nonsense&key="+string(key), call[1]), 401)
	}
	wants(t, w.ask("GET", "/api/journal", "", "Unknot-Key", string(key)), 200, `"log-0"`)
}

// A program that finds its port taken asks whoever is there to prove that they
// have the key. The proof is of no use for another host or another question.
func TestAProofTellsNothingAndFitsNothingElse(t *testing.T) {
	w := newWorld(t)
	wants(t, w.ask("GET", "/api/hello?nonce=n1", ""), 200, key.Proof("localhost:8656", "n1"))
	wants(t, w.ask("GET", "/api/hello?nonce=n1", "", "Host", "127.0.0.1:8656"), 200, key.Proof("127.0.0.1:8656", "n1"))
	if body := text(t, w.ask("GET", "/api/hello", "")); strings.Contains(body, "proof") {
		t.Errorf("proved without being asked: %s", body)
	}
	other := server.Key(strings.Repeat("b", 25) + "a")
	seen := map[string]bool{}
	for _, proof := range []string{key.Proof("a:1", "n"), key.Proof("a:2", "n"), key.Proof("a:1", "m"), other.Proof("a:1", "n"), key.Proof("a:1\nn", "")} {
		if seen[proof] || len(proof) != 64 {
			t.Errorf("%s fits twice", proof)
		}
		seen[proof] = true
	}
	wants(t, w.ask("GET", "/api/hello?nonce="+strings.Repeat("n", 101), ""), 422, "nonce")
}
