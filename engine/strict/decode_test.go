package strict_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"unknot/engine/strict"
)

// dose has a field of every kind that Decode can fill.
type dose struct {
	Name   string         `json:"name"`
	Hold   score          `json:"hold"`
	Tiny   int8           `json:"tiny,omitempty"`
	Never  bool           `json:"never,omitempty"`
	Level  level          `json:"level,omitzero"`
	Ask    []int          `json:"ask,omitempty"`
	Parts  []part         `json:"parts,omitempty"`
	Free   map[string]int `json:"free,omitempty"`
	Most   *int           `json:"most,omitempty"`
	Own    marked         `json:"own,omitempty"`
	Hidden string         `json:"-"`
	Unsaid string
}

type part struct {
	ID string `json:"id"`
}

// score knows its own bounds.
type score int

func (s score) Check() string {
	if s < 0 || s > 60 {
		return "is out of bounds, must be 0 to 60"
	}
	return ""
}

// level reads itself from a text.
type level string

func (l *level) UnmarshalText(b []byte) error {
	if string(b) != "clear" {
		return errors.New("is no level")
	}
	*l = level(b)
	return nil
}

// marked reads itself from a node.
type marked struct{ raw string }

func (m *marked) ReadNode(r *strict.Reader, path string, n *strict.Node) {
	if m.raw = n.Raw; n.Kind == strict.Null {
		r.Fault(path, "is null after all")
	}
}

