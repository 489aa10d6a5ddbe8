package body

// ToolOf returns the id of the tool that a technique's pose is made for, and
// whether there is a pose.
func ToolOf(id string) (tool string, ok bool) {
	st, err := find(id)
	switch {
	case err != nil:
		return "", false
	case st.Tool.Ball:
		return "massage-ball", true
	default:
		return "foam-roller", true
	}
}

// Forbidden lists the ids of the regions that nothing may press, as far as the
// body has them.
func Forbidden() []string {
	var out []string
	for _, c := range charts() {
		if c.Forbidden {
			out = append(out, c.ID)
		}
	}
	return out
}

// Stroke returns how long the stroke of a technique is on the skin, in
// millimetres, or 0 for one that has no pose.
func Stroke(id string) int {
	st, err := find(id)
	if err != nil {
		return 0
	}
	return st.Touch.Stroke
}
