package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"unknot/engine"
	"unknot/engine/protocol"
)

// signs are what a chart is drawn with.
type signs struct {
	morning, median, half, worse, clearly, axis, monday, done, free string
}

var (
	blockSigns = signs{"●", "─", "▁", "░", "▒", "─", "┴", "■", "·"}
	plainSigns = signs{"o", "-", "_", ":", "#", "-", "+", "#", "."}
)

// A chart is the mornings of some days, a column a day, a row a point.
type chart struct {
	signs
	first, last protocol.Day
	points      map[protocol.Day]engine.MorningPoint
	bands       map[protocol.Day]*engine.Band
	dim         func(string) string
}

// signs returns what this terminal can show.
func (p *program) signs() signs {
	if p.checkLetters().State == fine {
		return blockSigns
	}
	return plainSigns
}

// dimmer returns what makes a text faint, where there are colours.
func (p *program) dimmer() func(string) string {
	if !p.terminal || p.env("NO_COLOR") != "" || p.env("TERM") == "dumb" {
		return func(s string) string { return s }
	}
	return func(s string) string { return "\x1b[2m" + s + "\x1b[22m" }
}

// room is how many columns there are for a chart.
func (p *program) room() int {
	if p.terminal && p.width > 0 {
		return max(p.width, 20) - len("10 ")
	}
	return columns - len("10 ")
}

// chartOf gathers the newest mornings.
func (d *diary) chartOf(x *engine.Insight, days int) chart {
	c := chart{signs: d.p.signs(), dim: d.p.dimmer(), points: map[protocol.Day]engine.MorningPoint{}, bands: map[protocol.Day]*engine.Band{}}
	c.last = x.Mornings[len(x.Mornings)-1].Day
	c.first = max(x.Mornings[0].Day, c.last-protocol.Day(days)+1)
	for i, m := range x.Mornings {
		if m.Day >= c.first {
			c.points[m.Day], c.bands[m.Day] = m, x.Bands[i]
		}
	}
	return c
}

// sayMornings draws the mornings and says what is usual.
func (d *diary) sayMornings(w io.Writer, x *engine.Insight, weeks int) {
	if len(x.Mornings) == 0 {
		return
	}
	c := d.chartOf(x, min(7*weeks, d.p.room()))
	d.head(w, "cli.progress.mornings", "from", shortDay(c.first), "to", shortDay(c.last))
	c.draw(w)
	fmt.Fprintln(w, "   "+d.p.words.Say("cli.progress.legend", "morning", c.morning, "median", c.median, "band", c.worse+c.clearly))
	if b := x.Next; b != nil {
		fmt.Fprintln(w, d.p.words.Say("cli.progress.next", "usual", half(b.Usual2), "worse", up(b.Worse2), "clearly", up(b.Clearly2)))
	}
}

// up returns half a number, rounded up to what a morning can be.
func up(twice int) string { return strconv.Itoa((twice + 1) / 2) }

// draw writes the rows from 10 to 0, and the days below.
func (c *chart) draw(w io.Writer) {
	for pain := 10; pain >= 0; pain-- {
		row := ""
		for day := c.first; day <= c.last; day++ {
			row += c.cell(day, pain)
		}
		label := "  "
		if pain%5 == 0 {
			label = fmt.Sprintf("%2d", pain)
		}
		fmt.Fprintln(w, strings.TrimRight(label+" "+row, " "))
	}
	axis := ""
	for day := c.first; day <= c.last; day++ {
		if day.Weekday() == 0 {
			axis += c.monday
		} else {
			axis += c.axis
		}
	}
	fmt.Fprintln(w, "   "+axis)
}

// cell is one day at one point of pain: the morning, its median, or the band.
func (c *chart) cell(day protocol.Day, pain int) string {
	m, ok := c.points[day]
	switch b := c.bands[day]; {
	case ok && m.Pain == pain:
		return c.morning
	case ok && m.Median2 != nil && *m.Median2 == 2*pain:
		return c.median
	case ok && m.Median2 != nil && *m.Median2 == 2*pain-1:
		return c.half
	case ok && b != nil && 2*pain >= b.Clearly2 && 2*(pain-1) < b.Clearly2:
		return c.dim(c.clearly) // its lower edge: all above it is worse still
	case ok && b != nil && 2*pain >= b.Worse2 && 2*pain < b.Clearly2:
		return c.dim(c.worse)
	}
	return " "
}

// shortDay returns a day as Mon 2 Nov.
func shortDay(d protocol.Day) string {
	return time.Unix(int64(d)*24*3600, 0).UTC().Format("Mon 2 Jan")
}
