package main

import (
	"errors"
	"fmt"
	"strings"
)

// The marks between which the page is generated.
const (
	begin = "<!-- hazards: begin (make safety) -->"
	end   = "<!-- hazards: end -->"
)

// insert puts text between the marks of a page.
func insert(page, text string) (string, error) {
	before, rest, found := strings.Cut(page, begin)
	_, after, ended := strings.Cut(rest, end)
	if !found || !ended {
		return "", errors.New(pageFile + " has lost the marks " + begin + " and " + end)
	}
	return before + begin + "\n\n" + text + "\n" + end + after, nil
}

// render writes the hazards: a table to see them all, and each in full.
func render(list []hazard) string {
	var b strings.Builder
	b.WriteString("| Hazard | | Before | After | Holds it |\n|---|---|---|---|---|\n")
	for _, h := range list {
		fmt.Fprintf(&b, "| [%s](#%s) | %s | %s | %s | %s |\n", h.ID, strings.ToLower(h.ID), h.Hazard,
			show(h.Before), show(h.After), strings.Join(h.Properties, ", "))
	}
	for _, h := range list {
		h.write(&b)
	}
	return b.String()
}

// show writes a risk as severity × probability.
func show(r risk) string { return fmt.Sprintf("%d × %d, %s", r.Severity, r.Probability, r.class()) }

// write writes a hazard in full.
func (h hazard) write(b *strings.Builder) {
	fmt.Fprintf(b, "\n#### %s\n\n**%s.** %s\n\n", h.ID, h.Hazard, h.Sequence)
	fmt.Fprintf(b, "- Harm: %s\n- Before: %s. After: %s.\n", h.Harm, show(h.Before), show(h.After))
	for _, c := range h.Controls {
		fmt.Fprintf(b, "- Control (%s): %s\n", c.Kind, c.What)
	}
	if len(h.Properties) > 0 {
		fmt.Fprintf(b, "- Properties: %s\n", strings.Join(h.Properties, ", "))
	}
	fmt.Fprintf(b, "- Tests: `%s`\n- What is left: %s\n", strings.Join(h.Tests, "`, `"), h.Residual)
}
