package strict

import (
	"encoding"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"unicode"
)

// A Ranged value knows its own bounds. Decode calls Check after filling it and
// reports what it returns; "" means the value is in order.
type Ranged interface{ Check() string }

// A NodeReader decodes itself from a node. It adds its faults to r.
type NodeReader interface {
	ReadNode(r *Reader, path string, n *Node)
}

// Decode fills into, a pointer to a struct or slice, from data. Every field of
// a struct must be present unless its json tag says omitempty.
//
// The error, when not nil, is of type Faults.
func Decode(file string, data []byte, into any) error {
	n, err := Parse(file, data)
	if err != nil {
		return Faults{err.(Fault)}
	}
	r := Reader{File: file}
	r.Read("", &n, into)
	return r.Faults.Err()
}

// A Reader moves nodes into Go values and gathers the faults.
type Reader struct {
	File   string
	Faults Faults
}

// Fault adds a fault at path.
func (r *Reader) Fault(path, format string, args ...any) {
	r.Faults.Add(r.File, path, format, args...)
}

// Read fills into, a pointer, from n.
func (r *Reader) Read(path string, n *Node, into any) {
	r.read(path, n, reflect.ValueOf(into).Elem())
}

// want reports whether n is of kind k and faults it otherwise.
func (r *Reader) want(path string, n *Node, k Kind) bool {
	if n.Kind == k {
		return true
	}
	r.Fault(path, "is %s, must be %s", n.Show(), k)
	return false
}

func (r *Reader) read(path string, n *Node, v reflect.Value) {
	before := len(r.Faults)
	switch p := v.Addr().Interface().(type) {
	case NodeReader:
		p.ReadNode(r, path, n)
	case encoding.TextUnmarshaler:
		r.text(path, n, p)
	default:
		r.plain(path, n, v)
	}
	if c, ok := v.Addr().Interface().(Ranged); ok && len(r.Faults) == before {
		if why := c.Check(); why != "" {
			r.Fault(path, "%s", why)
		}
	}
}

func (r *Reader) text(path string, n *Node, p encoding.TextUnmarshaler) {
	if !r.want(path, n, String) {
		return
	}
	if err := p.UnmarshalText([]byte(n.Text)); err != nil {
		r.Fault(path, "%v", err)
	}
}

func (r *Reader) plain(path string, n *Node, v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		r.object(path, n, v)
	case reflect.Slice:
		r.list(path, n, v)
	case reflect.Map:
		r.table(path, n, v)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		r.read(path, n, v.Elem())
	case reflect.String:
		if r.want(path, n, String) {
			v.SetString(n.Text)
		}
	case reflect.Bool:
		if r.want(path, n, Bool) {
			v.SetBool(n.Text == "true")
		}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		r.integer(path, n, v)
	default:
		panic(fmt.Sprintf("engine: internal error: strict cannot read into %v", v.Type()))
	}
}

func (r *Reader) integer(path string, n *Node, v reflect.Value) {
	if !r.want(path, n, Number) {
		return
	}
	i, err := strconv.ParseInt(n.Text, 10, 64)
	switch {
	case err != nil && strings.ContainsAny(n.Text, ".eE"):
		r.Fault(path, "is %s, must be a whole number", n.Show())
	case err != nil || v.OverflowInt(i):
		r.Fault(path, "is %s, which is out of range", n.Show())
	default:
		v.SetInt(i)
	}
}

func (r *Reader) list(path string, n *Node, v reflect.Value) {
	if !r.want(path, n, Array) {
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), len(n.Kids), len(n.Kids)))
	for i := range n.Kids {
		r.read(path+"["+strconv.Itoa(i)+"]", &n.Kids[i], v.Index(i))
	}
}

// table reads an object with free keys into a map of strings to anything.
func (r *Reader) table(path string, n *Node, v reflect.Value) {
	if !r.want(path, n, Object) {
		return
	}
	r.Duplicates(path, n)
	v.Set(reflect.MakeMapWithSize(v.Type(), len(n.Kids)))
	for i := range n.Kids {
		e := reflect.New(v.Type().Elem()).Elem()
		r.read(Join(path, n.Kids[i].Key), &n.Kids[i], e)
		v.SetMapIndex(reflect.ValueOf(n.Kids[i].Key).Convert(v.Type().Key()), e)
	}
}

func (r *Reader) object(path string, n *Node, v reflect.Value) {
	if !r.want(path, n, Object) {
		return
	}
	r.Duplicates(path, n)
	fields := fieldsOf(v.Type())
	seen := make([]bool, len(fields))
	for i := range n.Kids {
		kid := &n.Kids[i]
		f := find(fields, kid.Key)
		if f < 0 {
			r.Fault(Join(path, kid.Key), "is not a known key here%s", Hint(kid.Key, names(fields)))
			continue
		}
		if !seen[f] {
			seen[f] = true
			r.read(Join(path, kid.Key), kid, v.Field(fields[f].index))
		}
	}
	for i, f := range fields {
		if !seen[i] && !f.optional {
			r.Fault(Join(path, f.name), "is missing")
		}
	}
}

// Duplicates faults every key of n that stands there more than once.
func (r *Reader) Duplicates(path string, n *Node) {
	if len(n.Kids) <= few {
		r.duplicatesOfFew(path, n)
		return
	}
	seen := make(map[string]bool, len(n.Kids))
	for i := range n.Kids {
		if k := n.Kids[i].Key; seen[k] {
			r.Fault(Join(path, k), "is there twice")
		} else {
			seen[k] = true
		}
	}
}

// few is how many keys are compared with each other faster than looked up.
const few = 12

func (r *Reader) duplicatesOfFew(path string, n *Node) {
	for i := range n.Kids {
		for j := range i {
			if n.Kids[j].Key == n.Kids[i].Key {
				r.Fault(Join(path, n.Kids[i].Key), "is there twice")
				break
			}
		}
	}
}

// Join appends a key to a path.
func Join(path, key string) string {
	if len(key) > quoteMax && len([]rune(key)) > quoteMax {
		key = string([]rune(key)[:quoteMax]) + "…"
	}
	if strings.ContainsFunc(key, unicode.IsControl) {
		key = strconv.Quote(key)
	}
	if path == "" {
		return key
	}
	return path + "." + key
}

type field struct {
	name     string
	index    int
	optional bool
}

func fieldsOf(t reflect.Type) []field {
	var out []field
	for i := range t.NumField() {
		tag := t.Field(i).Tag.Get("json")
		name, rest, _ := strings.Cut(tag, ",")
		if name == "" || name == "-" {
			continue
		}
		out = append(out, field{name, i, rest == "omitempty" || rest == "omitzero"})
	}
	return out
}

func find(fields []field, name string) int {
	for i, f := range fields {
		if f.name == name {
			return i
		}
	}
	return -1
}

func names(fields []field) []string {
	out := make([]string, len(fields))
	for i, f := range fields {
		out[i] = f.name
	}
	return out
}
