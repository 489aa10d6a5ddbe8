package report

// Where the lower back begins and ends on a figure: from the lowest ribs to the
// crest of the hips, across the whole back.
const ribs, crest = 38.0, 55.0

// flank returns how far the trunk reaches to the side at a height.
func flank(y float64) float64 {
	line := smooth(contour)
	for i := 1; i < len(line); i++ {
		if a, b := line[i-1], line[i]; a.y <= y && y <= b.y && a.y < b.y {
			return a.x + (b.x-a.x)*(y-a.y)/(b.y-a.y)
		}
	}
	return 0
}

// lowerBack returns the outline of the lower back and the stripes that fill it.
func lowerBack() (outline []spot, stripes [][2]spot) {
	const step = 0.5
	for y := ribs; y <= crest; y += step {
		outline = append(outline, spot{flank(y), y})
	}
	for y := crest; y >= ribs; y -= step {
		outline = append(outline, spot{-flank(y), y})
	}
	const apart = 3.0
	for s := ribs - flank(ribs) + apart; s < crest+flank(crest); s += apart {
		if a, b, ok := slanted(s); ok {
			stripes = append(stripes, [2]spot{a, b})
		}
	}
	return outline, stripes
}

// slanted is the part inside of a line on which across and down make a sum.
func slanted(sum float64) (from, to spot, ok bool) {
	for y := ribs; y <= crest; y += 0.1 {
		x := sum - y
		if w := flank(y); x < -w || x > w {
			continue
		}
		if !ok {
			from, ok = spot{x, y}, true
		}
		to = spot{x, y}
	}
	return from, to, ok
}
