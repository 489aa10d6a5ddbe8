package body

// Higher returns a technique whose stroke lies so many millimetres higher on
// the body than it should. It is there to show that the proof catches it.
func (b *Body) Higher(id string, side Side, millimetres int) (*Technique, error) {
	st, err := find(id)
	if err != nil {
		return nil, err
	}
	moved := *st
	moved.Touch.Height += int(float64(millimetres) / b.Person.Height)
	return b.ready(&moved, side)
}

// Stroke returns how long the stroke of a technique is on the skin, in
// millimetres, or 0 for one that has no pose.
func Stroke(id string) int {
	st, err := find(id)
	if err != nil {
		return 0
	}
	return st.Touch.Stroke
}
