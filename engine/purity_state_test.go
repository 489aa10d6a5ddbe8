package engine_test

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// state finds variables of a package that could change between two calls. What
// may stand at the top of a file is a table that nobody writes to, an error, a
// plain value that is set where it is declared, a value made once, and embedded
// files.
func state(u *unit, all []*unit, fault func(ast.Node, string)) {
	for _, f := range u.files {
		for _, d := range f.Decls {
			if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.VAR {
				for _, s := range g.Specs {
					u.variables(s.(*ast.ValueSpec), fault)
				}
			}
		}
	}
	u.writes(all, fault)
}

// variables judges how variables begin.
func (u *unit) variables(s *ast.ValueSpec, fault func(ast.Node, string)) {
	for i, name := range s.Names {
		o := u.info.Defs[name]
		var value ast.Expr
		if i < len(s.Values) {
			value = s.Values[i]
		}
		fixed := (value != nil || isEmbedded(s)) && !name.IsExported() && isPlain(o.Type())
		if name.Name != "_" && !isError(o.Type()) && o.Type().String() != "embed.FS" && !fixed && !u.isTable(value) {
			fault(name, name.Name+" is a variable that is neither a table, an error, fixed from the start nor made once")
		}
	}
}

// isEmbedded reports whether a variable is the text of an embedded file.
func isEmbedded(s *ast.ValueSpec) bool {
	return s.Doc != nil && strings.HasPrefix(s.Doc.List[len(s.Doc.List)-1].Text, "//go:embed ")
}

func isError(t types.Type) bool { return t.String() == "error" }

// isPlain reports whether a type is made of numbers, texts and truth values
// alone, so that only an assignment can change a variable of it.
func isPlain(t types.Type) bool {
	switch t := t.Underlying().(type) {
	case *types.Basic:
		return true
	case *types.Array:
		return isPlain(t.Elem())
	case *types.Struct:
		for f := range t.Fields() {
			if !isPlain(f.Type()) {
				return false
			}
		}
		return true
	}
	return false
}

// isTable reports whether a value is written out, or made once.
func (u *unit) isTable(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.CompositeLit:
		return true
	case *ast.CallExpr:
		sel, ok := e.Fun.(*ast.SelectorExpr)
		if !ok {
			return false
		}
		o := u.info.Uses[sel.Sel]
		return o != nil && o.Pkg() != nil && o.Pkg().Path() == "sync" && strings.HasPrefix(o.Name(), "OnceValue")
	}
	return false
}

// writes finds statements of this unit that change a variable of any package
// of the engine.
func (u *unit) writes(all []*unit, fault func(ast.Node, string)) {
	hit := func(e ast.Expr, how string) {
		if o := u.root(e); o != nil && isOurs(o, all) {
			fault(e, how+" "+o.Name()+", which belongs to a package")
		}
	}
	u.each(func(n ast.Node) {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for _, e := range n.Lhs {
				hit(e, "assigns to")
			}
		case *ast.IncDecStmt:
			hit(n.X, "changes")
		case *ast.UnaryExpr:
			if n.Op == token.AND {
				hit(n.X, "takes the address of")
			}
		case *ast.CallExpr:
			if u.changesFirst(n.Fun) && len(n.Args) > 0 {
				hit(n.Args[0], "changes")
			}
		case *ast.SelectorExpr:
			if u.wantsPointer(n) {
				hit(n.X, "calls a method that may change")
			}
		}
	})
}

// isOurs reports whether an object is a variable at the top of one of the
// units.
func isOurs(o types.Object, all []*unit) bool {
	v, ok := o.(*types.Var)
	if !ok || v.IsField() {
		return false
	}
	for _, u := range all {
		if v.Parent() == u.pkg.Scope() {
			return true
		}
	}
	return false
}

// root returns the variable that an expression is a part of.
func (u *unit) root(e ast.Expr) types.Object {
	switch e := e.(type) {
	case *ast.Ident:
		return u.info.Uses[e]
	case *ast.ParenExpr:
		return u.root(e.X)
	case *ast.IndexExpr:
		return u.root(e.X)
	case *ast.SliceExpr:
		return u.root(e.X)
	case *ast.StarExpr:
		return u.root(e.X)
	case *ast.SelectorExpr:
		if id, ok := e.X.(*ast.Ident); ok {
			if _, isPackage := u.info.Uses[id].(*types.PkgName); isPackage {
				return u.info.Uses[e.Sel]
			}
		}
		return u.root(e.X)
	}
	return nil
}

// changesFirst reports whether a function changes its first argument.
func (u *unit) changesFirst(fun ast.Expr) bool {
	switch fun := fun.(type) {
	case *ast.Ident:
		b, ok := u.info.Uses[fun].(*types.Builtin)
		return ok && (b.Name() == "delete" || b.Name() == "clear" || b.Name() == "copy")
	case *ast.SelectorExpr:
		o := u.info.Uses[fun.Sel]
		return o != nil && o.Pkg() != nil && (o.Pkg().Path() == "slices" || o.Pkg().Path() == "sort") &&
			(strings.HasPrefix(o.Name(), "Sort") || o.Name() == "Reverse" || o.Name() == "Delete" || o.Name() == "DeleteFunc")
	}
	return false
}

// wantsPointer reports whether a method is called on the address of a value.
func (u *unit) wantsPointer(sel *ast.SelectorExpr) bool {
	s := u.info.Selections[sel]
	if s == nil || s.Kind() != types.MethodVal {
		return false
	}
	_, isPointer := s.Obj().(*types.Func).Signature().Recv().Type().(*types.Pointer)
	_, onPointer := s.Recv().Underlying().(*types.Pointer)
	return isPointer && !onPointer
}
