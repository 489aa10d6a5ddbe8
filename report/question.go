package report

import (
	"fmt"
	"strings"

	"github.com/boombuler/barcode/qr"
)

// question asks the professional back, with room to write, and carries the
// question for the clearance page.
func (p *page) question(top float64) {
	const code = 42.0
	p.pen(deep, 0.4)
	p.pdf.Rect(margin, top, inner, footTop-top-2, "D")
	x, width := margin+3, inner-6
	ask := p.ask()
	if ask != "" {
		width -= code + 4
		p.scan(margin+inner-code-2, top+2, code, ask)
	}
	look := heading
	look.size = 10.5
	p.write(look, x, top+1.8, width, p.say("question.title"))
	y := p.block(note, x, top+7, width, 2, p.say("question.lead"))
	y = p.ticks(x, y+1.2, width)
	y = p.limits(x, y+1, width)
	p.lines(x, y+4.6, width)
}

// ticks are the three answers.
func (p *page) ticks(x, y, width float64) float64 {
	for _, id := range []string{"no", "yes", "limits"} {
		p.box(x, y+0.3, 2.6)
		p.write(strong, x+4, y, width-4, p.say("question."+id))
		y += 4.6
	}
	return y
}

// limits has a box for every technique, a longest hold and a last day.
func (p *page) limits(x, y, width float64) float64 {
	at := p.write(note, x, y+0.2, 0, p.say("question.without")) + 2
	for _, t := range p.in.Engine.Pack().Techniques {
		name := p.in.Words.Say("technique." + string(t.ID) + ".short")
		p.use(small)
		if wide := p.pdf.GetStringWidth(name) + 6; at+wide > x+width {
			at, y = x, y+4
		}
		p.box(at, y+0.4, 2.2)
		at = p.write(small, at+3.2, y, 0, name) + 3
	}
	y += 5
	hold := p.in.Engine.Pack().Dose.Hold
	at = p.blank(x, y, 14, p.say("question.hold", "least", fmt.Sprint(hold.Min), "most", fmt.Sprint(hold.Max))) + 5
	p.blank(at, y, x+width-at, p.say("question.until"))
	return y
}

// blank is a label and a line to write on; it returns where the line ends.
func (p *page) blank(x, y, line float64, label string) float64 {
	end := p.write(note, x, y, 0, label) + 1.5
	stop := x + line
	if line < end-x+10 {
		stop = end + line
	}
	p.line(soft, 0.2, end, y+3, stop, y+3)
	return stop
}

// lines are for words of their own, and who wrote them.
func (p *page) lines(x, y, width float64) {
	p.blank(x, y, width, p.say("question.more"))
	y += 6.2
	p.line(soft, 0.2, x, y+3, x+width, y+3)
	y += 5.4
	p.blank(x, y, width*0.52, p.say("question.who"))
	p.blank(x+width*0.55, y, width*0.45, p.say("question.signed"))
}

// scan draws the question for the clearance page as QR code, with what to do
// with it.
func (p *page) scan(x, y, width float64, ask string) {
	text, id := p.askText(ask)
	const side = 31.0
	p.qr(x+(width-side)/2, y, side, text)
	p.block(tiny, x, y+side+0.6, width, 7, p.say(id, "link", p.in.Link, "ask", groups(ask)))
}

// mostTyped is how many letters anybody would type.
const mostTyped = 140

func typed(ask string) bool { return len(ask) <= mostTyped }

// groups puts spaces into letters that are to be typed.
func groups(letters string) string {
	var out []string
	for len(letters) > 5 {
		out, letters = append(out, letters[:5]), letters[5:]
	}
	return strings.Join(append(out, letters), " ")
}

// qr draws a QR code, its quiet edge included, as runs of dark modules.
func (p *page) qr(x, y, side float64, text string) {
	code, err := qr.Encode(text, qr.M, qr.Auto)
	if err != nil {
		return // longer than a code can be; the letters stand under it
	}
	const quiet = 4
	n := code.Bounds().Dx()
	module := side / float64(n+2*quiet)
	dark := func(i, j int) bool { r, _, _, _ := code.At(i, j).RGBA(); return r == 0 }
	for j := range n {
		for i := 0; i < n; i++ {
			from := i
			for i < n && dark(i, j) {
				i++
			}
			if i > from {
				p.rect(ink, x+module*float64(from+quiet), y+module*float64(j+quiet), module*float64(i-from), module*1.01)
			}
		}
	}
}
