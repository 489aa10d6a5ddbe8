package body

import (
	"embed"
	"fmt"
	"math"
	"sync"

	"unknot/engine/strict"
)

// A chart says where a region lies on everybody, as evidence 7.4 to 7.6 has it,
// for the left side. One that is no pair lies across the middle: its corners
// are those of the left half, and the right half mirrors them.
type chart struct {
	ID        string `json:"id"`
	Forbidden bool   `json:"forbidden"`
	Pair      bool   `json:"pair"`
	On        zoneID `json:"on"`
	// Why says what the place rests on, and where its makers had to choose.
	Why     string   `json:"why"`
	Corners []corner `json:"corners"`
}

// A corner is a place of the standing body. Its height is so many thousandths
// of height above a landmark. Sideways it is so many thousandths of height
// beside the middle of the back or the front, on a body of middling breadth,
// or so many degrees round from straight back.
type corner struct {
	At     landmark `json:"at"`
	Up     int      `json:"up"`
	Face   face     `json:"face"`
	Beside int      `json:"beside"`
}

// landmark is one of those that evidence 7.4 and 7.5 give a height for.
type landmark string

// landmarkHeights are the heights of the landmarks in metres.
func (m measures) landmark(l landmark) (float64, bool) {
	at, ok := map[landmark]float64{
		"knee": m.knee, "ischium": m.ischium, "trochanter": m.trochanter, "asis": m.asis, "psis": m.psis, "crest": m.crest,
		"lumbar-low": m.lumbarLow, "lumbar-high": m.lumbarHigh, "cervicale": m.cervicale, "gonion": m.gonion,
	}[l]
	return at, ok
}

// UnmarshalText reads a landmark.
func (l *landmark) UnmarshalText(t []byte) error {
	*l = landmark(t)
	if _, ok := male.landmark(*l); !ok {
		return fmt.Errorf("%q is no landmark", t)
	}
	return nil
}

// face says how a corner is placed sideways.
type face string

const (
	onBack  face = "back"
	onFront face = "front"
	byTurn  face = "turn"
)

// UnmarshalText reads a face.
func (f *face) UnmarshalText(t []byte) error {
	if *f = face(t); *f != onBack && *f != onFront && *f != byTurn {
		return fmt.Errorf("%q is neither back, front nor turn", t)
	}
	return nil
}

//go:embed data/regions.json
var atlasFile embed.FS

// atlas is what data/regions.json holds.
type atlas struct {
	// How far off its mark a person may put the tool: evidence 7.5.
	Placement struct {
		Along  int `json:"along"`  // the body, thousandths of height: one vertebra
		Across int `json:"across"` // the body, millimetres
	} `json:"placement"`
	// Bones lie bare under the skin: no region of the pack, but the tool must
	// not bear on them either.
	Bones   []chart `json:"bones"`
	Regions []chart `json:"regions"`
}

// readAtlas reads the charts of the regions once.
var readAtlas = sync.OnceValue(func() atlas {
	var a atlas
	text, err := atlasFile.ReadFile("data/regions.json")
	if err == nil {
		err = strict.Decode("regions.json", text, &a)
	}
	if err != nil {
		panic("engine: internal error: " + err.Error())
	}
	return a
})

// charts lists the charts of the regions.
func charts() []chart { return readAtlas().Regions }

// corner finds a corner of a region on this body.
func (b *Body) corner(z *zone, c corner) around {
	at, _ := b.marks.landmark(c.At)
	height := at + float64(c.Up)/1000*b.Person.Height
	if c.Face == byTurn {
		return around{height, deg(c.Beside)}
	}
	y := float64(c.Beside) / 1000 * b.Person.Height * (1 + hipsEach*b.Person.Hips)
	return around{height, b.beside(z, height, y, c.Face == onBack)}
}

// beside returns how far round the place is that lies y metres to the left of
// the middle on the back or the front; at most the very side.
func (b *Body) beside(z *zone, height, y float64, behind bool) float64 {
	middle, side := 0., math.Pi/2
	if !behind {
		middle = math.Pi
	}
	for range 24 {
		at := (middle + side) / 2
		s := b.skin(z, around{height, at})
		if s.Local.Y+b.origin(s.Segment).Y < y {
			middle = at
		} else {
			side = at
		}
	}
	return middle
}
