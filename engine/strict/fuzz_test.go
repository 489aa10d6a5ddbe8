package strict_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strconv"
	"testing"
	"unicode/utf8"

	"unknot/engine/strict"
)

// value returns a node as encoding/json would decode it.
func value(n *strict.Node) any {
	switch n.Kind {
	case strict.Bool:
		return n.Text == "true"
	case strict.Number:
		return json.Number(n.Text)
	case strict.String:
		return n.Text
	case strict.Array:
		out := make([]any, 0, len(n.Kids))
		for i := range n.Kids {
			out = append(out, value(&n.Kids[i]))
		}
		return out
	case strict.Object:
		out := make(map[string]any, len(n.Kids))
		for i := range n.Kids {
			out[n.Kids[i].Key] = value(&n.Kids[i])
		}
		return out
	case strict.Null:
	}
	return nil
}

// write encodes a node again, keys in their order and doubles included.
func write(b []byte, n *strict.Node) []byte {
	text := func(b []byte, s string) []byte {
		q, _ := json.Marshal(s)
		return append(b, q...)
	}
	list := func(b []byte, open, shut byte, one func([]byte, *strict.Node) []byte) []byte {
		b = append(b, open)
		for i := range n.Kids {
			if i > 0 {
				b = append(b, ',')
			}
			b = one(b, &n.Kids[i])
		}
		return append(b, shut)
	}
	switch n.Kind {
	case strict.String:
		return text(b, n.Text)
	case strict.Array:
		return list(b, '[', ']', write)
	case strict.Object:
		return list(b, '{', '}', func(b []byte, kid *strict.Node) []byte {
			return write(append(text(b, kid.Key), ':'), kid)
		})
	case strict.Null, strict.Bool, strict.Number:
	}
	return append(b, n.Text...)
}

func FuzzWhatParseAcceptsJSONAcceptsWithTheSameValues(f *testing.F) {
	for _, x := range refused {
		f.Add([]byte(x.text))
	}
	for _, x := range faults {
		f.Add([]byte(x.text))
	}
	f.Add([]byte(`{"a":[1,-0.5e+3,"\ud83d\ude00",null,true,{"":{}}],"a":"twice"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		n, err := strict.Parse("f", data)
		if err != nil {
			if _, ok := err.(strict.Fault); !ok || !utf8.ValidString(err.Error()) {
				t.Fatalf("error is %T %q", err, err)
			}
			return
		}
		d := json.NewDecoder(bytes.NewReader(data))
		d.UseNumber()
		var want any
		if err := d.Decode(&want); err != nil {
			t.Fatalf("encoding/json refuses %q: %v", data, err)
		}
		if got := value(&n); !reflect.DeepEqual(got, want) {
			t.Fatalf("%q is %v, encoding/json has %v", data, got, want)
		}
		once := write(nil, &n)
		again, err := strict.Parse("f", once)
		if err != nil || !bytes.Equal(write(nil, &again), once) {
			t.Fatalf("%q is written as %q and read as %q, %v", data, once, write(nil, &again), err)
		}
	})
}

func FuzzDecodeNeverPanicsAndKeepsItsWord(f *testing.F) {
	for _, x := range faults {
		f.Add([]byte(x.text))
	}
	f.Add([]byte(`{"name":"a","hold":45,"tiny":-128,"never":true,"level":"clear","ask":[20],"parts":[{"id":"x"}],"free":{"k":1},"most":7}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var got dose
		if err := strict.Decode("f", data, &got); err != nil {
			for _, fault := range err.(strict.Faults) {
				if fault.File != "f" || fault.Why == "" || len(strconv.Quote(fault.Error())) > 1200 {
					t.Fatalf("fault is %v", fault)
				}
			}
			return
		}
		if got.Hold < 0 || got.Hold > 60 || !json.Valid(data) {
			t.Fatalf("%q was read as %+v", data, got)
		}
	})
}
