package csv

import (
	"bytes"
	"encoding/json"
	"fmt"

	"unknot/engine/journal"
)

// fieldByField writes a row for each field of an entry's body, as it is
// stored. A list has a row for each part, one without a value when it is empty.
func (t *table) fieldByField(e journal.Entry) error {
	line, err := t.engine.Codec().Encode(e)
	if err != nil {
		return err
	}
	var in struct {
		Body json.RawMessage `json:"body"`
	}
	if err := json.Unmarshal(line, &in); err != nil {
		return err
	}
	d := json.NewDecoder(bytes.NewReader(in.Body))
	d.UseNumber()
	return t.fields(d, of(e), "")
}

// fields writes the value that comes next. Reading it token by token keeps the
// order in which the fields are stored.
func (t *table) fields(d *json.Decoder, r row, name string) error {
	token, err := d.Token()
	if err != nil {
		return err
	}
	r.name = name
	switch v := token.(type) {
	case json.Delim:
		return t.inside(d, r, name, v)
	case json.Number:
		r.value = v.String()
	case string:
		r.text = v
	case bool:
		r.text = fmt.Sprint(v)
	}
	return t.write(r)
}

// inside writes the parts of an object or a list.
func (t *table) inside(d *json.Decoder, r row, name string, open json.Delim) error {
	if open == '[' && !d.More() {
		if err := t.write(r); err != nil {
			return err
		}
	}
	for d.More() {
		part := name
		if open == '{' {
			key, err := d.Token()
			if err != nil {
				return err
			}
			part = fmt.Sprint(key)
			if name != "" && name != answers {
				part = name + "." + part
			}
		}
		if err := t.fields(d, r, part); err != nil {
			return err
		}
	}
	_, err := d.Token() // the end of it
	return err
}

// answers is the field whose parts are known by their own names: questions.
const answers = "answers"
