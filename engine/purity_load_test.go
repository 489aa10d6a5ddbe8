package engine_test

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// A unit is one package, read and type-checked, without its tests.
type unit struct {
	path  string // unknot/engine/plan
	fset  *token.FileSet
	files []*ast.File
	pkg   *types.Package
	info  *types.Info
}

// A loader reads packages of the engine from their folders and the standard
// library from that of the toolchain.
type loader struct {
	fset *token.FileSet
	std  types.Importer
	done map[string]*unit
}

// newLoader returns a loader. The standard library is read once for all.
var newLoader = sync.OnceValue(func() *loader {
	fset := token.NewFileSet()
	return &loader{fset, importer.ForCompiler(fset, "source", nil), map[string]*unit{}}
})

// Import implements types.Importer.
func (l *loader) Import(path string) (*types.Package, error) {
	if !strings.HasPrefix(path, "unknot/") {
		return l.std.Import(path)
	}
	u, err := l.load(path)
	if err != nil {
		return nil, err
	}
	return u.pkg, nil
}

// load reads a package of the module, once.
func (l *loader) load(path string) (*unit, error) {
	if u, ok := l.done[path]; ok {
		return u, nil
	}
	names, err := filepath.Glob(filepath.Join(folder(path), "*.go"))
	if err != nil {
		return nil, err
	}
	var files []*ast.File
	for _, name := range slices.DeleteFunc(names, isTest) {
		f, err := parser.ParseFile(l.fset, name, nil, parser.ParseComments)
		if err != nil {
			return nil, err
		}
		files = append(files, f)
	}
	u, err := l.check(path, files)
	l.done[path] = u
	return u, err
}

func (l *loader) check(path string, files []*ast.File) (*unit, error) {
	u := &unit{path: path, fset: l.fset, files: files, info: &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{},
		Uses: map[*ast.Ident]types.Object{}, Selections: map[*ast.SelectorExpr]*types.Selection{},
	}}
	var err error
	u.pkg, err = (&types.Config{Importer: l}).Check(path, l.fset, files, u.info)
	return u, err
}

// folder returns where a package of the module lies, seen from this one.
func folder(path string) string {
	return filepath.Join("..", strings.TrimPrefix(path, "unknot/"))
}

func isTest(name string) bool { return strings.HasSuffix(name, "_test.go") }

// loadEngine reads every package of the engine.
func loadEngine(t *testing.T) []*unit {
	t.Helper()
	var out []*unit
	for _, p := range enginePackages(t) {
		u, err := newLoader().load(p)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, u)
	}
	return out
}

// loadText reads a package from a text, as if it lay at the path.
func loadText(t *testing.T, path, text string) []*unit {
	t.Helper()
	l := newLoader()
	f, err := parser.ParseFile(l.fset, "planted.go", text, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	u, err := l.check(path, []*ast.File{f})
	if err != nil {
		t.Fatal(err)
	}
	return []*unit{u}
}

// enginePackages returns the import paths of all packages of the engine.
func enginePackages(t *testing.T) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && strings.HasSuffix(name, ".go") && !isTest(name) {
			out = append(out, path.Join("unknot/engine", filepath.ToSlash(filepath.Dir(name))))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
