package words_test

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"unknot/engine/protocol"
	"unknot/words"
)

// needed returns every sentence that the pack p needs.
func needed(p *protocol.Pack) []string {
	var out []string
	out = append(out, bodyWords(p)...)
	out = append(out, techniqueWords(p)...)
	out = append(out, checkWords(p)...)
	out = append(out, sensationWords(p)...)
	out = append(out, rhythmWords(p)...)
	return out
}

// with returns prefix.id.part for every part.
func with[ID ~string](prefix string, id ID, parts ...string) []string {
	var out []string
	for _, part := range parts {
		out = append(out, prefix+"."+string(id)+"."+part)
	}
	return out
}

func bodyWords(p *protocol.Pack) []string {
	out := []string{"side.left.name", "side.right.name"}
	for _, x := range p.Muscles {
		out = append(out, with("muscle", x.ID, "name", "role", "reach")...)
	}
	for _, x := range p.Regions {
		out = append(out, with("region", x.ID, "name", "why")...)
	}
	for _, x := range p.Sites {
		out = append(out, with("site", x.ID, "name")...)
	}
	return out
}

func techniqueWords(p *protocol.Pack) []string {
	var out []string
	for _, x := range p.Tools {
		out = append(out, with("tool", x.ID, "name")...)
		for _, f := range x.Firmnesses {
			out = append(out, with("firmness", f.String(), "name")...)
		}
	}
	for _, x := range p.Positions {
		out = append(out, with("position", x.ID, "name")...)
	}
	for _, x := range p.Techniques {
		out = append(out, with("technique", x.ID, "name", "short", "enter", "switch", "roll", "hold", "pressure", "exit", "why")...)
		for _, n := range x.Needs {
			out = append(out, with("need", n, "name")...)
		}
	}
	for _, x := range p.Never {
		out = append(out, with("never", x.ID, "name", "refusal", "instead")...)
	}
	return out
}

func checkWords(p *protocol.Pack) []string {
	out := []string{"incomplete.title", "incomplete.do", "adapt.hold", "adapt.discomfort", "adapt.pacing", "adapt.doctor",
		"adapt.soft", "adapt.tool", "adapt.sites", "adapt.technique"}
	for _, x := range p.Items {
		out = append(out, with("item", x.ID, "ask", "said", "why")...)
		out = append(out, with("page", fmt.Sprint(x.Page), "title", "lead")...)
		if x.Short {
			out = append(out, with("item", x.ID, "short")...)
		}
	}
	for l := protocol.Clear; l <= protocol.Emergency; l++ {
		out = append(out, with("level", l.String(), "name", "title", "do", "say", "change")...)
	}
	return out
}

func sensationWords(p *protocol.Pack) []string {
	var out []string
	for _, x := range p.Sensations {
		out = append(out, with("sensation", x.ID, "name", "means")...)
	}
	for _, x := range p.Places {
		out = append(out, with("place", x.ID, "name")...)
	}
	for _, x := range p.StopRules {
		out = append(out, string(x.ID)+".do")
	}
	for v := protocol.GoOn; v <= protocol.Stop; v++ {
		out = append(out, with("verdict", v.String(), "name")...)
	}
	return out
}

func rhythmWords(p *protocol.Pack) []string {
	b := p.Between
	rules := []protocol.RuleID{b.Mean.ID, b.Function.ID, b.Settle.ID, b.NoChange.ID}
	for _, x := range b.Mornings {
		rules = append(rules, x.ID)
	}
	var out []string
	for _, id := range rules {
		out = append(out, string(id)+".say")
	}
	for _, x := range p.Dose.Breaths {
		out = append(out, with("breath", x.ID, "name")...)
	}
	for _, name := range limits(p.Dose) {
		out = append(out, with("limit", name, "name", "why")...)
	}
	return out
}

// limits returns the names of the limits of a dose.
func limits(d protocol.Dose) []string {
	var out []string
	v := reflect.TypeOf(d)
	for i := range v.NumField() {
		if v.Field(i).Type == reflect.TypeFor[protocol.Limit]() {
			out = append(out, v.Field(i).Tag.Get("json"))
		}
	}
	return out
}

