package protocol_test

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"unknot/engine/protocol"
	"unknot/tools/schema/gen"
)

const schemaFile = "schema/pack.schema.json"

func TestTheSchemaIsUpToDate(t *testing.T) {
	have, err := os.ReadFile(schemaFile)
	if err != nil || !bytes.Equal(have, gen.Pack()) {
		t.Errorf("%s is old; go run ./tools/schema engine/protocol/%s (%v)", schemaFile, schemaFile, err)
	}
}

// schemaFor compiles the schema of one file of a pack; "" is the whole pack.
func schemaFor(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	at := schemaFile
	if name != "" {
		at += "#/$defs/" + name
	}
	s, err := jsonschema.NewCompiler().Compile(at)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestEveryFileOfTheBuiltInPackFitsTheSchema(t *testing.T) {
	whole := map[string]any{}
	for name, data := range lowback(t) {
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			t.Fatal(name, err)
		}
		if err := schemaFor(t, name).Validate(v); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		whole[name] = v
	}
	if err := schemaFor(t, "").Validate(whole); err != nil {
		t.Error(err)
	}
}

// Every object of the schema is closed, and every key the reader insists on is
// one the schema insists on.
func TestTheSchemaRefusesUnknownAndMissingKeys(t *testing.T) {
	for _, name := range protocol.FileNames() {
		s, tried := schemaFor(t, name), map[string]bool{}
		eachObject(document(t, lowback(t)[name]), func(path string, o map[string]any) {
			kind := strings.Trim(path, "[]0123456789") + fmt.Sprint(slices.Sorted(maps.Keys(o)))
			if tried[kind] {
				return
			}
			tried[kind] = true
			if refuses(s, t, name, path, func(o map[string]any) { o["surprise"] = true }) == nil {
				t.Errorf("%s: %s: an unknown key fits the schema", name, path)
			}
			for key := range o {
				drop := func(o map[string]any) { delete(o, key) }
				bySchema := refuses(s, t, name, path, drop) != nil
				byReader := hasFault(faultsAfter(t, name, path, drop), name, "is missing")
				if bySchema != byReader {
					t.Errorf("%s: %s.%s dropped: schema refuses %v, reader refuses %v", name, path, key, bySchema, byReader)
				}
			}
		})
	}
}

// refuses returns what the schema says after change was made to the object at
// path.
func refuses(s *jsonschema.Schema, t *testing.T, name, path string, change func(map[string]any)) error {
	doc := document(t, lowback(t)[name])
	change(at(doc, path).(map[string]any))
	return s.Validate(doc)
}
