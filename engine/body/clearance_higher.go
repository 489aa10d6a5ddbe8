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
