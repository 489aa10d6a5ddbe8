// Package web holds the app as it was built: every file of dist, in the
// program itself. Where the app was not built, the program is whole without
// it, and says how to build it.
package web

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var files embed.FS

// Dist returns the built app, and whether it was built.
func Dist() (fs.FS, bool) {
	dist, err := fs.Sub(files, "dist")
	if err != nil {
		return files, false
	}
	_, err = fs.Stat(dist, "index.html")
	return dist, err == nil
}
