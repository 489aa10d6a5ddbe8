package report

// Drawn returns every line of a page, in the order it was put there, and the
// parts that did not keep to their place.
func Drawn(in Input) (lines, over []string, pages int) {
	p := draw(&in)
	return p.said, p.over, p.pdf.PageCount()
}

// Shown returns a text as the page shows it.
var Shown = printable
