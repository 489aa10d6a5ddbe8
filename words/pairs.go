package words

import (
	"encoding/json"
	"fmt"
	"io"
)

// pairs calls f with every key and text of one flat JSON object, in order.
// encoding/json alone would let the second of two equal keys win.
func pairs(d *json.Decoder, f func(key, text string) error) error {
	if err := delim(d, '{'); err != nil {
		return err
	}
	for d.More() {
		key, err := text(d)
		if err != nil {
			return err
		}
		value, err := text(d)
		if err != nil {
			return fmt.Errorf("%q: %w", key, err)
		}
		if err := f(key, value); err != nil {
			return err
		}
	}
	if err := delim(d, '}'); err != nil {
		return err
	}
	if _, err := d.Token(); err != io.EOF {
		return fmt.Errorf("something follows the object")
	}
	return nil
}

func delim(d *json.Decoder, want json.Delim) error {
	t, err := d.Token()
	if err == nil && t != want {
		err = fmt.Errorf("found %v, want %v", t, want)
	}
	return err
}

func text(d *json.Decoder) (string, error) {
	t, err := d.Token()
	if err != nil {
		return "", err
	}
	s, ok := t.(string)
	if !ok {
		return "", fmt.Errorf("found %v, want a text", t)
	}
	return s, nil
}
