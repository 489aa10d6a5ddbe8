// Package body is the articulated body: how a person of a certain height, mass
// and sex lies on the tool, how hard it presses, and how far from it what must
// never be pressed is.
//
// A [Body] is made for a [Person]: segments with masses, and a surface of
// ellipsoids and rounded cones, scaled by published measures (evidence 7). A
// [Technique] is one technique on one side, made ready for that body: hands,
// forearms, feet and knees have their places on the floor. [Technique.At] gives
// the [Pose] at any place of the stroke.
//
// # What holds
//
//   - The tool rolls on floor or wall and on the skin without slipping: where
//     it is follows from how far along the skin the touch has come.
//   - What stands stays where it stands.
//   - The right side is the mirror image of the left.
//   - A body that cannot take a pose gets an error that says which limb misses
//     its place.
//
// Nothing here decides whether or how a person rolls; that is done with
// integers elsewhere. Numbers here are metres, kilograms, newtons and radians.
package body
