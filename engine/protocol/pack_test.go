package protocol_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"unknot/engine/protocol"
)

func TestTheBuiltInPackLoads(t *testing.T) {
	p, err := protocol.Load(lowback(t))
	if err != nil {
		t.Fatal(err)
	}
	if p.About.ID != "lowback" || p.About.License != "Apache-2.0" || p.About.Format != protocol.Format {
		t.Errorf("about %+v", p.About)
	}
}

const techniqueTable = `
glute-roll foam-roller [gluteus-maximus] [floor hands]
piriformis-figure-four foam-roller [piriformis] [floor hands crossed-leg]
tfl-roll foam-roller [tensor-fasciae-latae] [floor forearms face-down]
hip-flexor-roll foam-roller [hip-flexors] [floor forearms face-down]
glute-wall-ball massage-ball [gluteus-maximus gluteus-medius] [wall]
piriformis-wall-ball massage-ball [piriformis] [wall]
tfl-wall-ball massage-ball [tensor-fasciae-latae] [wall]
`

func TestThePackHasTheTechniquesOfTheVocabulary(t *testing.T) {
	p := protocol.Lowback()
	var have []string
	for _, x := range p.Techniques {
		have = append(have, fmt.Sprint(x.ID, " ", x.Tool, " ", x.Muscles, " ", x.Needs))
	}
	same(t, have, lines(techniqueTable))
	same(t, protocol.IDs(p.Never, func(n protocol.Never) protocol.TechniqueID { return n.ID }), []string{"lumbar-roll", "ql-roll"})
}

func TestThePackHasTheSitesOfTheVocabulary(t *testing.T) {
	same(t, protocol.IDs(protocol.Lowback().Sites, func(s protocol.Site) protocol.SiteID { return s.ID }),
		strings.Fields(`buttock-left buttock-right hip-front-left hip-front-right hip-side-left hip-side-right
			thigh-front-left thigh-front-right thigh-back-left thigh-back-right upper-back`))
}

func TestASiteIsItsAreaAndItsSide(t *testing.T) {
	for _, s := range protocol.Lowback().Sites {
		want := string(s.Area)
		if s.Side != 0 {
			want += "-" + s.Side.String()
		}
		if string(s.ID) != want {
			t.Errorf("%s is area %s, side %s", s.ID, s.Area, s.Side)
		}
	}
}

func TestEverySourceIsUsedAndTheLowerBackRuleIsCalledAPrecaution(t *testing.T) {
	files := lowback(t)
	rest := ""
	for name, data := range files {
		if name != "sources.json" {
			rest += string(data)
		}
	}
	for _, s := range protocol.Lowback().Sources {
		if !strings.Contains(rest, `"`+string(s.ID)+`"`) {
			t.Errorf("nothing rests on source %s", s.ID)
		}
	}
	p := protocol.Lowback()
	i, _ := p.Region("lumbar-spine")
	if !slices.Contains(p.Regions[i].Sources, "project-precaution") {
		t.Error("the lower back is forbidden by precaution, not by proof")
	}
}

func lines(table string) []string { return strings.Split(strings.TrimSpace(table), "\n") }

// same compares two lists line by line.
func same(t *testing.T, have, want []string) {
	t.Helper()
	for i := range max(len(have), len(want)) {
		h, w := "(nothing)", "(nothing)"
		if i < len(have) {
			h = have[i]
		}
		if i < len(want) {
			w = want[i]
		}
		if h != w {
			t.Errorf("line %d is %q, want %q", i+1, h, w)
		}
	}
}
