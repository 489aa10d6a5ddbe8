package protocol_test

import (
	"strings"
	"testing"

	"unknot/engine/protocol"
)

func TestTheBuiltInPackHasNoFault(t *testing.T) {
	if faults := protocol.LintFiles(lowback(t)); len(faults) > 0 {
		t.Fatal(faults)
	}
	if _, err := protocol.Load(lowback(t)); err != nil {
		t.Fatal(err)
	}
}

// planted are faults that somebody could put into a pack, and what the linter
// has to say about them.
var planted = []struct {
	name, file, path string
	change           func(object)
	why              string
}{
	{"a technique on the lower back", "techniques.json", "techniques[0]", set("loads", []any{"lumbar-spine"}), "forbidden region"},
	{"a technique that also reaches the flank", "techniques.json", "techniques[3]", appendTo("loads", "flank"), "forbidden region"},
	{"a technique that loads nothing", "techniques.json", "techniques[0]", set("loads", []any{}), "is empty"},
	{"a technique on an unknown region", "techniques.json", "techniques[0]", set("loads", []any{"lower-back"}), "not a known region"},
	{"a technique that rolls the QL", "techniques.json", "techniques[0]", set("muscles", []any{"quadratus-lumborum"}), "never rolled"},
	{"a technique without a muscle", "techniques.json", "techniques[0]", set("muscles", []any{}), "is empty"},
	{"a technique no site can exclude", "techniques.json", "techniques[0]", set("areas", []any{}), "is empty"},
	{"a technique in an area with one side", "techniques.json", "techniques[0]", set("areas", []any{"upper-back"}), "has no left site"},
	{"a technique without a source", "techniques.json", "techniques[0]", set("sources", []any{}), "needs a source"},
	{"an unknown tool", "techniques.json", "techniques[0]", set("tool", "hammer"), "not a known tool"},
	{"an unknown position", "techniques.json", "techniques[0]", set("position", "headstand"), "not a known position"},
	{"an unknown need", "techniques.json", "techniques[0]", set("needs", []any{"courage"}), "not a known need"},
	{"no time to get into position", "techniques.json", "techniques[0]", set("enter", 0), "must be 10 to 60"},
	{"a stroke of a metre", "techniques.json", "techniques[0]", set("stroke", 1000), "must be 20 to 200"},
	{"the lower back as a technique", "techniques.json", "techniques[0]", set("id", "lumbar-roll"), "can never be a technique"},
	{"the flank as a technique", "techniques.json", "techniques[0]", set("id", "ql-roll"), "can never be a technique"},
	{"a refusal dropped", "techniques.json", "", drop("never", "lumbar-roll"), `"lumbar-roll" must be there`},
	{"a refusal without another way", "techniques.json", "never[0]", set("instead", []any{}), "what to roll instead"},
	{"a refusal that offers the other refusal", "techniques.json", "never[0]", set("instead", []any{"ql-roll"}), "not a known technique"},
	{"two techniques of one name", "techniques.json", "techniques[1]", set("id", "glute-roll"), "there twice"},

	{"the QL made a target", "body.json", "muscles[5]", both(set("reach", "direct"), set("priority", 5)), "quadratus-lumborum"},
	{"a muscle never rolled, with a priority", "body.json", "muscles[5]", set("priority", 5), "0 for a muscle that is never rolled"},
	{"a region without a source", "body.json", "regions[0]", set("sources", []any{}), "needs a source"},
	{"a side nobody has", "body.json", "sites[0]", set("side", "middle"), "must be one of left, right"},
	{"a tool without a firmness", "tools.json", "tools[0]", set("firmnesses", []any{}), "is empty"},
	{"a position that takes five minutes", "tools.json", "positions[0]", set("setup", 300), "must be 0 to 60"},

	{"a source that says nothing", "sources.json", "sources[0]", set("says", " "), "needs both cite and says"},
	{"a source of unknown standing", "sources.json", "sources[0]", set("established", "proven"), "must be one of"},
	{"a pack of a later format", "pack.json", "", set("format", 2), "this program reads format 1"},
	{"a pack of version 0", "pack.json", "", set("version", 0), "must be 1 or more"},

	{"a pain cleared for good", "screening.json", "", func(o object) { byID(o["items"], "pain-now")["lasting"] = true }, "cannot be cleared for good"},
	{"a rule without a source", "screening.json", "rules[0]", set("sources", []any{}), "needs a source"},
	{"a rule on an unknown source", "screening.json", "rules[0]", set("sources", []any{"hearsay"}), "not a known source"},
	{"a rule that never fires", "screening.json", "rules[0]", set("when", []any{}), "must have 1 to 3"},
	{"a clause that never holds", "screening.json", "rules[0]", set("when", []any{[]any{}}), "could never hold"},
	{"a rule on an unknown item", "screening.json", "rules[0]", set("when", when(object{"item": "sadle-numbness"})), "did you mean"},
	{"an emergency that needs a second yes", "screening.json", "rules[0]", set("when", append(when(object{"item": "saddle-numbness"}), when(object{"item": "fever-unwell"})...)), "must lead to emergency"},
	{"children allowed from 16", "screening.json", "", bound("screen.age", "below", 16), `"age" of 17`},
	{"pain of 8 allowed", "screening.json", "", bound("screen.pain-now", "atLeast", 9), `"pain-now" of 8`},
	{"a number without a bound", "screening.json", "", func(o object) { delete(atom(o, "screen.age"), "below") }, "atLeast or below"},
	{"a bound on a yes or no", "screening.json", "rules[0].when[0][0]", set("atLeast", 1), "other answers neither"},
	{"a minor injury at 70 let through", "screening.json", "", func(o object) {
		byID(o["rules"], "screen.minor-injury")["when"].([]any)[1].([]any)[2].(object)["atLeast"] = 71
	}, `"minor-injury" with "age"`},
	{"sites left out by a yes or no", "screening.json", "", adapt("screen.no-floor", object{"sites": true}), "answered with sites"},
	{"a hold of two minutes by adaptation", "screening.json", "", adapt("screen.fibromyalgia", object{"holdMax": 120}), "must be 30 to 60"},
	{"a discomfort of 8 by adaptation", "screening.json", "", adapt("screen.fibromyalgia", object{"discomfortMax": 8}), "must be 1 to 5"},
	{"an emergency not asked before a session", "screening.json", "items[0]", unset("short"), "before every session"},
	{"an item on page 0", "screening.json", "items[0]", set("page", 0), "must be 1 to 20"},
	{"an item of a kind nobody knows", "screening.json", "items[0]", set("kind", "maybe"), "must be one of"},

	{"a stop rule without a source", "sensations.json", "rules[6]", set("sources", []any{}), "needs a source"},
	{"a stop rule that always fires", "sensations.json", "rules[0]", unset("sensations"), "always fire"},
	{"a level without a stop", "sensations.json", "rules[0]", set("level", "urgent"), "only a rule that stops"},
	{"a stop rule on an unknown sensation", "sensations.json", "rules[6]", set("sensations", []any{"sharpish"}), "not a known sensation"},
	{"a stop rule on an unknown place", "sensations.json", "rules[7]", set("places", []any{"tail"}), "not a known place"},
	{"a stop rule on an unknown again", "sensations.json", "rules[2]", set("again", "sometimes"), "not a known way"},
	{"a technique off that goes on", "sensations.json", "rules[0]", set("techniqueOff", true), "cannot go on"},
	{"a sharp pain that stops the second time only", "sensations.json", "", func(o object) { byID(o["rules"], "stop.sharp")["again"] = "on-step" }, `"sharp"`},

	{"breath held long", "dose.json", "breaths[2]", set("out", 20000), "at most 8000"},
	{"breath out shorter than in", "dose.json", "breaths[2]", set("out", 3000), "no shorter"},
	{"no natural breath", "dose.json", "", drop("breaths", "natural"), "one natural pace"},
	{"two breaths by default", "dose.json", "breaths[0]", set("default", true), "exactly one default"},
	{"no question at 20 seconds", "dose.json", "", set("ask", []any{40}), "have 20 and 40"},
	{"a step of a second", "dose.json", "", set("step", 1), "must be 5 to 30"},
	{"a default outside its limits", "dose.json", "hold", set("default", 75), "must lie between"},

	{"a mean allowed to rise by two", "between.json", "mean", set("rise", 20), "must suspend"},
	{"a mean that only halves the dose", "between.json", "mean", both(set("remedy", "half-dose"), unset("level")), "must suspend"},
	{"function allowed to fall by four", "between.json", "function", set("fall", 4), "must suspend"},
	{"function that only halves the dose", "between.json", "function", both(set("remedy", "half-dose"), unset("level")), "must suspend"},
	{"no word after six weeks", "between.json", "noChange", set("weeks", 12), "by 6 weeks"},
	{"a day to settle", "between.json", "settle", set("minutes", 1440), "within 60 minutes"},
	{"two bad mornings that only rest", "between.json", "mornings[2]", both(set("remedy", "rest-then-half"), unset("level")), "must lead to suspend"},
	{"three bad mornings needed", "between.json", "mornings[2]", set("count", 3), "must lead to suspend"},
	{"a suspension without a level", "between.json", "mornings[2]", unset("level"), "a rule that suspends"},

	{"broken skin that excludes nothing", "screening.json", "", func(o object) { delete(byID(o["rules"], "screen.skin-sites"), "adapt") }, "must leave out or bound"},
	{"an injury that excludes nothing", "screening.json", "", func(o object) { delete(byID(o["rules"], "screen.injury-sites"), "adapt") }, "must leave out or bound"},
	{"no floor, and floor techniques stay in", "screening.json", "", func(o object) { delete(byID(o["rules"], "screen.no-floor"), "adapt") }, "must leave out or bound"},
	{"cleared with thin bones, and face down stays in", "screening.json", "", func(o object) { delete(byID(o["rules"], "screen.thin-bones"), "adapt") }, "must leave out or bound"},
	{"cleared with blood thinners, and the ball stays in", "screening.json", "", func(o object) { delete(byID(o["rules"], "screen.blood-thinners"), "adapt") }, "must leave out or bound"},
	{"a floor technique that does not say so", "techniques.json", "techniques[0]", set("needs", []any{}), "must have \"floor\""},
	{"a face-down technique that does not say so", "techniques.json", "techniques[2]", set("needs", []any{"floor", "forearms"}), "must have \"face-down\""},
	{"a buttock technique excluded by the thigh only", "techniques.json", "techniques[0]", set("areas", []any{"thigh-back"}), "which lies over"},
	{"an emergency asked as a list of sites", "screening.json", "items[0]", set("kind", "sites"), "must be yn"},
	{"age asked as yes or no", "screening.json", "", func(o object) {
		age := byID(o["items"], "age")
		age["kind"] = "yn"
		delete(age, "min")
		delete(age, "max")
		forget(o, "age")
		byID(o["rules"], "screen.age")["when"] = when(object{"item": "age"})
		clause := byID(o["rules"], "screen.minor-injury")["when"].([]any)
		clause[1] = append(clause[1].([]any), object{"item": "age"})
	}, "must be num"},
	{"a steady ache eased for ever", "sensations.json", "", drop("rules", "stop.steady-ache-again"), "again (on-step)"},
	{"discomfort at the ceiling ignored", "sensations.json", "", drop("rules", "stop.at-ceiling"), "at the ceiling must"},
	{"dizzy twice a week without a word", "sensations.json", "", drop("rules", "stop.dizzy-again"), "again (in-7-days)"},
	{"a back worse two sessions running without a word", "sensations.json", "", drop("rules", "stop.back-worse-again"), "again (in-next-session)"},
	{"tingling lips without advice", "sensations.json", "", drop("rules", "stop.tingling-lips"), "breathe normally"},
	{"a place dropped, so that it cannot be said", "sensations.json", "", func(o object) {
		o["places"] = without(o["places"], "elsewhere")
	}, "\"elsewhere\" must be there"},
	{"sharp pain, and the technique stays on", "sensations.json", "", func(o object) {
		for _, r := range list(o["rules"]) {
			delete(r, "techniqueOff")
		}
	}, "off until the next full check"},
	{"a median that needs more mornings than there are", "between.json", "baseline", both(set("default", 100), set("max", 100)), "must be 1 to 7"},
	{"a median of a year", "between.json", "window", both(set("default", 365), set("max", 365)), "must be 7 to 7"},
	{"any change counts as useful", "between.json", "noChange", both(set("points", 0), set("percent", 0)), "must be 2 to"},
}

