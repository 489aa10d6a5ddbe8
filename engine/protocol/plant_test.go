package protocol_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"unknot/engine/protocol"
	"unknot/engine/strict"
)

// Helpers that plant a fault in the built-in pack.

type object = map[string]any

// lowback returns the files of the built-in pack.
func lowback(t *testing.T) map[string][]byte {
	t.Helper()
	return protocol.LowbackFiles()
}

// document decodes a file; numbers stay as they are written.
func document(t *testing.T, data []byte) object {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var doc object
	if err := d.Decode(&doc); err != nil {
		t.Fatal(err)
	}
	return doc
}

// at returns the value at a path such as "rules[3].adapt"; "" is all of it.
func at(doc any, path string) any {
	for step := range strings.FieldsFuncSeq(path, func(r rune) bool { return strings.ContainsRune(".[]", r) }) {
		if i, err := strconv.Atoi(step); err == nil {
			doc = doc.([]any)[i]
		} else {
			doc = doc.(object)[step]
		}
	}
	return doc
}

// faultsAfter returns what is wrong with the pack once change was made to the
// object at path of one file.
func faultsAfter(t *testing.T, name, path string, change func(object)) strict.Faults {
	t.Helper()
	files := lowback(t)
	doc := document(t, files[name])
	change(at(doc, path).(object))
	data, err := json.Marshal(doc)
	if err != nil {
		t.Fatal(err)
	}
	files[name] = data
	return protocol.LintFiles(files)
}

// faultsAfterText does the same to the text of a file.
func faultsAfterText(t *testing.T, name, old, new string) strict.Faults {
	t.Helper()
	files := lowback(t)
	if !bytes.Contains(files[name], []byte(old)) {
		t.Fatalf("%s has no %s", name, old)
	}
	files[name] = bytes.Replace(files[name], []byte(old), []byte(new), 1)
	return protocol.LintFiles(files)
}

// hasFault reports whether some fault of the file has a path and says why.
func hasFault(faults strict.Faults, file, why string) bool {
	return slices.ContainsFunc(faults, func(f strict.Fault) bool {
		return f.File == file && f.Path != "" && strings.Contains(f.Error(), why)
	})
}

// mustFault fails unless a fault names the file, a place in it and why.
func mustFault(t *testing.T, faults strict.Faults, file, why string) {
	t.Helper()
	if !hasFault(faults, file, why) {
		t.Errorf("no fault of %s says %q; faults: %v", file, why, faults.Err())
	}
}

// eachObject calls f with every object of a document and its path.
func eachObject(doc any, f func(path string, o object)) { walk("", doc, f) }

func walk(path string, v any, f func(string, object)) {
	switch v := v.(type) {
	case object:
		f(path, v)
		for _, key := range slices.Sorted(maps.Keys(v)) {
			walk(strict.Join(path, key), v[key], f)
		}
	case []any:
		for i, x := range v {
			walk(fmt.Sprintf("%s[%d]", path, i), x, f)
		}
	}
}

// list returns the objects of a list.
func list(v any) []object {
	var out []object
	for _, x := range v.([]any) {
		out = append(out, x.(object))
	}
	return out
}

// without returns the list without the object that has the id.
func without(v any, id string) []any {
	return slices.DeleteFunc(slices.Clone(v.([]any)), func(x any) bool { return x.(object)["id"] == id })
}

// byID returns the object of a list that has the id.
func byID(v any, id string) object {
	for _, x := range list(v) {
		if x["id"] == id {
			return x
		}
	}
	panic("no " + id)
}

// Ways to change an object.

func set(key string, value any) func(object) { return func(o object) { o[key] = value } }

func unset(key string) func(object) { return func(o object) { delete(o, key) } }

func appendTo(key string, value any) func(object) {
	return func(o object) { o[key] = append(o[key].([]any), value) }
}

func drop(key, id string) func(object) { return func(o object) { o[key] = without(o[key], id) } }

func both(f, g func(object)) func(object) { return func(o object) { f(o); g(o) } }

// when returns conditions of one clause with one atom.
func when(atom object) []any { return []any{[]any{atom}} }

func adapt(rule string, a object) func(object) {
	return func(o object) { byID(o["rules"], rule)["adapt"] = a }
}

// atom returns the first condition of a rule.
func atom(o object, rule string) object {
	return byID(o["rules"], rule)["when"].([]any)[0].([]any)[0].(object)
}

func bound(rule, key string, n int) func(object) {
	return func(o object) { atom(o, rule)[key] = n }
}
