package figure_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"unknot/engine/body"
	"unknot/figure"
)

var rewrite = flag.Bool("rewrite", false, "write the golden files anew")

var techniques = []string{
	"glute-roll", "piriformis-figure-four", "tfl-roll", "hip-flexor-roll",
	"glute-wall-ball", "piriformis-wall-ball", "tfl-wall-ball",
}

// people are those whose films are looked at closely.
func people(t *testing.T) map[string]*body.Body {
	t.Helper()
	out := map[string]*body.Body{}
	for name, p := range map[string]body.Person{
		"woman": body.Typical(body.Female), "man": body.Typical(body.Male),
		"small, light": {Height: 1.50, Mass: 45, Sex: body.Female},
		"tall, heavy":  {Height: 1.95, Mass: 120, Sex: body.Male},
	} {
		b, err := body.New(p)
		if err != nil {
			t.Fatal(err)
		}
		out[name] = b
	}
	return out
}

// each makes all films of all people.
func each(t *testing.T, do func(t *testing.T, f *figure.Film)) {
	for _, f := range films(t) {
		t.Run(f.String(), func(t *testing.T) { do(t, f) })
	}
}

// made are the films of all people, made once: nothing changes them.
var made []*figure.Film

func films(t *testing.T) []*figure.Film {
	t.Helper()
	if made != nil {
		return made
	}
	for name, b := range people(t) {
		for _, id := range techniques {
			for _, v := range figure.Views() {
				f, err := figure.New(b, id, v, figure.Look{})
				if err != nil {
					t.Fatalf("%s, %s: %v", name, id, err)
				}
				made = append(made, &f)
			}
		}
	}
	return made
}

func TestEveryOutlineHasTheSamePointsInAllFrames(t *testing.T) {
	each(t, func(t *testing.T, f *figure.Film) {
		for _, l := range f.Layers {
			for _, loop := range l.Loops {
				for _, frame := range loop {
					if len(frame) != len(loop[1]) || len(frame)%2 != 0 {
						t.Fatalf("%s: a frame of %s has %d numbers, its middle %d", f, l.Look, len(frame), len(loop[1]))
					}
				}
			}
		}
	})
}

func TestNothingIsDrawnBelowTheFloor(t *testing.T) {
	each(t, func(t *testing.T, f *figure.Film) {
		for _, l := range f.Layers {
			for _, loop := range l.Loops {
				for k, frame := range loop {
					for i := 1; f.Floor && i < len(frame); i += 2 {
						if frame[i] > 1 {
							t.Fatalf("%s: in frame %d, %s is %d mm below the floor", f, k, l.Look, frame[i])
						}
					}
				}
			}
		}
	})
}

func TestTheWorkedPlaceAndTheLowerBackAreMarkedFromTheSide(t *testing.T) {
	each(t, func(t *testing.T, f *figure.Film) {
		looks := ""
		for _, l := range f.Layers {
			looks += l.Look + " "
		}
		for _, want := range []string{"f-wear", "f-near", "f-hair", "f-hatch"} {
			if !strings.Contains(looks, want) {
				t.Errorf("%s has no %s", f, want)
			}
		}
		if f.View == figure.Side && !strings.Contains(looks, "f-target") {
			t.Errorf("%s does not show where the tool works", f)
		}
	})
}

func TestAFilmIsJSON(t *testing.T) {
	each(t, func(t *testing.T, f *figure.Film) {
		if text := f.JSON(); !json.Valid(text) {
			t.Errorf("%s is no JSON: %.80s", f, text)
		}
	})
}

func TestTheSameBodyGivesTheSameFilm(t *testing.T) {
	b, err := body.New(body.Typical(body.Female))
	if err != nil {
		t.Fatal(err)
	}
	first, _ := figure.New(b, "glute-roll", figure.Side, figure.Look{})
	again, _ := figure.New(b, "glute-roll", figure.Side, figure.Look{})
	if string(first.JSON()) != string(again.JSON()) {
		t.Error("two films of one body differ")
	}
}

func TestWhatIsNotThereIsAnError(t *testing.T) {
	b, err := body.New(body.Typical(body.Male))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := figure.New(b, "lumbar-roll", figure.Side, figure.Look{}); err == nil {
		t.Error("a technique without a pose was drawn")
	}
	if _, err := figure.New(b, "glute-roll", 0, figure.Look{}); err == nil {
		t.Error("a view without a name was drawn")
	}
}

func TestTheDrawingsAreThoseThatWereLookedAt(t *testing.T) {
	for name, b := range people(t) {
		if name != "woman" && name != "man" {
			continue
		}
		for _, id := range techniques {
			f, err := figure.New(b, id, figure.Side, figure.Look{Short: name == "man"})
			if err != nil {
				t.Fatal(err)
			}
			if name == "woman" {
				golden(t, id+".svg", f.Still(figure.Hold))
			}
			golden(t, name+"-"+id+".txt", strings.Join(f.Terminal(.5, 40, body.Right), "\n")+"\n")
		}
	}
}

// golden compares with a file of testdata, or writes it.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *rewrite {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs: go test ./figure -rewrite, and look at it", path)
	}
}

func TestTheDrawingOfTheLeftIsThatOfTheRightInAMirror(t *testing.T) {
	b, err := body.New(body.Typical(body.Female))
	if err != nil {
		t.Fatal(err)
	}
	f, err := figure.New(b, "tfl-roll", figure.Side, figure.Look{})
	if err != nil {
		t.Fatal(err)
	}
	const width = 40
	right, left := f.Terminal(.3, width, body.Right), f.Terminal(.3, width, body.Left)
	for i := range right {
		r, l := cells(right[i], width), cells(left[i], width)
		for k := range r {
			if mirror := l[width-1-k]; r[k] != mirror&0x47<<3&0x38|mirror&0x40<<1|mirror&0x38>>3|mirror&0x80>>1 {
				t.Fatalf("row %d, column %d: %08b and %08b", i, k, r[k], mirror)
			}
		}
	}
}

// cells returns the dots of a row of braille letters, filled up with empty ones.
func cells(row string, width int) []rune {
	out := make([]rune, 0, width)
	for _, r := range row {
		out = append(out, r-0x2800)
	}
	return append(out, make([]rune, width-len(out))...)
}
