package figure

import "strconv"

// A writer writes JSON that holds names and whole numbers only.
type writer []byte

func (w *writer) text(s string) { *w = append(*w, s...) }

func (w *writer) numbers(n []int) {
	*w = append(*w, '[')
	for i, v := range n {
		if i > 0 {
			*w = append(*w, ',')
		}
		*w = strconv.AppendInt(*w, int64(v), 10)
	}
	*w = append(*w, ']')
}

// list writes n things between brackets.
func (w *writer) list(n int, each func(i int)) {
	w.text("[")
	for i := range n {
		if i > 0 {
			w.text(",")
		}
		each(i)
	}
	w.text("]")
}

func (w *writer) truth(b bool) { *w = strconv.AppendBool(*w, b) }

// JSON returns the film as web/src/figure/film.ts reads it. In a loop the
// middle frame comes first, its points each written as the step from the one
// before; then the first, the last and the lifted frame, their points written
// as the step from the middle's. A frame that equals the middle is empty.
func (f *Film) JSON() []byte {
	w := writer{}
	w.text(`{"technique":"` + f.Technique + `","view":"` + f.View.String() + `","box":`)
	w.numbers(f.Box[:])
	w.text(`,"wall":`)
	w.truth(f.Wall)
	w.text(`,"floor":`)
	w.truth(f.Floor)
	w.text(`,"tool":{"ball":`)
	w.truth(f.Tool.Ball)
	w.text(`,"radius":` + strconv.Itoa(f.Tool.Radius) + `,"along":`)
	w.numbers(f.Tool.Along[:])
	w.text(`,"over":` + strconv.Itoa(f.Tool.Over) + `},"move":`)
	w.numbers(f.Move[:])
	w.text(`,"marks":`)
	w.list(Frames, func(i int) { w.numbers(f.Marks[i].numbers()) })
	w.text(`,"bears":`)
	w.numbers(f.Bears[:])
	w.text(`,"layers":`)
	w.list(len(f.Layers), func(i int) { w.layer(&f.Layers[i]) })
	w.text("}")
	return w
}

// numbers lists a mark: tool, turn, touch, spot, press.
func (m *Mark) numbers() []int {
	return []int{m.Tool[0], m.Tool[1], m.Turned, m.Touch[0], m.Touch[1], m.Spot[0], m.Spot[1], m.Press[0], m.Press[1]}
}

func (w *writer) layer(l *Layer) {
	w.text(`{"look":"` + l.Look + `","kind":` + strconv.Itoa(int(l.Kind)) + `,"loops":`)
	w.list(len(l.Loops), func(i int) {
		loop := &l.Loops[i]
		w.list(Frames, func(k int) {
			w.numbers([][]int{steps(loop[1]), change(loop[0], loop[1]), change(loop[2], loop[1]), change(loop[Lifted], loop[1])}[k])
		})
	})
	w.text("}")
}

// steps returns each point as the step from the one before.
func steps(points []int) []int {
	out := append([]int(nil), points...)
	for i := len(out) - 1; i >= 2; i-- {
		out[i] -= out[i-2]
	}
	return out
}

// change returns what is to be added to one frame for another: nothing where
// they are the same.
func change(to, from []int) []int {
	out := make([]int, len(to))
	same := true
	for i := range to {
		out[i] = to[i] - from[i]
		same = same && out[i] == 0
	}
	if same {
		return nil
	}
	return out
}
