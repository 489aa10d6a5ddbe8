// Package gen makes what tools/figures writes: figures of the person that the
// app shows until somebody sets their own.
package gen

import (
	"bytes"
	"fmt"

	"unknot/engine/body"
	"unknot/figure"
)

// A File is one generated file. Its path is from the top of the repository.
type File struct {
	Path string
	Text []byte
}

// Techniques are the techniques that are drawn.
func Techniques() []string {
	return []string{
		"glute-roll", "piriformis-figure-four", "tfl-roll", "hip-flexor-roll",
		"glute-wall-ball", "piriformis-wall-ball", "tfl-wall-ball",
	}
}

// Files returns every generated file.
func Files() ([]File, error) {
	b, err := body.New(body.Typical(body.Female))
	if err != nil {
		return nil, err
	}
	films, err := films(b, figure.Look{})
	if err != nil {
		return nil, err
	}
	return append([]File{written(films), rooms(films)}, stills(films)...), nil
}

// films makes every technique from both views.
func films(b *body.Body, l figure.Look) ([]figure.Film, error) {
	var out []figure.Film
	for _, id := range Techniques() {
		for _, v := range figure.Views() {
			f, err := figure.New(b, id, v, l)
			if err != nil {
				return nil, err
			}
			out = append(out, f)
		}
	}
	return out, nil
}

// written is the app's file of films.
func written(films []figure.Film) File {
	var out bytes.Buffer
	for i := range films {
		out.WriteString(map[bool]string{true: "[\n", false: ",\n"}[i == 0])
		out.Write(films[i].JSON())
	}
	out.WriteString("\n]\n")
	return File{"web/src/figure/films.json", out.Bytes()}
}

// rooms tells the app how much room each film takes before it has the films.
func rooms(films []figure.Film) File {
	var out bytes.Buffer
	out.WriteString("// Made by go run ./tools/figures. How much room each film takes, in millimetres.\nexport const rooms = {\n")
	for i := range films {
		f := &films[i]
		fmt.Fprintf(&out, "  '%s %s': { box: [%s], wall: %t, floor: %t, move: [%s] },\n", f.Technique, f.View, four(f.Box), f.Wall, f.Floor, four(f.Move))
	}
	out.WriteString("} as const;\n")
	return File{"web/src/figure/rooms.gen.ts", out.Bytes()}
}

func four(n [4]int) string { return fmt.Sprintf("%d, %d, %d, %d", n[0], n[1], n[2], n[3]) }

// stills are the drawings of the documentation: every technique from the side,
// and the first in all its phases and from behind.
func stills(films []figure.Film) []File {
	var out []File
	draw := func(f *figure.Film, name string, p figure.Phase) {
		out = append(out, File{"docs/figures/" + name + ".svg", []byte(f.Still(p))})
	}
	for i := range films {
		f := &films[i]
		if f.View == figure.Side {
			draw(f, f.Technique, figure.Hold)
		}
	}
	for _, p := range figure.Phases() {
		draw(&films[0], films[0].Technique+"-"+p.String(), p)
	}
	draw(&films[1], films[1].Technique+"-second", figure.Start)
	return out
}
