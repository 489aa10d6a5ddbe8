package strict

import (
	"fmt"
	"unicode/utf8"
)

// MaxDepth is how deep arrays and objects may nest.
const MaxDepth = 32

// Kind is the type of a JSON value.
type Kind uint8

// The kinds of JSON value.
const (
	Null Kind = iota + 1
	Bool
	Number
	String
	Array
	Object
)

var kindNames = [...]string{Null: "null", Bool: "true or false", Number: "a number", String: "a text", Array: "a list", Object: "an object"}

// String returns the kind in words, as faults use it.
func (k Kind) String() string { return kindNames[k] }

// A Node is one JSON value, with its key when it is a member of an object.
type Node struct {
	Kind Kind
	Key  string
	Text string // the decoded text, or the literal of a number, true or false
	Raw  string // as it stood in the file
	Kids []Node // of an array or object, in order
}

// Show returns the value as a fault quotes it.
func (n *Node) Show() string {
	switch n.Kind {
	case String:
		return Quote(n.Text)
	case Number, Bool:
		if len(n.Text) > quoteMax {
			return n.Text[:quoteMax] + "…"
		}
		return n.Text
	case Null, Array, Object:
	}
	return n.Kind.String()
}

// Parse reads one JSON value and nothing after it.
func Parse(file string, data []byte) (Node, error) {
	p := parser{text: string(data)}
	if !utf8.Valid(data) {
		return Node{}, Fault{File: file, Why: "is not valid UTF-8 text"}
	}
	p.space()
	if p.at == len(p.text) {
		return Node{}, Fault{File: file, Why: "is empty; JSON was expected"}
	}
	n, ok := p.value(0)
	if ok {
		p.space()
		ok = p.at == len(p.text) || p.fail("unexpected text after the end of the value")
	}
	if !ok {
		return Node{}, Fault{File: file, Path: p.place(), Why: p.why}
	}
	return n, nil
}

type parser struct {
	text string
	at   int
	why  string
}

// fail notes the first thing that went wrong and returns false.
func (p *parser) fail(format string, args ...any) bool {
	if p.why == "" {
		p.why = fmt.Sprintf(format, args...)
	}
	return false
}

// place returns where the parser stands, as line and column from 1.
func (p *parser) place() string {
	line, col := 1, 1
	for _, r := range p.text[:min(p.at, len(p.text))] {
		if col++; r == '\n' {
			line, col = line+1, 1
		}
	}
	return fmt.Sprintf("line %d, column %d", line, col)
}

func (p *parser) space() {
	for p.at < len(p.text) {
		switch p.text[p.at] {
		case ' ', '\t', '\n', '\r':
			p.at++
		default:
			return
		}
	}
}

// peek returns the next byte, or 0 at the end.
func (p *parser) peek() byte {
	if p.at < len(p.text) {
		return p.text[p.at]
	}
	return 0
}

func (p *parser) value(depth int) (Node, bool) {
	start := p.at
	n, ok := p.bare(depth)
	n.Raw = p.text[start:p.at]
	return n, ok
}

func (p *parser) bare(depth int) (Node, bool) {
	if depth > MaxDepth {
		return Node{}, p.fail("nested deeper than %d levels", MaxDepth)
	}
	switch c := p.peek(); {
	case c == '{':
		return p.object(depth)
	case c == '[':
		return p.array(depth)
	case c == '"':
		s, ok := p.str()
		return Node{Kind: String, Text: s}, ok
	case c == '-' || c >= '0' && c <= '9':
		return p.number()
	}
	return p.word()
}

func (p *parser) word() (Node, bool) {
	for _, w := range [...]Node{{Kind: Bool, Text: "true"}, {Kind: Bool, Text: "false"}, {Kind: Null, Text: "null"}} {
		if len(p.text)-p.at >= len(w.Text) && p.text[p.at:p.at+len(w.Text)] == w.Text {
			p.at += len(w.Text)
			return w, true
		}
	}
	if p.at >= len(p.text) {
		return Node{}, p.fail("the text ends too early")
	}
	return Node{}, p.fail("a JSON value was expected")
}

