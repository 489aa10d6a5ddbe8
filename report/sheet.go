package report

import (
	"bytes"
	"strings"
	"time"
	"unicode"

	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/sfnt"
)

// The page, in millimetres.
const (
	pageWidth, pageHeight = 210.0, 297.0
	margin                = 12.0
	inner                 = pageWidth - 2*margin
)

// A colour is red, green and blue. Every one prints to a different grey, and
// none is the only sign of what it says.
type colour [3]int

var (
	ink    = colour{25, 28, 33}
	soft   = colour{95, 102, 112}
	faint  = colour{196, 201, 208}
	ground = colour{242, 244, 246}
	deep   = colour{20, 82, 105}   // headings, the median, what was rolled
	dots   = colour{140, 170, 182} // mornings
	alarm  = colour{176, 58, 30}   // suspensions and the threshold
	rose   = colour{248, 226, 219}
	white  = colour{255, 255, 255}
)

// A sheet is the page while it is being drawn. The words of the page have two
// weights of one typeface, whose letters are those of Latin, Greek and
// Cyrillic.
type sheet struct {
	pdf  *fpdf.Fpdf
	low  float64  // the lowest place that was drawn on
	over []string // parts that did not keep to their place
	said []string // every line, in the order it was put there
}

func newSheet(at time.Time, title string) *sheet {
	pdf := fpdf.New("P", "mm", "A4", "")
	pdf.SetCatalogSort(true)
	pdf.SetCreationDate(at)
	pdf.SetModificationDate(at)
	pdf.SetTitle(title, true)
	pdf.SetLang("en")
	pdf.SetCreator("Unknot", true)
	pdf.SetMargins(margin, margin, margin)
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetCellMargin(0)
	pdf.AddUTF8FontFromBytes("go", "", goregular.TTF)
	pdf.AddUTF8FontFromBytes("go", "B", gobold.TTF)
	pdf.AddPage()
	return &sheet{pdf: pdf}
}

// bytes returns the finished page.
func (s *sheet) bytes() ([]byte, error) {
	var out bytes.Buffer
	err := s.pdf.Output(&out)
	return out.Bytes(), err
}

// A style is how words look: size in points, weight and colour.
type style struct {
	size float64
	bold bool
	in   colour
}

var (
	title   = style{15, true, ink}
	heading = style{8.5, true, deep}
	plain   = style{8, false, ink}
	strong  = style{8, true, ink}
	small   = style{7, false, ink}
	bolder  = style{7, true, ink}
	note    = style{6.5, false, soft}
	tiny    = style{5.8, false, soft}
)

// leading is the height of a line of a style, in millimetres.
func (y style) leading() float64 { return y.size * 0.3528 * 1.28 }

func (y style) red() style { y.in = alarm; return y }

func (s *sheet) use(y style) {
	weight := ""
	if y.bold {
		weight = "B"
	}
	s.pdf.SetFont("go", weight, y.size)
	s.pdf.SetTextColor(y.in[0], y.in[1], y.in[2])
}

// write puts one line with its top at y, cut to a width with an ellipsis; 0
// for any width. It returns where the line ends.
func (s *sheet) write(y style, x, top, width float64, text string) float64 {
	s.use(y)
	text = s.cut(printable(text), width)
	s.said = append(s.said, text)
	s.pdf.Text(x, top+y.size*0.3528*0.98, text)
	s.reach(top + y.leading())
	return x + s.pdf.GetStringWidth(text)
}

// cut shortens a text to a width.
func (s *sheet) cut(text string, width float64) string {
	if width <= 0 || s.pdf.GetStringWidth(text) <= width {
		return text
	}
	letters := []rune(text)
	low, high := 0, len(letters)
	for low < high {
		mid := (low + high + 1) / 2
		if s.pdf.GetStringWidth(strings.TrimRight(string(letters[:mid]), " ,")+"…") <= width {
			low = mid
		} else {
			high = mid - 1
		}
	}
	return strings.TrimRight(string(letters[:low]), " ,") + "…"
}

// right puts one line that ends at x.
func (s *sheet) right(y style, x, top float64, text string) {
	s.use(y)
	text = printable(text)
	s.write(y, x-s.pdf.GetStringWidth(text), top, 0, text)
}

// centre puts one line around x.
func (s *sheet) centre(y style, x, top float64, text string) {
	s.use(y)
	s.write(y, x-s.pdf.GetStringWidth(printable(text))/2, top, 0, text)
}

// block puts a text in lines of a width, at most so many; the last one ends in
// an ellipsis when there is more. It returns where the next line would be.
func (s *sheet) block(y style, x, top, width float64, most int, text string) float64 {
	s.use(y)
	lines := s.pdf.SplitText(printable(text), width)
	for i, line := range lines {
		if i == most-1 && len(lines) > most {
			line = strings.Join(lines[i:], " ")
		}
		if i < most {
			s.write(y, x, top, width+0.5, line)
			top += y.leading()
		}
	}
	return top
}

// fit puts a text in a place of a width and height: in the style, or smaller
// when it is too long. What is too long even at the smallest ends in an
// ellipsis.
func (s *sheet) fit(y style, x, top, width, height float64, text string) float64 {
	for ; ; y.size -= 0.2 {
		s.use(y)
		room := int((height + 0.01) / y.leading())
		if y.size <= smallest || len(s.pdf.SplitText(printable(text), width)) <= room {
			return s.block(y, x, top, width, room, text)
		}
	}
}

// smallest is the size in points under which nothing on the page is printed.
const smallest = 5.2

func (s *sheet) reach(y float64) { s.low = max(s.low, y) }

func (s *sheet) pen(c colour, width float64) {
	s.pdf.SetDrawColor(c[0], c[1], c[2])
	s.pdf.SetLineWidth(width)
}

func (s *sheet) fill(c colour) { s.pdf.SetFillColor(c[0], c[1], c[2]) }

func (s *sheet) line(c colour, width, x1, y1, x2, y2 float64) {
	s.pen(c, width)
	s.pdf.Line(x1, y1, x2, y2)
	s.reach(max(y1, y2))
}

func (s *sheet) rect(c colour, x, y, w, h float64) {
	s.fill(c)
	s.pdf.Rect(x, y, w, h, "F")
	s.reach(y + h)
}

// box draws an empty square to tick.
func (s *sheet) box(x, y, side float64) {
	s.pen(ink, 0.25)
	s.pdf.Rect(x, y, side, side, "D")
}

// head puts the heading of a part, with a line under it, and returns where the
// part begins.
func (s *sheet) head(x, y, width float64, text string) float64 {
	s.write(heading, x, y, width, text)
	y += heading.leading() + 0.4
	s.line(faint, 0.2, x, y, x+width, y)
	return y + 1.2
}

// face reads which letters the typeface has.
var face = func() *sfnt.Font {
	f, err := sfnt.Parse(goregular.TTF)
	if err != nil {
		panic("report: internal error: " + err.Error())
	}
	return f
}()

// missing returns the first letter of a text that the page cannot show.
func missing(text string) (rune, bool) {
	var b sfnt.Buffer
	for _, r := range text {
		i, err := face.GlyphIndex(&b, r)
		if err != nil || i == 0 || unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return r, true
		}
	}
	return 0, false
}

// printable puts a mark in place of letters the page cannot show.
func printable(text string) string {
	if _, bad := missing(text); !bad {
		return text
	}
	return strings.Map(func(r rune) rune {
		if _, bad := missing(string(r)); bad {
			if unicode.IsSpace(r) {
				return ' '
			}
			return '□'
		}
		return r
	}, text)
}
