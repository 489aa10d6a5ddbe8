package gen

import (
	"bytes"
	"fmt"

	"unknot/engine/body"
	"unknot/figure"
)

// A Sitter is a person that contact sheets are made of.
type Sitter struct {
	Name string
	body.Person
	Short bool // the hair
}

// Sitters are the typical woman and man, and the smallest and largest that the
// clearance is proven for.
func Sitters() []Sitter {
	return []Sitter{
		{"woman", body.Typical(body.Female), false},
		{"man", body.Typical(body.Male), true},
		{"small", body.Person{Height: 1.49, Mass: 45, Sex: body.Female}, false},
		{"large", body.Person{Height: 1.95, Mass: 125, Sex: body.Male}, true},
	}
}

// Sheet is a page with every technique of a person, on both sides, from both
// views, at the start, in the middle and at the end of the stroke: to look at.
func Sheet(s Sitter) (File, error) {
	b, err := body.New(s.Person)
	if err != nil {
		return File{}, err
	}
	films, err := films(b, figure.Look{Short: s.Short})
	if err != nil {
		return File{}, err
	}
	var out bytes.Buffer
	out.WriteString(`<!doctype html><meta charset="utf-8"><title>` + s.Name + `</title><style>
body { margin: 16px; background: #faf6ef; color: #1a2629; font: 14px sans-serif; display: grid; grid-template-columns: repeat(6, 320px); gap: 8px 16px; align-items: end }
figure { margin: 0 } svg { display: block; width: 100%; max-height: 340px } .left svg { transform: scaleX(-1) }
</style>
`)
	for i := range films {
		f := &films[i]
		for _, side := range []string{"right", "left"} {
			for _, p := range []figure.Phase{figure.Start, figure.Hold, figure.End} {
				fmt.Fprintf(&out, "<figure class=%s>%s<figcaption>%s, %s, %s</figcaption></figure>\n", side, f.Still(p), f, side, p)
			}
		}
	}
	return File{"sheet-" + s.Name + ".html", out.Bytes()}, nil
}
