package body

import (
	"embed"
	"fmt"
	"sync"

	"unknot/engine/body/space"
	"unknot/engine/strict"
)

// A stance is how a technique is done on the left side: what touches the tool,
// how the pelvis is held, and where hands and feet stand. Angles are degrees,
// lengths thousandths of height unless they say otherwise. The right side is
// its mirror image.
type stance struct {
	ID   string `json:"id"`
	Base base   `json:"base"`
	Tool struct {
		Ball   bool `json:"ball"`
		Radius int  `json:"radius"` // millimetres
		Length int  `json:"length"` // millimetres
		Beside int  `json:"beside"` // millimetres that a roller's middle lies outwards of the touch
	} `json:"tool"`
	Touch struct {
		Shape  string `json:"shape"`
		Height int    `json:"height"` // of the middle of the stroke, standing
		Stroke int    `json:"stroke"` // millimetres on the skin
		Sink   int    `json:"sink"`   // millimetres
	} `json:"touch"`
	Pelvis struct {
		Pitch int `json:"pitch"` // about Y, forwards; solved where the arms decide
		Lean  int `json:"lean"`  // about X, to the left
		Turn  int `json:"turn"`  // about the body's own axis, to the left
	} `json:"pelvis"`
	Waist angles  `json:"waist"`
	Chest angles  `json:"chest"`
	Gaze  int     `json:"gaze"` // of the head, about Y in the world
	Face  int     `json:"face"` // where the feet point, about Z
	Arms  armData `json:"arms"`
	Left  legData `json:"left"`
	Right legData `json:"right"`
}

// base is what the tool rolls on.
type base string

const (
	onFloor base = "floor"
	onWall  base = "wall"
)

// UnmarshalText reads a base.
func (b *base) UnmarshalText(t []byte) error {
	if *b = base(t); *b != onFloor && *b != onWall {
		return fmt.Errorf("%q is neither floor nor wall", t)
	}
	return nil
}

// angles are the three parts of a joint's turn in degrees.
type angles struct {
	Y int `json:"y"`
	X int `json:"x"`
	Z int `json:"z"`
}

func (a angles) rot() space.Rot {
	return space.Angles{Y: deg(a.Y), X: deg(a.X), Z: deg(a.Z)}.Rot()
}

// deg returns whole degrees as an angle.
func deg(n int) float64 { return space.Degrees(float64(n)) }

// An armData says what the arms do.
type armData struct {
	Kind  string `json:"kind"`  // hands, forearms, folded or hang
	Lean  int    `json:"lean"`  // of shoulder over hand or elbow, backwards, from upright
	Bent  int    `json:"bent"`  // elbow
	Apart int    `json:"apart"` // of hands or elbows, outwards
	Point int    `json:"point"` // where the fingers point, from forward to the left hand's outside
	Left  angles `json:"left"`  // shoulders, where the arms hang; folded: where the elbow points, from down: forwards and outwards
	Right angles `json:"right"`
}

// A legData says what a leg does.
type legData struct {
	Kind  string `json:"kind"`  // foot, crossed, knee, trailing or straight
	Bent  int    `json:"bent"`  // knee, at the middle of the stroke; at a wall where it is straightest
	Ahead int    `json:"ahead"` // of the foot or knee from the hip: forwards, or away from the wall; crossed: how far the knee points forwards, in hundredths
	Apart int    `json:"apart"` // the same, outwards; crossed: how far the knee points up, in hundredths
	Point int    `json:"point"` // toes, outwards
	Hip   angles `json:"hip"`   // where the hip is held
	Ankle int    `json:"ankle"` // toes down
}

//go:embed data/stances.json
var stanceFile embed.FS

// stances are the techniques, and the tasks that were measured elsewhere and
// that the model is compared with.
var stances = sync.OnceValue(func() []stance {
	var file struct {
		Techniques []stance `json:"techniques"`
		Tasks      []stance `json:"tasks"`
	}
	text, err := stanceFile.ReadFile("data/stances.json")
	if err == nil {
		err = strict.Decode("stances.json", text, &file)
	}
	if err != nil {
		panic("engine: internal error: " + err.Error())
	}
	return append(file.Techniques, file.Tasks...)
})

// find returns the stance of a technique or task.
func find(id string) (*stance, error) {
	all := stances()
	for i := range all {
		if all[i].ID == id {
			return &all[i], nil
		}
	}
	return nil, fmt.Errorf("body: there is no pose for %q", id)
}
