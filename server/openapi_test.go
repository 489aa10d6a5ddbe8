package server_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"unknot/engine"
)

// A contract is the document that is served, to hold calls against.
type contract struct {
	*world
	doc   document
	all   *jsonschema.Compiler
	seen  map[string]map[int]bool // statuses by call
	known map[string]*jsonschema.Schema
}

// document is what of an OpenAPI document is looked at here.
type document struct {
	OpenAPI string
	Paths   map[string]map[string]operation
}

type operation struct {
	Security    []map[string][]string
	RequestBody *struct{ Content map[string]any }
	Responses   map[string]struct{ Content map[string]any }
}

func newContract(t *testing.T) *contract {
	t.Helper()
	c := &contract{world: newWorld(t), all: jsonschema.NewCompiler(), seen: map[string]map[int]bool{}, known: map[string]*jsonschema.Schema{}}
	served := text(t, c.ask("GET", "/api/openapi.json", ""))
	if err := json.Unmarshal([]byte(served), &c.doc); err != nil {
		t.Fatal(err)
	}
	raw, err := jsonschema.UnmarshalJSON(strings.NewReader(served))
	if err != nil {
		t.Fatal(err)
	}
	c.all.DefaultDraft(jsonschema.Draft2020)
	c.all.AssertFormat()
	if err := c.all.AddResource("doc.json", raw); err != nil {
		t.Fatal(err)
	}
	return c
}

// schema returns the schema of a place in the document.
func (c *contract) schema(parts ...string) *jsonschema.Schema {
	c.t.Helper()
	at := "doc.json#"
	for _, p := range parts {
		at += "/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(p)
	}
	if s, ok := c.known[at]; ok {
		return s
	}
	s, err := c.all.Compile(at)
	if err != nil {
		c.t.Fatalf("%s: %v", at, err)
	}
	c.known[at] = s
	return s
}

// fits returns why a text does not fit a schema.
func (c *contract) fits(text string, parts ...string) error {
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		return err
	}
	return c.schema(parts...).Validate(v)
}

// call makes a call and holds the answer against the document. It returns the
// status and the answer.
func (c *contract) call(method, path, body string) (int, string) {
	c.t.Helper()
	plain, _, _ := strings.Cut(path, "?")
	verb := strings.ToLower(method)
	res := c.ask(method, path, body, "Unknot-Key", string(key))
	got := text(c.t, res)
	name, status := method+" "+plain, fmt.Sprint(res.StatusCode)
	if c.seen[name] == nil {
		c.seen[name] = map[int]bool{}
	}
	c.seen[name][res.StatusCode] = true
	kind := res.Header.Get("Content-Type")
	if _, there := c.doc.Paths[plain][verb].Responses[status].Content[kind]; !there {
		c.t.Fatalf("%s: %s %s is not in the document: %s", name, status, kind, got)
	}
	if err := c.fits(got, "paths", plain, verb, "responses", status, "content", kind, "schema"); err != nil {
		c.t.Errorf("%s: the answer does not fit: %v\n%.1000s", name, err, got)
	}
	return res.StatusCode, got
}

// good makes a call with a body that must fit and must be answered.
func (c *contract) good(method, path, body string) string {
	c.t.Helper()
	if body != "" {
		if err := c.fits(body, "paths", path, strings.ToLower(method), "requestBody", "content", "application/json", "schema"); err != nil {
			c.t.Errorf("%s %s: a body that is taken does not fit: %v\n%.1000s", method, path, err, body)
		}
	}
	status, got := c.call(method, path, body)
	if status != http.StatusOK {
		c.t.Fatalf("%s %s: %d %s\n%.1000s", method, path, status, got, body)
	}
	return got
}

// bad makes a call with a body that must neither fit nor be answered.
func (c *contract) bad(method, path, body string) {
	c.t.Helper()
	if c.fits(body, "paths", path, strings.ToLower(method), "requestBody", "content", "application/json", "schema") == nil {
		c.t.Errorf("%s %s: a body that is refused fits: %s", method, path, body)
	}
	if status, got := c.call(method, path, body); status != http.StatusUnprocessableEntity {
		c.t.Errorf("%s %s: %d %s\n%s", method, path, status, got, body)
	}
}

// spoil returns a body with one thing wrong at a time.
func spoil(body string) []string {
	var fields map[string]json.RawMessage
	if json.Unmarshal([]byte(body), &fields) != nil {
		return nil
	}
	out := []string{"[]", "null", `"x"`, "{}"}
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		without, other := maps.Clone(fields), maps.Clone(fields)
		delete(without, name)
		other[name] = json.RawMessage(`{"other":[7]}`)
		for _, x := range []map[string]json.RawMessage{without, other} {
			text, _ := json.Marshal(x)
			out = append(out, string(text))
		}
	}
	more := maps.Clone(fields)
	more["unheard-of"] = json.RawMessage("1")
	text, _ := json.Marshal(more)
	return append(out, string(text))
}

