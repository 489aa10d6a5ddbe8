package engine_test

import "testing"

// Ring 1 decides, and nothing else: no clock, no files, no network, no
// randomness, no goroutines. What follows makes that a matter of the build
// instead of good intentions.
//
//	purity_test.go          the tests
//	purity_rules_test.go    what no file may do
//	purity_state_test.go    what counts as state that can change
//	purity_load_test.go     reading and type-checking the engine
//	purity_planted_test.go  faults planted to see the rules find them
//	arrows_test.go          who may import whom

func TestNothingInTheEngineCanReadTheWorld(t *testing.T) {
	for _, f := range judge(loadEngine(t)) {
		t.Error(f)
	}
}

func TestEveryPlantedImpurityIsFound(t *testing.T) {
	for _, p := range planted {
		t.Run(p.name, func(t *testing.T) {
			for _, f := range judge(loadText(t, p.path, p.text)) {
				if f.rule == p.rule {
					return
				}
			}
			t.Errorf("rule %q says nothing about\n%s", p.rule, p.text)
		})
	}
}

func TestHonestCodePasses(t *testing.T) {
	for _, f := range judge(loadText(t, "unknot/engine/protocol", honest)) {
		t.Error(f)
	}
}

func TestEveryRuleHasAPlantedImpurity(t *testing.T) {
	for _, r := range rules {
		if !isPlanted(r.name) {
			t.Errorf("rule %q was never seen to fail", r.name)
		}
	}
}

// isPlanted reports whether a planted fault should be found by a rule.
func isPlanted(rule string) bool {
	for _, p := range planted {
		if p.rule == rule {
			return true
		}
	}
	return false
}
