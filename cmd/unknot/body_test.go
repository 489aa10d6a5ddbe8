package main

import (
	"bytes"
	"context"
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"

	"unknot/engine/body"
	"unknot/engine/protocol"
)

// bodyOf runs 'unknot body' and returns its JSON and its words.
func bodyOf(t *testing.T, args ...string) (out map[string]json.RawMessage, said string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	p := system()
	p.args, p.out, p.err, p.terminal = append([]string{"body"}, args...), &stdout, &stderr, false
	if code := run(context.Background(), p); code != answered {
		t.Fatalf("%v: exit %d: %s", args, code, stderr.String())
	}
	if err := json.Unmarshal(stdout.Bytes(), &out); err != nil {
		t.Fatalf("%v: %v", args, err)
	}
	return out, stderr.String()
}

// The keys of the public contract, and no others.
func TestTheBodyIsPrintedAsPromised(t *testing.T) {
	out, _ := bodyOf(t, "--technique", "hip-flexor-roll", "--mass", "70")
	for _, key := range []string{"technique", "side", "load", "supports", "clearance"} {
		if _, ok := out[key]; !ok {
			t.Errorf("%s is missing", key)
		}
	}
	if len(out) != 5 {
		t.Errorf("%d keys", len(out))
	}
	var load struct {
		Newton, Share map[string]float64
		Predicted     *bool
	}
	if err := json.Unmarshal(out["load"], &load); err != nil || load.Predicted == nil || len(load.Newton) != 2 || len(load.Share) != 2 {
		t.Fatalf("%s: %v", out["load"], err)
	}
	// A share of three decimals is right to half a thousandth of 686 N.
	if weight := 70 * body.Gravity; math.Abs(load.Share["high"]*weight-load.Newton["high"]) > .0005*weight+.05 {
		t.Errorf("%s", out["load"])
	}
}

func TestEveryBodyHasItsWords(t *testing.T) {
	all := protocol.IDs(system().engine.Pack().Techniques, func(x protocol.Technique) protocol.TechniqueID { return x.ID })
	for _, id := range slices.Concat(all, body.Tasks()) {
		flag := "--technique"
		if slices.Contains(body.Tasks(), id) {
			flag = "--task"
		}
		for _, side := range []string{"left", "right"} {
			if _, said := bodyOf(t, flag, id, "--side", side); strings.ContainsAny(said, "⟦{") {
				t.Errorf("%s, %s:\n%s", id, side, said)
			}
		}
	}
}