// TestTheDocumentSaysWhatIsDone makes every call, with bodies that are right
// and bodies that are not, and holds both against the document.
func TestTheDocumentSaysWhatIsDone(t *testing.T) {
	c := newContract(t)
	p := newPerson(t)
	for _, x := range p.calls() {
		c.good("POST", "/api/"+x[0], x[1])
	}
	for _, id := range engine.Lowback().IDs() {
		c.good("POST", "/api/explain", fmt.Sprintf(`{"id":%q}`, id))
	}
	c.good("GET", "/api/hello", "")
	c.good("GET", "/api/hello?nonce=n", "")
	c.good("GET", "/api/pack", "")
	c.good("POST", "/api/journal", fmt.Sprintf(`{"entries":[%s]}`, strings.Join(p.record, ",")))
	c.good("GET", "/api/journal", "")
	c.good("GET", "/api/journal?as=lines", "")
	for _, name := range []string{"screen", "plan", "replay", "guide", "explain", "standing", "today", "owed", "review"} {
		for _, body := range spoil(p.first(name)) {
			c.bad("POST", "/api/"+name, body)
		}
	}
	for _, body := range spoil(`{"entries":[]}`) {
		c.bad("POST", "/api/journal", body)
	}
	for _, body := range spoil(`{"confirm":"delete everything"}`) {
		c.bad("DELETE", "/api/journal", body)
	}
	c.good("DELETE", "/api/journal", `{"confirm":"delete everything"}`)
	c.wholeDocument()
}

// wholeDocument fails unless every call of the document was made, and answered
// both ways where it can be asked wrongly; and the record needs the key.
func (c *contract) wholeDocument() {
	for path, verbs := range c.doc.Paths {
		for verb, op := range verbs {
			name := strings.ToUpper(verb) + " " + path
			if !c.seen[name][200] || op.RequestBody != nil && !c.seen[name][422] {
				c.t.Errorf("%s was answered with %v only", name, c.seen[name])
			}
			if locked := len(op.Security) > 0; locked != (path == "/api/journal") {
				c.t.Errorf("%s: needs a key: %t", name, locked)
			}
		}
	}
	if c.doc.OpenAPI != "3.1.0" || len(c.seen) != 14 {
		c.t.Errorf("OpenAPI %s, %d calls", c.doc.OpenAPI, len(c.seen))
	}
}

// Refusals of every kind fit the document too.
func TestRefusalsAreInTheDocument(t *testing.T) {
	c := newContract(t)
	problem := func(res *http.Response, path, verb string) {
		t.Helper()
		got := text(t, res)
		if err := c.fits(got, "paths", path, verb, "responses", fmt.Sprint(res.StatusCode), "content", "application/problem+json", "schema"); err != nil {
			t.Errorf("%s %s: %s: %v", verb, path, got, err)
		}
	}
	sent := []string{"Unknot-Key", string(key)}
	problem(c.ask("GET", "/api/hello", "", "Host", "evil.example"), "/api/hello", "get")
	problem(c.ask("GET", "/api/hello", "", "Origin", "null"), "/api/hello", "get")
	problem(c.ask("GET", "/api/journal", ""), "/api/journal", "get")
	problem(c.ask("POST", "/api/screen", strings.Repeat(" ", most+1)), "/api/screen", "post")
	problem(c.ask("POST", "/api/screen", "{}", "Content-Type", "text/plain"), "/api/screen", "post")
	problem(c.ask("POST", "/api/screen", ""), "/api/screen", "post")
	c.journal.inUse = true
	problem(c.ask("DELETE", "/api/journal", `{"confirm":"delete everything"}`, sent...), "/api/journal", "delete")
	c.journal.fails = fmt.Errorf("broken")
	problem(c.ask("GET", "/api/journal", "", sent...), "/api/journal", "get")
	problem(c.ask("POST", "/api/journal", `{"entries":[]}`, sent...), "/api/journal", "post")
	problem(c.ask("GET", "/api/hello", ""), "/api/hello", "get")
}

// What the engine answers and refuses is passed on to the byte.
func TestTheEngineIsPassedOnByteForByte(t *testing.T) {
	w, e := newWorld(t), engine.Lowback()
	for _, x := range newPerson(t).calls() {
		for _, body := range append(spoil(x[1]), x[1], "{", "\"\xff\"", `{"answers":{"age":1e99,"age":2}}`) {
			want, refused := e.Call(x[0], []byte(body))
			got := text(t, w.ask("POST", "/api/"+x[0], body))
			if refused == nil {
				if got != string(want) {
					t.Errorf("%s %.100s: %.200s, want %.200s", x[0], body, got, want)
				}
				continue
			}
			var p struct{ Detail string }
			if err := json.Unmarshal([]byte(got), &p); err != nil || p.Detail != refused.Error() {
				t.Errorf("%s %.100s: %.200s, want %v", x[0], body, got, refused)
			}
		}
	}
	want, _ := e.Call("pack", []byte("{}"))
	if got := text(t, w.ask("GET", "/api/pack", "")); got != string(want) || !bytes.Contains(want, []byte("glute-roll")) {
		t.Errorf("the pack is %.200s", got)
	}
}
