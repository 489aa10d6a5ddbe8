package plan

import (
	"bytes"
	"fmt"
	"math"
	"math/bits"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// linear writes q as a linear program with whole-number choices, in the LP
// format. The least is left out when the answer is said not to reach it.
func linear(q *problem, least bool) string {
	var goal, rules, bounds, whole strings.Builder
	var load [2][8]strings.Builder
	var time strings.Builder
	open := make([]strings.Builder, len(q.setup))
	for i, x := range q.parts {
		var one strings.Builder
		for d := range q.doses {
			name := fmt.Sprintf("x%d_%d", i, d)
			fmt.Fprintf(&one, " + %s", name)
			fmt.Fprintf(&whole, " %s\n", name)
			fmt.Fprintf(&time, " + %d %s", x.fixed+x.steps*q.doses[d].work, name)
			for side, on := range x.sides {
				for m := x.muscles; on && m != 0; m &= m - 1 {
					fmt.Fprintf(&load[side][bits.TrailingZeros8(m)], " + %d %s", q.doses[d].work, name)
				}
			}
		}
		fmt.Fprintf(&rules, "%s <= 1\n%s - y%d <= 0\n", one.String(), one.String(), x.position)
		open[x.position].WriteString(strings.ReplaceAll(one.String(), "+", "-"))
	}
	for side := range load {
		for m := range load[side] {
			if load[side][m].Len() == 0 {
				continue
			}
			rules.WriteString(load[side][m].String())
			for k, slope := range []int{5, 2, 1} {
				fmt.Fprintf(&goal, " + %d z%d_%d_%d", int(q.weight[m])*slope, side, m, k)
				fmt.Fprintf(&rules, " - z%d_%d_%d", side, m, k)
				fmt.Fprintf(&bounds, " 0 <= z%d_%d_%d <= 60\n", side, m, k)
			}
			rules.WriteString(" = 0\n")
		}
	}
	for position, setup := range q.setup {
		if open[position].Len() == 0 {
			continue
		}
		fmt.Fprintf(&goal, " - %d y%d", 16*(setup+30), position)
		fmt.Fprintf(&whole, " y%d\n", position)
		fmt.Fprintf(&time, " + %d y%d", setup, position)
		fmt.Fprintf(&rules, " y%d%s <= 0\n", position, open[position].String())
	}
	fmt.Fprintf(&rules, "%s <= %d\n", time.String(), q.limit)
	if least {
		fmt.Fprintf(&rules, "%s >= %d\n", time.String(), q.least)
	}
	return "Maximize\n" + goal.String() + "\nSubject To\n" + rules.String() + "Bounds\n" + bounds.String() + "Binary\n" + whole.String() + "End\n"
}

var objective = regexp.MustCompile(`Objective:\s+\S+ = (\S+) \(MAXimum\)`)

// glpk solves a linear program; ok is false when nothing satisfies it.
func glpk(t *testing.T, path, program string) (best int, ok bool) {
	t.Helper()
	out := path + ".out"
	if err := os.WriteFile(path, []byte(program), 0o600); err != nil {
		t.Fatal(err)
	}
	if said, err := exec.Command("glpsol", "--lp", path, "-o", out).CombinedOutput(); err != nil {
		t.Fatalf("glpsol: %v\n%s", err, said)
	}
	answer, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(answer, []byte("INTEGER OPTIMAL")) {
		return 0, false
	}
	x, err := strconv.ParseFloat(string(objective.FindSubmatch(answer)[1]), 64)
	if err != nil {
		t.Fatal(err)
	}
	return int(math.Round(x)), true
}

func TestGLPKFindsTheSameOptimumOfFullSizeProblems(t *testing.T) {
	if _, err := exec.LookPath("glpsol"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("glpsol is missing; install Debian's glpk-utils")
		}
		t.Skip("glpsol is not installed (Debian's glpk-utils); the optimum is not confirmed by GLPK here")
	}
	problems := fullSize(t)
	path := filepath.Join(t.TempDir(), "plan.lp")
	unreached := 0
	for i := range problems {
		q := &problems[i]
		got, err := q.solve()
		if err != nil {
			t.Fatal(err)
		}
		checkSolution(t, q, got)
		best, ok := glpk(t, path, linear(q, true))
		if ok != got.reached {
			t.Fatalf("problem %d: reached %t, GLPK says %t", i, got.reached, ok)
		}
		if !ok {
			unreached++
			best, ok = glpk(t, path, linear(q, false))
		}
		if !ok || best != got.score {
			t.Fatalf("problem %d: score %d, GLPK finds %d (%t)\n%s", i, got.score, best, ok, linear(q, got.reached))
		}
	}
	t.Logf("%d problems, the least out of reach in %d", len(problems), unreached)
}

// fullSize returns 200 problems: half of the built-in pack with every tool,
// and half made up, as large as a pack may be.
func fullSize(t *testing.T) []problem {
	t.Helper()
	r := rand.New(rand.NewPCG(3, 4))
	p := lowback(t)
	var out []problem
	for range 100 {
		w := Wish{Minutes: 10 + r.IntN(6), Week: 1 + r.IntN(6), Tools: both}
		for range p.pack.Muscles {
			w.Idle = append(w.Idle, r.IntN(10)-1)
		}
		for range r.IntN(3) {
			w.Tight = append(w.Tight, p.pack.Muscles[r.IntN(len(p.pack.Muscles))].ID)
		}
		who := answered(t, p, nil)
		if r.IntN(3) == 0 {
			who = answered(t, p, nil, p.pack.Sites[r.IntN(len(p.pack.Sites))].ID)
		}
		s, err := p.make(who.outcome, &w)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, s.problem)
	}
	return append(out, large(t)...)
}

// large returns 100 made-up problems as large as a pack may be.
func large(t testing.TB) []problem {
	t.Helper()
	r := rand.New(rand.NewPCG(5, 6))
	var out []problem
	for len(out) < 100 {
		q := randomProblem(r, 10+r.IntN(7), 8)
		q.limit, q.least = 600+r.IntN(301), 570
		if _, err := q.solve(); err == nil {
			out = append(out, q)
		}
	}
	return out
}
