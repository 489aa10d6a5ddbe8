// Package gen makes a JSON Schema out of the Go types of package protocol.
//
// The schema says what a pack looks like: its keys, their types, and the words
// an enumeration knows. It is for editors and for other programs. What a pack
// means is checked by protocol.Lint alone; a pack that fits the schema may
// still be refused.
//
// # Promises
//
//   - Pack is a pure function: the same types give the same bytes.
//   - Objects are closed, as strict.Decode reads them.
//
// A test of package protocol checks that the file kept there is up to date and
// that the built-in pack fits it.
package gen

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	"unknot/engine/protocol"
)

// node is a JSON Schema or a part of one.
type node map[string]any

// files names what each file of a pack holds: one field of a Pack as a whole,
// or several fields as lists under their own keys.
var files = map[string][]string{
	"pack.json":       {"About"},
	"sources.json":    {"sources=Sources"},
	"body.json":       {"regions=Regions", "sites=Sites", "muscles=Muscles"},
	"tools.json":      {"tools=Tools", "positions=Positions"},
	"techniques.json": {"techniques=Techniques", "never=Never"},
	"screening.json":  {"items=Items", "rules=Rules"},
	"sensations.json": {"sensations=Sensations", "places=Places", "rules=StopRules"},
	"dose.json":       {"Dose"},
	"between.json":    {"Between"},
}

// again is the one enumeration that is a text in Go.
var again = []protocol.Again{protocol.OnStep, protocol.InWeek, protocol.InNextSession}

// Pack returns the schema of a pack: an object with a key for each file. One
// file is described by "#/$defs/" and its name.
func Pack() []byte {
	g := generator{defs: node{}}
	all := node{}
	for _, name := range protocol.FileNames() {
		g.defs[name] = g.file(files[name])
		all[name] = ref(name)
	}
	root := closed(all, protocol.FileNames())
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	root["title"] = "A pack of Unknot, its files by name"
	root["$defs"] = g.defs
	out, err := json.MarshalIndent(root, "", "  ")
	if err != nil {
		panic("gen: internal error: " + err.Error())
	}
	return append(out, '\n')
}

type generator struct{ defs node }

func ref(name string) node { return node{"$ref": "#/$defs/" + name} }

func closed(properties node, required []string) node {
	return node{"type": "object", "properties": properties, "required": required, "additionalProperties": false}
}

func (g generator) file(parts []string) node {
	properties, required := node{}, []string{}
	for _, part := range parts {
		key, field, keyed := strings.Cut(part, "=")
		if !keyed {
			return g.of(packField(key))
		}
		properties[key] = g.of(packField(field))
		required = append(required, key)
	}
	return closed(properties, required)
}

func packField(name string) reflect.Type {
	f, ok := reflect.TypeFor[protocol.Pack]().FieldByName(name)
	if !ok {
		panic("gen: internal error: a Pack has no " + name)
	}
	return f.Type
}

// of returns the schema of a type.
func (g generator) of(t reflect.Type) node {
	switch t.Kind() {
	case reflect.Struct:
		return g.object(t)
	case reflect.Slice:
		return node{"type": "array", "items": g.of(t.Elem())}
	case reflect.Pointer:
		return g.of(t.Elem())
	case reflect.Bool:
		return node{"type": "boolean"}
	case reflect.String:
		return text(t)
	case reflect.Int:
		return node{"type": "integer"}
	case reflect.Uint8:
		return node{"enum": words(t)}
	}
	panic(fmt.Sprintf("gen: internal error: no schema for %v", t))
}

// object notes a struct among the definitions and returns a reference to it.
func (g generator) object(t reflect.Type) node {
	if _, done := g.defs[t.Name()]; done {
		return ref(t.Name())
	}
	g.defs[t.Name()] = nil
	properties, required := node{}, []string{}
	for i := range t.NumField() {
		name, option, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		properties[name] = g.of(t.Field(i).Type)
		if option == "" {
			required = append(required, name)
		}
	}
	g.defs[t.Name()] = closed(properties, required)
	return ref(t.Name())
}

// text returns the schema of a text: an id, one of a few words, or free.
func text(t reflect.Type) node {
	switch {
	case t == reflect.TypeFor[protocol.Again]():
		return node{"enum": again}
	case strings.HasSuffix(t.Name(), "ID"):
		return node{"type": "string", "pattern": "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$", "maxLength": 60}
	}
	return node{"type": "string"}
}

// words returns the public ids of an enumeration, which start at 1.
func words(t reflect.Type) []string {
	var out []string
	for i := uint64(1); ; i++ {
		v := reflect.New(t).Elem()
		v.SetUint(i)
		word := v.Interface().(fmt.Stringer).String()
		if word == "" {
			return out
		}
		out = append(out, word)
	}
}
