package gen

import (
	"regexp"
	"slices"
	"strings"

	"unknot/words"
)

// Terminal are the topics of sentences that only the command line says; the
// app leaves them out.
var Terminal = []string{"tui.", "cli.", "command.", "property.", "verify.", "serve.", "doctor.", "report.", "fhir.", "clearcode."}

var gap = regexp.MustCompile(`\{([a-z]+)\}`)

// Words returns the ids of the app's sentences, each with what it is filled in
// with, in TypeScript.
func Words() string {
	var out strings.Builder
	out.WriteString("// Written by tools/types from words/en. Do not edit.\n\n/** What each sentence is filled in with. */\nexport interface Words {\n")
	c := words.English()
	for _, id := range c.IDs() {
		if slices.ContainsFunc(Terminal, func(p string) bool { return strings.HasPrefix(id, p) }) {
			continue
		}
		var names []string
		for _, m := range gap.FindAllStringSubmatch(c.Say(id), -1) {
			if !slices.Contains(names, m[1]) {
				names = append(names, m[1])
			}
		}
		fill := "never"
		if len(names) > 0 {
			fill = "'" + strings.Join(names, "' | '") + "'"
		}
		out.WriteString("  '" + id + "': " + fill + ";\n")
	}
	out.WriteString("}\n\nexport type WordId = keyof Words;\n")
	return out.String()
}
