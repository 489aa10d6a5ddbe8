package clearcode

import (
	"encoding/binary"
	"errors"
	"fmt"

	"unknot/engine/protocol"
)

// The first byte of what a text holds says what it is, and in which form.
const (
	codeForm = 1
	askForm  = 129
)

// append writes a clearance: form, given, until, hold, flags, techniques, name.
func (c Clearance) append(b []byte) []byte {
	b = append(b, codeForm)
	b = appendDay(b, c.Given)
	b = appendDay(b, c.Until)
	b = append(b, byte(c.HoldMax), byte(len(c.Flags)))
	for _, f := range c.Flags {
		b = appendFlag(b, f)
	}
	b = append(b, byte(len(c.Without)))
	for _, t := range c.Without {
		b = binary.BigEndian.AppendUint16(b, uint16(t))
	}
	return append(append(b, byte(len(c.By))), c.By...)
}

// appendDay writes a day as days since 1 January 2020, 0 for none.
func appendDay(b []byte, d protocol.Day) []byte {
	if d == 0 {
		return append(b, 0, 0)
	}
	return binary.BigEndian.AppendUint16(b, uint16(d-FirstDay+1))
}

func appendFlag(b []byte, f Flag) []byte {
	b = binary.BigEndian.AppendUint16(b, f.Rule)
	return append(b, byte(f.ID>>16), byte(f.ID>>8), byte(f.ID))
}

var errShort = errors.New("is not whole: something is missing at its end")

// bytes are what is left to read. After the first thing that is missing all
// reads give zero, and err says so.
type bytes struct {
	left []byte
	err  error
}

func (b *bytes) take(n int) []byte {
	if b.err != nil || len(b.left) < n {
		b.err = errShort
		return make([]byte, n)
	}
	out := b.left[:n]
	b.left = b.left[n:]
	return out
}

func (b *bytes) byte() int { return int(b.take(1)[0]) }

func (b *bytes) two() uint16 { return binary.BigEndian.Uint16(b.take(2)) }

// day reads a day, 0 for none.
func (b *bytes) day() protocol.Day {
	if n := b.two(); n != 0 {
		return FirstDay - 1 + protocol.Day(n)
	}
	return 0
}

func (b *bytes) flag() Flag {
	rule, id := b.two(), b.take(3)
	return Flag{rule, uint32(id[0])<<16 | uint32(id[1])<<8 | uint32(id[2])}
}

// form reads the first byte and says what else this may be.
func (b *bytes) form(want int) error {
	got := b.byte()
	switch {
	case b.err != nil:
		return b.err
	case got == want:
		return nil
	case got == askForm:
		return errors.New("is the question to the professional, not the answer; the code comes from the clearance page")
	case got == codeForm:
		return errors.New("is a clearance code, not the question to the professional")
	}
	return fmt.Errorf("is of form %d, which this version does not know; a newer version may", got)
}

// readClearance reads what append wrote.
func readClearance(b *bytes) (Clearance, error) {
	if err := b.form(codeForm); err != nil {
		return Clearance{}, err
	}
	c := Clearance{Given: b.day(), Until: b.day(), HoldMax: b.byte()}
	for range b.byte() {
		c.Flags = append(c.Flags, b.flag())
	}
	for range b.byte() {
		c.Without = append(c.Without, Technique(b.two()))
	}
	c.By = string(b.take(b.byte()))
	return c, b.err
}