// usual is how many members most objects of a record have.
const usual = 6

func (p *parser) object(depth int) (Node, bool) {
	n := Node{Kind: Object}
	for p.at++; ; p.at++ {
		p.space()
		if p.peek() == '}' && len(n.Kids) == 0 {
			break
		}
		kid, ok := p.member(depth)
		if !ok {
			return n, false
		}
		if n.Kids == nil {
			n.Kids = make([]Node, 0, usual)
		}
		n.Kids = append(n.Kids, kid)
		p.space()
		if p.peek() == '}' {
			break
		}
		if p.peek() != ',' {
			return n, p.fail("a comma or } was expected")
		}
	}
	p.at++
	return n, true
}

func (p *parser) member(depth int) (Node, bool) {
	if p.peek() != '"' {
		return Node{}, p.fail("a key in quotation marks was expected")
	}
	key, ok := p.str()
	if !ok {
		return Node{}, false
	}
	p.space()
	if p.peek() != ':' {
		return Node{}, p.fail("a colon was expected")
	}
	p.at++
	p.space()
	n, ok := p.value(depth + 1)
	n.Key = key
	return n, ok
}

func (p *parser) array(depth int) (Node, bool) {
	n := Node{Kind: Array}
	for p.at++; ; p.at++ {
		p.space()
		if p.peek() == ']' && len(n.Kids) == 0 {
			break
		}
		kid, ok := p.value(depth + 1)
		if !ok {
			return n, false
		}
		n.Kids = append(n.Kids, kid)
		p.space()
		if p.peek() == ']' {
			break
		}
		if p.peek() != ',' {
			return n, p.fail("a comma or ] was expected")
		}
	}
	p.at++
	return n, true
}

func (p *parser) number() (Node, bool) {
	start := p.at
	if p.peek() == '-' {
		p.at++
	}
	switch {
	case p.peek() == '0':
		p.at++
	case !p.digits():
		return Node{}, p.fail("a digit was expected")
	}
	if p.peek() == '.' {
		if p.at++; !p.digits() {
			return Node{}, p.fail("a digit was expected after the point")
		}
	}
	if c := p.peek(); c == 'e' || c == 'E' {
		p.at++
		if c := p.peek(); c == '+' || c == '-' {
			p.at++
		}
		if !p.digits() {
			return Node{}, p.fail("a digit was expected in the exponent")
		}
	}
	return Node{Kind: Number, Text: p.text[start:p.at]}, true
}

func (p *parser) digits() bool {
	start := p.at
	for c := p.peek(); c >= '0' && c <= '9'; c = p.peek() {
		p.at++
	}
	return p.at > start
}

// str reads a string; the fast path copies nothing.
func (p *parser) str() (string, bool) {
	p.at++
	start := p.at
	for p.at < len(p.text) {
		switch c := p.text[p.at]; {
		case c == '"':
			p.at++
			return p.text[start : p.at-1], true
		case c == '\\':
			return p.escaped(start)
		case c < 0x20:
			return "", p.fail("a control character inside a text")
		}
		p.at++
	}
	return "", p.fail("a text without its closing quotation mark")
}

// escaped reads on from the first backslash of a string that began at start.
func (p *parser) escaped(start int) (string, bool) {
	for p.at < len(p.text) {
		switch c := p.text[p.at]; {
		case c == '"':
			p.at++
			s, err := unquote(p.text[start-1 : p.at])
			if err != nil {
				return "", p.fail("a wrong escape inside a text")
			}
			return s, true
		case c == '\\':
			p.at++
		case c < 0x20:
			return "", p.fail("a control character inside a text")
		}
		p.at++
	}
	p.at = len(p.text)
	return "", p.fail("a text without its closing quotation mark")
}
