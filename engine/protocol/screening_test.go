package protocol_test

import (
	"fmt"
	"strings"
	"testing"

	"unknot/engine/protocol"
)

// These tables were copied by hand from the public vocabulary. They do not
// come from the pack, and the pack does not come from them.

const screeningTable = `
saddle-numbness yn emergency
bladder-change yn emergency
bowel-change yn emergency
both-legs yn emergency
sexual-change yn emergency
serious-accident yn emergency
sudden-tearing-pain yn emergency
chest-or-breath yn emergency
pregnancy-warning yn emergency
leg-weakness yn urgent
cord-signs yn urgent
numbness-spreading yn urgent
minor-injury yn clear
spine-bruise yn urgent
spine-shape yn urgent
cancer-history yn urgent
weight-loss yn urgent
night-pain yn urgent
fever-unwell yn urgent
infection-risk yn urgent
pulsing-tummy yn urgent
leg-swollen-hot yn urgent
kidney-signs yn urgent
dark-urine yn urgent
fracture yn urgent
bone-infection yn urgent
numbness-lasting yn professional-first
leg-pain-below-knee yn professional-first
recent-clot yn professional-first
blood-thinners yn professional-first
pregnant-postpartum yn professional-first
thin-bones yn professional-first
steroids yn professional-first
poor-sensation yn professional-first
recent-surgery yn professional-first
implant yn professional-first
disc-herniation yn professional-first
spinal-stenosis yn professional-first
slipped-vertebra yn professional-first
heart-blood-pressure yn professional-first
calcified-muscle yn professional-first
six-weeks yn professional-first
getting-worse yn professional-first
age num professional-first
pain-now num professional-first
inflammatory-pattern yn adapt
fibromyalgia yn adapt
no-floor yn adapt
wrist-shoulder yn adapt
cannot-cross-leg yn adapt
breathing-condition yn adapt
skin-sites sites adapt
injury-sites sites adapt
`

func TestThePackAsksWhatTheVocabularySays(t *testing.T) {
	p := protocol.Lowback()
	var have []string
	for _, x := range p.Items {
		have = append(have, fmt.Sprint(x.ID, " ", x.Kind, " ", levelAlone(p, x.ID)))
		if emergency := levelAlone(p, x.ID) == protocol.Emergency; x.Short != emergency {
			t.Errorf("%s: asked before every session: %v", x.ID, x.Short)
		}
	}
	same(t, have, lines(screeningTable))
}

// levelAlone is the gravest level of the rules that read nothing but the item.
func levelAlone(p *protocol.Pack, id protocol.ItemID) protocol.Level {
	worst := protocol.Clear
	for _, r := range p.Rules {
		if len(r.When) == 1 && len(r.When[0]) == 1 && r.When[0][0].Item == id {
			worst = max(worst, r.Level)
		}
	}
	return worst
}

func TestEveryItemHasOneRuleThatBearsItsName(t *testing.T) {
	p := protocol.Lowback()
	if len(p.Rules) != len(p.Items) {
		t.Errorf("%d rules for %d items", len(p.Rules), len(p.Items))
	}
	for _, x := range p.Items {
		if _, ok := p.Rule(protocol.RuleID("screen." + x.ID)); !ok {
			t.Errorf("no rule screen.%s", x.ID)
		}
	}
}

func TestNumbersAndPairsHaveTheirBounds(t *testing.T) {
	want := map[protocol.RuleID]string{
		"screen.minor-injury": "minor-injury; thin-bones or steroids or age from 65: urgent",
		"screen.age":          "age under 18: professional-first",
		"screen.pain-now":     "pain-now from 8: professional-first",
	}
	p := protocol.Lowback()
	for id, text := range want {
		i, _ := p.Rule(id)
		if got := readable(p.Rules[i]); got != text {
			t.Errorf("%s is %s, want %s", id, got, text)
		}
	}
}

func readable(r protocol.Rule) string {
	var clauses []string
	for _, c := range r.When {
		var atoms []string
		for _, a := range c {
			s := string(a.Item)
			if a.AtLeast != nil {
				s += fmt.Sprint(" from ", *a.AtLeast)
			}
			if a.Below != nil {
				s += fmt.Sprint(" under ", *a.Below)
			}
			atoms = append(atoms, s)
		}
		clauses = append(clauses, strings.Join(atoms, " or "))
	}
	return strings.Join(clauses, "; ") + ": " + r.Level.String()
}

func TestTheFirstTwoPagesAreTheEmergencies(t *testing.T) {
	last := 1
	for _, x := range protocol.Lowback().Items {
		if x.Page < last || x.Page > last+1 || (x.Page <= 2) != x.Short {
			t.Errorf("%s is on page %d after page %d", x.ID, x.Page, last)
		}
		last = x.Page
	}
}

const adaptationTable = `
blood-thinners tools [massage-ball] firmnesses [medium hard] hold 30
pregnant-postpartum needs [face-down]
thin-bones needs [face-down] firmnesses [medium hard]
steroids needs [face-down] firmnesses [medium hard]
implant needs [crossed-leg]
disc-herniation needs [crossed-leg]
spinal-stenosis needs [face-down]
slipped-vertebra needs [face-down]
heart-blood-pressure no-pacing
inflammatory-pattern see-doctor
fibromyalgia hold 30 discomfort 3
no-floor needs [floor]
wrist-shoulder needs [hands forearms]
cannot-cross-leg needs [crossed-leg]
breathing-condition no-pacing
skin-sites sites
injury-sites sites
`

func TestThePackAdaptsAsTheVocabularySays(t *testing.T) {
	var have []string
	for _, r := range protocol.Lowback().Rules {
		if r.Adapt != nil {
			have = append(have, strings.TrimPrefix(string(r.ID), "screen.")+changes(*r.Adapt))
		}
	}
	same(t, have, lines(adaptationTable))
}

func changes(a protocol.Adaptation) string {
	out := ""
	say := func(yes bool, text string) {
		if yes {
			out += " " + text
		}
	}
	say(len(a.Needs) > 0, fmt.Sprint("needs ", a.Needs))
	say(a.Sites, "sites")
	say(len(a.Tools) > 0, fmt.Sprint("tools ", a.Tools))
	say(len(a.Firmnesses) > 0, fmt.Sprint("firmnesses ", a.Firmnesses))
	say(a.HoldMax > 0, fmt.Sprint("hold ", a.HoldMax))
	say(a.DiscomfortMax > 0, fmt.Sprint("discomfort ", a.DiscomfortMax))
	say(a.NoPacing, "no-pacing")
	say(a.SeeDoctor, "see-doctor")
	return out
}
