// Package mesh makes the body that people turn: one smooth skin over the parts
// of the articulated body, with a skeleton, and a clip of every technique on
// either side, as a binary glTF 2.0 file that any viewer can play.
//
// # What holds
//
//   - The skin is that of engine/body: its shapes, joined smoothly where they
//     meet. What is added (nose, thumbs, hair) is no place that a tool goes to.
//   - Every region of the body is a primitive of its own on that skin, cut along
//     the region's own outline; its material is named region:ID:SIDE. What lies
//     in several is named after all of them, joined by +. Targets lack their
//     corners: a muscle has none.
//   - The clips are the solved poses of engine/body, not an animator's.
//   - The same body gives the same bytes.
//
// The tones of the skin are vertex colours, in a light theme; asset.extras.tones
// names them, so that a viewer can put its own in their place.
package mesh
