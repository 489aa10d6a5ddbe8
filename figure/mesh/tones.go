package mesh

import (
	"math"

	"unknot/engine/body"
	"unknot/engine/body/space"
)

// A Tone is a colour of the picture by what it is for.
type Tone uint8

// The tones.
const (
	Skin Tone = iota
	Wear
	Hair
	Target // where a technique works
	Never  // the stripes over what is never pressed, on clothes
	Bare   // and on the skin
	Roller
	Core
	tones
)

var toneNames = [tones]string{"skin", "wear", "hair", "target", "never", "bare", "roller", "core"}

// String returns the tone's name.
func (t Tone) String() string { return toneNames[t] }

// light are the tones of the light theme, as red, green and blue on the screen.
var light = [tones][3]int{
	Skin: {0xb0, 0x80, 0x60}, Wear: {0x3a, 0x50, 0x56}, Hair: {0x3a, 0x2c, 0x26},
	Target: {0x5c, 0xc8, 0xbc}, Never: {0xfa, 0xf6, 0xef}, Bare: {0xfa, 0xf6, 0xe4}, Roller: {0x1a, 0x26, 0x29}, Core: {0xfa, 0xf6, 0xef},
}

// linear returns a tone as glTF has colours: how much light of each there is, of 255.
func (t Tone) linear() [4]uint8 {
	out := [4]uint8{3: 255}
	for i, c := range light[t] {
		out[i] = uint8(math.Round(255 * straight(float64(c)/255)))
	}
	return out
}

// straight undoes the curve of a screen (sRGB), by squaring: near enough for
// light in 255 steps, and the same on every machine.
func straight(c float64) float64 { return c * c * (.2848 + .7152*c) }

// dress holds what the clothes and the hair need to know of a body.
type dress struct {
	f        *field
	h, z     float64 // height, and how high the hips stand
	skull    body.Shape
	ankle    float64
	shoulder space.V
}

func dressOf(b *body.Body, f *field) dress {
	d := dress{f: f, h: b.Person.Height, z: f.frames[body.Pelvis].At.Z}
	d.skull, _ = piece(b, "skull")
	d.ankle = b.Part(body.ShankLeft).End.Z + .022*d.h
	d.shoulder = f.frames[body.UpperArmLeft].At
	return d
}

// worn reports whether a place is under leggings or top: from over the ankles
// to a round neck, without sleeves.
func (d dress) worn(c point) bool {
	p := c.at
	p.Y = math.Abs(p.Y)
	if p.Z < .2*d.h {
		return d.f.frames[body.ShankLeft].In(p).Z > d.ankle
	}
	s := d.shoulder
	reach := s.Y - .010*d.h // the strap's end
	if under := s.Z - .045*d.h; p.Z < under {
		reach += (under - p.Z) * .55
	}
	neck := space.V{X: .016 * d.h, Z: s.Z + .062*d.h}
	return p.Y < reach && p.Sub(neck).Len() > .068*d.h && p.Z < s.Z+.05*d.h
}

// hairy reports whether a place is hair: the head without the face, which is
// round, and without the neck.
func (d dress) hairy(c point) bool {
	p := c.at
	q := d.f.frames[body.Head].In(p).Sub(d.skull.At)
	q = space.V{X: q.X / d.skull.Axes.X, Y: q.Y / d.skull.Axes.Y, Z: q.Z / d.skull.Axes.Z}
	face := space.V{X: .93, Z: -.37}
	return p.Z > d.shoulder.Z+.05*d.h && q.Z > -.66-.25*q.X && q.Unit().Dot(face) < .36
}

// tone returns the tone of a place where no region is.
func (d dress) tone(p point) Tone {
	switch {
	case d.hairy(p):
		return Hair
	case d.worn(p):
		return Wear
	default:
		return Skin
	}
}
