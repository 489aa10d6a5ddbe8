// Command loads prints loads, pressures and places of a few bodies in every
// technique and task, one number a line, for builds to be compared.
package main

import (
	"fmt"
	"os"

	"unknot/engine/body"
	"unknot/engine/protocol"
)

func main() {
	people := []body.Person{
		body.Typical(body.Female), body.Typical(body.Male),
		{Height: 1.50, Mass: 46, Sex: body.Female, Legs: -2, Hips: 2},
		{Height: 1.92, Mass: 118, Sex: body.Male, Legs: 2, Hips: -2},
	}
	for i, p := range people {
		b, err := body.New(p)
		if err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		for _, id := range append(body.Tasks(), os.Args[1:]...) {
			for _, side := range []body.Side{body.Left, body.Right} {
				for _, along := range []float64{0, .37, 1} {
					line(fmt.Sprint(i, id, side, along), b, id, side, along)
				}
			}
		}
	}
}

// line prints what comes of one pose.
func line(name string, b *body.Body, id string, side body.Side, along float64) {
	t, err := b.Technique(id, side)
	if err != nil {
		fmt.Println(name, err)
		return
	}
	p, err := t.At(along)
	if err != nil {
		fmt.Println(name, err)
		return
	}
	l, err := b.Load(t, &p)
	if err != nil {
		fmt.Println(name, err)
		return
	}
	at, q := p.Touch.World, p.Pressure(l, protocol.Soft)
	fmt.Println(name, "touch", at.X, at.Y, at.Z, "tool", l.Tool.Low, l.Tool.High, "kPa", q.KPa.Low, q.KPa.High, "friction", l.Friction)
	for _, s := range l.Supports {
		fmt.Println(name, s.At, s.Newton.Low, s.Newton.High)
	}
}
