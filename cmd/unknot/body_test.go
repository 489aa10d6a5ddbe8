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

// What is printed as a clearance is never more than what was worked out, and
// nothing is printed as -0.
func TestTheBodysNumbersAreRoundedToTheSafeSide(t *testing.T) {
	person := body.Person{Height: 1.75, Mass: 75, Sex: body.Female}
	b, err := body.New(person)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range system().engine.Pack().Techniques {
		out, _ := bodyOf(t, "--technique", string(x.ID))
		var printed []struct {
			Region string
			Mm     float64
		}
		if err := json.Unmarshal(out["clearance"], &printed); err != nil || len(printed) == 0 {
			t.Fatalf("%s: %v", out["clearance"], err)
		}
		tech, err := b.Technique(string(x.ID), body.Left)
		if err != nil {
			t.Fatal(err)
		}
		clear, err := tech.Clearance()
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range printed {
			for _, c := range clear {
				if c.Region == p.Region && p.Mm > c.Millimetres {
					t.Errorf("%s: %s is printed as %v mm away and may be %v", x.ID, p.Region, p.Mm, c.Millimetres)
				}
			}
		}
		for key, text := range out {
			if strings.Contains(string(text), ":-0,") || strings.Contains(string(text), ":-0}") {
				t.Errorf("%s: %s: %s", x.ID, key, text)
			}
		}
	}
}

// Nothing written on the command line is made better by guessing.
func TestABodyOutOfRangeIsRefused(t *testing.T) {
	for _, c := range []struct {
		args []string
		code int
	}{
		{[]string{"--height", "NaN"}, failed},
		{[]string{"--height", "Inf"}, failed},
		{[]string{"--height", "0"}, failed},
		{[]string{"--height", "-170"}, failed},
		{[]string{"--height", "1.75"}, failed},
		{[]string{"--mass", "1e308"}, failed},
		{[]string{"--mass", "-0"}, failed},
		{[]string{"--height", "210", "--mass", "40"}, failed},
		{[]string{"--side", ""}, failed},
		{[]string{"--side", "both"}, failed},
		{[]string{"--sex", ""}, failed},
		{[]string{"--height", "1e400"}, misused},
		{[]string{"--mass", "heavy"}, misused},
	} {
		var stdout, stderr bytes.Buffer
		p := system()
		p.args, p.out, p.err, p.terminal = append([]string{"body", "--technique", "glute-roll", "--json"}, c.args...), &stdout, &stderr, false
		if code := run(context.Background(), p); code != c.code || stdout.Len() > 0 || !strings.HasPrefix(stderr.String(), "unknot: ") {
			t.Errorf("%v: exit %d, %q, %q", c.args, code, stdout.String(), stderr.String())
		}
		if c.code == failed && strings.Count(stderr.String(), "\n") != 1 {
			t.Errorf("%v: %q is not one line", c.args, stderr.String())
		}
	}
}