func TestPlantedFaultsAreFound(t *testing.T) {
	for _, x := range planted {
		t.Run(x.name, func(t *testing.T) {
			mustFault(t, faultsAfter(t, x.file, x.path, x.change), x.file, x.why)
		})
	}
}

func TestFaultsOfFormAreFound(t *testing.T) {
	for _, x := range []struct{ name, file, old, new, why string }{
		{"an unknown key", "dose.json", `"step": 15`, `"step": 15, "stepp": 15`, "not a known key"},
		{"a key twice", "dose.json", `"step": 15`, `"step": 15, "step": 30`, "is there twice"},
		{"a key in capitals", "dose.json", `"step": 15`, `"Step": 15`, "not a known key"},
		{"a missing key", "pack.json", `"format": 1,`, ``, "is missing"},
		{"null", "dose.json", `"step": 15`, `"step": null`, "must be a number"},
		{"a number as text", "dose.json", `"step": 15`, `"step": "15"`, "must be a number"},
		{"half a second", "dose.json", `"step": 15`, `"step": 15.5`, "whole number"},
		{"text after the end", "dose.json", "{", "{}\n{", "after the end"},
		{"a level nobody knows", "screening.json", `"level": "emergency"`, `"level": "emergancy"`, "did you mean"},
	} {
		t.Run(x.name, func(t *testing.T) {
			mustFault(t, faultsAfterText(t, x.file, x.old, x.new), x.file, x.why)
		})
	}
}

func TestMissingAndStrangeFilesAreFound(t *testing.T) {
	for _, name := range protocol.FileNames() {
		files := lowback(t)
		delete(files, name)
		if faults := protocol.LintFiles(files); len(faults) == 0 || faults[0].File != name {
			t.Errorf("%s missing: %v", name, faults.Err())
		}
	}
	files := lowback(t)
	files["scrpt.js"] = []byte("{}")
	if _, err := protocol.Load(files); err == nil || !strings.Contains(err.Error(), "not a file of a pack") {
		t.Errorf("a strange file: %v", err)
	}
}