func TestEveryKindOfFieldIsFilled(t *testing.T) {
	var got dose
	err := strict.Decode("", []byte(`{"name":"a","hold":45,"tiny":-128,"never":true,"level":"clear","ask":[20,40],
		"parts":[{"id":"x"}],"free":{"k":1,"K":2},"most":7,"own":{"any":[1]}}`), &got)
	seven := 7
	want := dose{Name: "a", Hold: 45, Tiny: -128, Never: true, Level: "clear", Ask: []int{20, 40},
		Parts: []part{{"x"}}, Free: map[string]int{"k": 1, "K": 2}, Most: &seven, Own: marked{`{"any":[1]}`}}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestWhatMayBeLeftOutStaysUnset(t *testing.T) {
	var got dose
	if err := strict.Decode("", []byte(`{"hold":0,"name":""}`), &got); err != nil || !reflect.DeepEqual(got, dose{}) {
		t.Errorf("got %+v, %v", got, err)
	}
}

// faults are objects that are JSON but not a dose, and everything Decode says.
var faults = []struct {
	name, text string
	want       []string
}{
	{"an unknown key, near a known one", `{"name":"a","hold":1,"nevre":true}`, []string{`d.json: nevre: is not a known key here; did you mean "never"?`}},
	{"an unknown key, near none", `{"name":"a","hold":1,"zzzzzz":1}`, []string{`d.json: zzzzzz: is not a known key here`}},
	{"a key in other letter case", `{"name":"a","Hold":1,"hold":1}`, []string{`d.json: Hold: is not a known key here; did you mean "hold"?`}},
	{"a field JSON may not name", `{"name":"a","hold":1,"Hidden":"x"}`, []string{`d.json: Hidden: is not a known key here`}},
	{"a field without a tag", `{"name":"a","hold":1,"Unsaid":"x"}`, []string{`d.json: Unsaid: is not a known key here`}},
	{"the name of a skipped field", `{"name":"a","hold":1,"-":"x"}`, []string{`d.json: -: is not a known key here`}},
	{"a key twice", `{"name":"a","hold":1,"name":"b"}`, []string{`d.json: name: is there twice`}},
	{"a key twice, once with escapes", `{"name":"a","hold":1,"\u006eame":"b"}`, []string{`d.json: name: is there twice`}},
	{"a key twice inside", `{"name":"a","hold":1,"parts":[{"id":"x","id":"y"}]}`, []string{`d.json: parts[0].id: is there twice`}},
	{"a free key twice", `{"name":"a","hold":1,"free":{"k":1,"k":2}}`, []string{`d.json: free.k: is there twice`}},
	{"a missing key", `{"name":"a"}`, []string{`d.json: hold: is missing`}},
	{"all keys missing", `{}`, []string{`d.json: name: is missing`, `d.json: hold: is missing`}},
	{"a missing key inside", `{"name":"a","hold":1,"parts":[{"id":"x"},{}]}`, []string{`d.json: parts[1].id: is missing`}},

	{"null for a text", `{"name":null,"hold":1}`, []string{`d.json: name: is null, must be a text`}},
	{"null for a number", `{"name":"a","hold":null}`, []string{`d.json: hold: is null, must be a number`}},
	{"null for what may be left out", `{"name":"a","hold":1,"most":null}`, []string{`d.json: most: is null, must be a number`}},
	{"null for a list", `{"name":"a","hold":1,"ask":null}`, []string{`d.json: ask: is null, must be a list`}},
	{"null for an object", `{"name":"a","hold":1,"free":null}`, []string{`d.json: free: is null, must be an object`}},
	{"null for what reads itself", `{"name":"a","hold":1,"own":null}`, []string{`d.json: own: is null after all`}},
	{"null for a level", `{"name":"a","hold":1,"level":null}`, []string{`d.json: level: is null, must be a text`}},
	{"null for all of it", `null`, []string{`d.json: is null, must be an object`}},

	{"a number for a text", `{"name":7,"hold":1}`, []string{`d.json: name: is 7, must be a text`}},
	{"a text for a number", `{"name":"a","hold":"45"}`, []string{`d.json: hold: is "45", must be a number`}},
	{"a truth for a number", `{"name":"a","hold":true}`, []string{`d.json: hold: is true, must be a number`}},
	{"a number for a truth", `{"name":"a","hold":1,"never":1}`, []string{`d.json: never: is 1, must be true or false`}},
	{"a text for a list", `{"name":"a","hold":1,"ask":"20"}`, []string{`d.json: ask: is "20", must be a list`}},
	{"a list for an object", `{"name":"a","hold":1,"free":[]}`, []string{`d.json: free: is a list, must be an object`}},
	{"an object for a list", `{"name":"a","hold":1,"parts":{}}`, []string{`d.json: parts: is an object, must be a list`}},
	{"a list for all of it", `[]`, []string{`d.json: is a list, must be an object`}},
	{"a wrong type inside a list", `{"name":"a","hold":1,"ask":[20,"40"]}`, []string{`d.json: ask[1]: is "40", must be a number`}},
	{"a wrong type inside an object", `{"name":"a","hold":1,"free":{"k":[]}}`, []string{`d.json: free.k: is a list, must be a number`}},
	{"an unknown level", `{"name":"a","hold":1,"level":"clean"}`, []string{`d.json: level: is no level`}},

	{"a fraction", `{"name":"a","hold":1.5}`, []string{`d.json: hold: is 1.5, must be a whole number`}},
	{"a whole number with a point", `{"name":"a","hold":1.0}`, []string{`d.json: hold: is 1.0, must be a whole number`}},
	{"an exponent", `{"name":"a","hold":1e2}`, []string{`d.json: hold: is 1e2, must be a whole number`}},
	{"more than the field holds", `{"name":"a","hold":1,"tiny":128}`, []string{`d.json: tiny: is 128, which is out of range`}},
	{"less than the field holds", `{"name":"a","hold":1,"tiny":-129}`, []string{`d.json: tiny: is -129, which is out of range`}},
	{"more than any field holds", `{"name":"a","hold":9223372036854775808}`, []string{`d.json: hold: is 9223372036854775808, which is out of range`}},
	{"more than the bounds", `{"name":"a","hold":61}`, []string{`d.json: hold: is out of bounds, must be 0 to 60`}},
	{"less than the bounds", `{"name":"a","hold":-1}`, []string{`d.json: hold: is out of bounds, must be 0 to 60`}},
	{"text after the end", `{"name":"a","hold":1}}`, []string{`d.json: line 1, column 22: unexpected text after the end of the value`}},

	{"everything at once, in order", `{"hold":"x","nam":1,"ask":[null],"tiny":999}`, []string{
		`d.json: hold: is "x", must be a number`, `d.json: nam: is not a known key here; did you mean "name"?`,
		`d.json: ask[0]: is null, must be a number`, `d.json: tiny: is 999, which is out of range`, `d.json: name: is missing`}},
}

func TestEveryFaultNamesFilePathAndValue(t *testing.T) {
	for _, x := range faults {
		t.Run(x.name, func(t *testing.T) {
			err := strict.Decode("d.json", []byte(x.text), new(dose))
			if _, ok := err.(strict.Faults); !ok {
				t.Fatalf("error is of type %T, want Faults", err)
			}
			if want := strings.Join(x.want, "\n"); err.Error() != want {
				t.Errorf("says\n%s\nwant\n%s", err, want)
			}
		})
	}
}

func TestAListIsReadAsAList(t *testing.T) {
	var got []part
	if err := strict.Decode("", []byte(`[{"id":"x"},{"id":"y"}]`), &got); err != nil || len(got) != 2 || got[1].ID != "y" {
		t.Errorf("got %v, %v", got, err)
	}
}

func TestAFieldOfAKindNobodyCanReadIsABrokenInvariant(t *testing.T) {
	defer func() {
		if r := recover(); r == nil || !strings.Contains(r.(string), "engine: internal error") {
			t.Errorf("panics with %v", r)
		}
	}()
	strict.Decode("", []byte(`{"f":1}`), &struct {
		F float64 `json:"f"`
	}{})
}
