package clearcode

import (
	"fmt"
	"slices"
	"strings"

	"unknot/engine/protocol"
)

// An Ask is the question to the professional: which flags stand. It says
// nothing about the person.
type Ask struct{ Flags []Asked }

// An Asked is one flag and the day it was raised.
type Asked struct {
	Flag
	Since protocol.Day
}

// Encode writes a question as letters for a link: no spaces and no lines.
func (a Ask) Encode() (string, error) {
	if len(a.Flags) == 0 || len(a.Flags) > Most {
		return "", fmt.Errorf("clearcode: a question about %d flags, must be 1 to %d", len(a.Flags), Most)
	}
	b := []byte{askForm, byte(len(a.Flags))}
	for _, f := range a.sorted() {
		if f.Since < FirstDay || f.Since > LastDay {
			return "", fmt.Errorf("clearcode: a flag of %s, must be from %s to %s", f.Since.Date(), FirstDay.Date(), LastDay.Date())
		}
		b = appendDay(appendFlag(b, f.Flag), f.Since)
	}
	return strings.Join(lines(crockford.EncodeToString(b)), ""), nil
}

func (a Ask) sorted() []Asked {
	return slices.SortedFunc(slices.Values(a.Flags), func(x, y Asked) int { return orderFlags(x.Flag, y.Flag) })
}

// DecodeAsk reads a question.
func DecodeAsk(s string) (Ask, error) {
	a, err := decodeAsk(s)
	if err != nil {
		return Ask{}, fmt.Errorf("this question %w", err)
	}
	return a, nil
}

func decodeAsk(s string) (Ask, error) {
	data, err := untext(s)
	if err != nil {
		return Ask{}, err
	}
	b := bytes{left: data}
	if err := b.form(askForm); err != nil {
		return Ask{}, err
	}
	var a Ask
	n := b.byte()
	for range n {
		a.Flags = append(a.Flags, Asked{b.flag(), b.day()})
	}
	switch {
	case b.err != nil:
		return Ask{}, b.err
	case len(b.left) > 0 || n == 0 || n > Most || !slices.Equal(a.sorted(), a.Flags):
		return Ask{}, fmt.Errorf("is not in order")
	case slices.ContainsFunc(a.Flags, func(f Asked) bool { return f.Since == 0 }):
		return Ask{}, fmt.Errorf("has a flag without a day")
	}
	return a, nil
}