func TestEveryIDThePackNeedsHasItsSentence(t *testing.T) {
	c := words.English()
	for _, id := range needed(protocol.Lowback()) {
		if !c.Has(id) {
			t.Errorf("%s is missing", id)
		}
	}
}

func TestNoSentenceIsAboutSomethingThePackDoesNotHave(t *testing.T) {
	wanted := map[string]bool{}
	for _, id := range needed(protocol.Lowback()) {
		wanted[id] = true
	}
	ours := regexp.MustCompile(`^(muscle|region|site|technique|never|item|level|sensation|place)\.[^.]+\.[a-z]+$`)
	for _, id := range words.English().IDs() {
		if ours.MatchString(id) && !wanted[id] {
			t.Errorf("%s is an orphan", id)
		}
	}
}

// bare finds places where the tool must not be; guarded finds the words that
// keep it away from them.
var (
	bare    = regexp.MustCompile(`(?i)lower back|spine|tailbone|sitting bone|hip bone|rim of the pelvis|groin|kidney|rib`)
	guarded = regexp.MustCompile(`(?i)never|stay away|away from|below|off the|out of|keep out`)
)

func TestNoInstructionPutsTheToolWhereItMustNotBe(t *testing.T) {
	c, p := words.English(), protocol.Lowback()
	for _, x := range p.Techniques {
		for _, id := range with("technique", x.ID, "enter", "switch", "roll", "hold", "pressure", "exit") {
			for _, s := range strings.SplitAfter(c.Say(id), ". ") {
				if bare.MatchString(s) && !guarded.MatchString(s) {
					t.Errorf("%s: %s", id, s)
				}
			}
		}
	}
}

func TestInstructionsNameTheSideAndTheToolOfTheirTechnique(t *testing.T) {
	c, p := words.English(), protocol.Lowback()
	wrong := map[protocol.ToolID]string{"foam-roller": "ball", "massage-ball": "roller"}
	for _, x := range p.Techniques {
		for _, id := range with("technique", x.ID, "enter", "switch", "roll", "hold", "pressure", "exit") {
			if strings.Contains(c.Say(id), wrong[x.Tool]) {
				t.Errorf("%s speaks of the wrong tool: %s", id, c.Say(id))
			}
		}
		for _, id := range with("technique", x.ID, "enter", "switch") {
			if !strings.Contains(c.Say(id), "{side}") {
				t.Errorf("%s does not name the side: %s", id, c.Say(id))
			}
		}
	}
}

func TestTheRefusalOfTheLowerBackIsCalledAPrecaution(t *testing.T) {
	for _, n := range protocol.Lowback().Never {
		if s := words.English().Say("never." + string(n.ID) + ".refusal"); !strings.Contains(s, "precaution") {
			t.Errorf("%s: %s", n.ID, s)
		}
	}
}

func TestEveryStopThatIsAnEmergencySaysToCall(t *testing.T) {
	for _, r := range protocol.Lowback().StopRules {
		s := words.English().Say(string(r.ID) + ".do")
		if r.Level == protocol.Emergency && !strings.Contains(s, "call the emergency number now") {
			t.Errorf("%s: %s", r.ID, s)
		}
	}
}

// What a stroke is told in, and how many millimetres that is at most on a broad
// hand: a thumb of 26, fingers of 20.
var widths = map[string]int{"a thumb wide": 26, "two fingers wide": 40, "three fingers wide": 60}

// Everything is proven for strokes as short as the pack has them: the words
// say how short that is, to half a centimetre at either end.
func TestEveryTechniqueSaysHowShortItsStrokeIs(t *testing.T) {
	c := words.English()
	for _, x := range protocol.Lowback().Techniques {
		said := c.Say("technique."+string(x.ID)+".roll", "side", "left", "other", "right")
		found := false
		for width, most := range widths {
			if strings.Contains(said, width) {
				found = most <= x.Stroke+10 && x.Stroke < 2*most
			}
		}
		if !found {
			t.Errorf("%s rolls %d mm and says: %s", x.ID, x.Stroke, said)
		}
	}
}
