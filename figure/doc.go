// Package figure draws the solved body: flat tones and clean outlines, from the
// side and from behind, at any place of the stroke.
//
// Every outline is the outline of the body's own surface. Each [body.Shape] is
// projected, the shapes of a limb or of the trunk are joined smoothly, and what
// the tool, the floor or the wall takes is cut away: a picture cannot show
// another contact than the model has.
//
// A [Film] is three pictures of a stroke whose points belong together, so that
// whoever plays it needs no model: each point runs through its three places on
// a parabola. [Still] is one picture as an SVG file, [Terminal] one in braille.
//
// Pictures are of the right side: the left is their mirror image. Numbers are
// metres inside the package and whole millimetres in what it returns, y
// downwards.
package figure
