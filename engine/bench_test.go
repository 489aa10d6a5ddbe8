package engine_test

import (
	"bufio"
	"encoding/json"
	"os"
	"testing"

	"unknot/engine"
)

// BenchmarkDoor answers the first call of each name that the transcripts make.
func BenchmarkDoor(b *testing.B) {
	f, err := os.Open(callsFile)
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	seen := map[string]bool{}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var c recordedCall
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			b.Fatal(err)
		}
		if seen[c.Call] {
			continue
		}
		seen[c.Call] = true
		b.Run(c.Call, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := engine.Lowback().Call(c.Call, c.In); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
