package engine_test

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"
)

// A rule is one thing that no file of the engine may do.
type rule struct {
	name string
	look func(*unit, []*unit, func(ast.Node, string))
}

var rules = []rule{
	{"imports", imports},
	{"directives", directives},
	{"concurrency", concurrency},
	{"names", names},
	{"map order", mapOrder},
	{"floats", floats},
	{"state", state},
}

// A fault is a place where a rule is broken.
type fault struct {
	rule, why string
	at        token.Position
}

func (f fault) String() string { return fmt.Sprintf("%s: %s: %s", f.at, f.rule, f.why) }

// judge tries every rule on every unit.
func judge(units []*unit) []fault {
	var out []fault
	for _, u := range units {
		for _, r := range rules {
			r.look(u, units, func(n ast.Node, why string) {
				out = append(out, fault{r.name, why, u.fset.Position(n.Pos())})
			})
		}
	}
	return out
}

// each calls do for every node of a unit.
func (u *unit) each(do func(ast.Node)) {
	for _, f := range u.files {
		ast.Inspect(f, func(n ast.Node) bool {
			if n != nil {
				do(n)
			}
			return true
		})
	}
}

// mayImport are the packages of the standard library that decide nothing by
// themselves and read nothing. A list behind one names the only packages that
// may import it.
var mayImport = map[string][]string{
	"bytes": nil, "cmp": nil, "encoding": nil, "encoding/json": nil, "errors": nil, "fmt": nil,
	"math": nil, "math/bits": nil, "slices": nil, "sort": nil, "strconv": nil, "strings": nil,
	"sync": nil, "time": nil, "unicode": nil, "unicode/utf8": nil,
	"reflect": {"unknot/engine/strict"},
	"embed":   {"unknot/engine/protocol", "unknot/engine/body"},
	"io/fs":   {"unknot/engine/protocol"},
}

func imports(u *unit, _ []*unit, fault func(ast.Node, string)) {
	for _, f := range u.files {
		for _, i := range f.Imports {
			path, _ := strconv.Unquote(i.Path.Value)
			if strings.HasPrefix(path, "unknot/engine") {
				continue
			}
			only, ok := mayImport[path]
			if !ok || only != nil && !slices.Contains(only, u.path) {
				fault(i, path+" may not be imported here")
			}
		}
	}
}

// directives finds comments that lead out of the language.
func directives(u *unit, _ []*unit, fault func(ast.Node, string)) {
	for _, f := range u.files {
		for _, group := range f.Comments {
			for _, c := range group.List {
				if strings.HasPrefix(c.Text, "//go:") && !strings.HasPrefix(c.Text, "//go:embed ") && !strings.HasPrefix(c.Text, "//go:generate ") {
					fault(c, c.Text+" has no place in the engine")
				}
			}
		}
	}
}

func concurrency(u *unit, _ []*unit, fault func(ast.Node, string)) {
	u.each(func(n ast.Node) {
		switch n := n.(type) {
		case *ast.GoStmt:
			fault(n, "a goroutine")
		case *ast.SelectStmt:
			fault(n, "a select")
		case *ast.ChanType:
			fault(n, "a channel")
		}
	})
}

// The names of a package that may be used, or that may not.
var (
	allowed = map[string][]string{
		"sync":  {"OnceValue", "OnceValues"},
		"embed": {"FS", "ReadFile", "ReadDir", "Open"},
		"time": {"Time", "Month", "Weekday", "Location", "Duration", "Millisecond", "Second", "Minute", "Hour",
			"UTC", "FixedZone", "UnixMilli", "Date", "ParseInLocation", "RFC3339", "RFC3339Nano",
			"In", "Format", "AppendFormat", "Zone", "Year", "Day", "Milliseconds"},
	}
	banned = map[string][]string{
		"fmt": {"Print", "Printf", "Println", "Scan", "Scanf", "Scanln"},
		// Native Go and WebAssembly do not agree on these to the last bit.
		"math": {"Exp", "Exp2", "Expm1", "Pow", "Tanh", "Sinh", "Cosh", "Erf", "Erfc", "Gamma", "Lgamma"},
	}
)

// names finds what a package of the standard library offers and the engine may
// not have: the clock above all. It goes by what a name means, so that neither
// a renamed import nor a method value hides it.
func names(u *unit, _ []*unit, fault func(ast.Node, string)) {
	u.each(func(n ast.Node) {
		id, ok := n.(*ast.Ident)
		if !ok {
			return
		}
		switch o := u.info.Uses[id].(type) {
		case nil, *types.PkgName:
		case *types.Builtin:
			if o.Name() == "print" || o.Name() == "println" {
				fault(id, o.Name()+" writes to the world")
			}
		default:
			if o.Pkg() != nil && isForbidden(o.Pkg().Path(), o.Name()) {
				fault(id, o.Pkg().Path()+"."+o.Name()+" may not be used")
			}
		}
	})
}

func isForbidden(pkg, name string) bool {
	only, limited := allowed[pkg]
	return limited && !slices.Contains(only, name) || slices.Contains(banned[pkg], name)
}

// mapOrder finds ranges over maps. One whose result does not depend on the
// order says so in a comment, "//ordered: why", beside it or on the line above.
func mapOrder(u *unit, _ []*unit, fault func(ast.Node, string)) {
	reasons := u.reasons("//ordered:")
	u.each(func(n ast.Node) {
		r, ok := n.(*ast.RangeStmt)
		if !ok {
			return
		}
		if _, isMap := u.info.TypeOf(r.X).Underlying().(*types.Map); isMap && !reasons[u.line(r)] {
			fault(r, "a range over a map; sort, or say why the order is free")
		}
	})
}

// floats finds numbers with a point outside the body. Decisions use integers:
// millimetres, milliseconds, tenths. One that only writes or reads says so in a
// comment, "//float: why", beside it or on the line above.
func floats(u *unit, _ []*unit, fault func(ast.Node, string)) {
	if strings.HasPrefix(u.path, "unknot/engine/body") {
		return
	}
	said := u.reasons("//float:")
	u.each(func(n ast.Node) {
		e, ok := n.(ast.Expr)
		if !ok {
			return
		}
		b, ok := u.info.Types[e].Type.(*types.Basic)
		if ok && b.Info()&types.IsFloat != 0 && b.Info()&types.IsUntyped == 0 && !said[u.line(n)] {
			fault(n, "a "+b.Name())
			said[u.line(n)] = true // once a line is enough
		}
	})
}

// A line is one line of a file.
type line struct {
	file string
	n    int
}

func (u *unit) line(n ast.Node) line {
	at := u.fset.Position(n.Pos())
	return line{at.Filename, at.Line}
}

// reasons returns the lines that a comment with a mark and a reason speaks for.
func (u *unit) reasons(mark string) map[line]bool {
	out := map[line]bool{}
	for _, f := range u.files {
		for _, group := range f.Comments {
			for _, c := range group.List {
				if why, ok := strings.CutPrefix(c.Text, mark); ok && strings.TrimSpace(why) != "" {
					at := u.line(c)
					out[at], out[line{at.file, at.n + 1}] = true, true
				}
			}
		}
	}
	return out
}
