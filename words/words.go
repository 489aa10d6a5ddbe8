// Package words holds every sentence a person reads or hears, by id.
//
// A sentence is data: flat JSON files, one folder a language, one file a
// topic, embedded in every program. An id says what the sentence is about and
// which part of it: "item.age.ask", "technique.glute-roll.enter". Words in
// braces are filled in: {seconds}, {n}, {names}, {number}, and for a technique
// {side}, the side that is worked now or next, and {other}, the one opposite.
//
// # Promises
//
//   - The package knows nothing of the engine, and the engine nothing of it.
//   - An id that is not there is shown as itself in brackets, never as nothing.
//   - A Catalogue does not change; it may be shared freely.
//
// The tests beside this file check that every id the built-in pack needs is
// there once, and that no sentence promises what the evidence does not.
package words

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"
)

//go:embed en/*.json
var embedded embed.FS

// A Catalogue is the sentences of one language.
type Catalogue struct{ texts map[string]string }

// English returns the English sentences. It panics when the embedded files are
// faulty, which the tests of this package rule out.
var English = sync.OnceValue(func() *Catalogue {
	c, err := Load(embedded, "en")
	if err != nil {
		panic("words: internal error: " + err.Error())
	}
	return c
})

// Load reads every JSON file of a folder. An id that stands twice, in one file
// or in two, is an error.
func Load(fsys fs.FS, dir string) (*Catalogue, error) {
	files, err := fs.Glob(fsys, dir+"/*.json")
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("words: no files in %s", dir)
	}
	c := &Catalogue{texts: map[string]string{}}
	for _, name := range files {
		if err := c.add(fsys, name); err != nil {
			return nil, fmt.Errorf("words: %s: %w", name, err)
		}
	}
	return c, nil
}

func (c *Catalogue) add(fsys fs.FS, name string) error {
	f, err := fsys.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	return pairs(json.NewDecoder(f), func(id, text string) error {
		if c.Has(id) {
			return fmt.Errorf("%q is there twice", id)
		}
		c.texts[id] = text
		return nil
	})
}

// Has reports whether there is a sentence with this id.
func (c *Catalogue) Has(id string) bool { _, ok := c.texts[id]; return ok }

// IDs returns every id in order.
func (c *Catalogue) IDs() []string { return slices.Sorted(maps.Keys(c.texts)) }

// Say returns the sentence with this id. Args are names and values in turn:
// Say("adapt.hold", "seconds", "30") fills in {seconds}.
func (c *Catalogue) Say(id string, args ...string) string {
	text, ok := c.texts[id]
	if !ok {
		return "⟦" + id + "⟧"
	}
	fill := make([]string, 0, len(args))
	for i := 0; i+1 < len(args); i += 2 {
		fill = append(fill, "{"+args[i]+"}", args[i+1])
	}
	return strings.NewReplacer(fill...).Replace(text)
}
