package strict

// Hint returns `; did you mean "x"?` for the known name nearest to got, or ""
// when none is near enough to be a slip of the finger.
func Hint(got string, known []string) string {
	best, limit := "", len(got)/3+1
	for _, k := range known {
		if d := distance(got, k, limit); d <= limit {
			best, limit = k, d-1
		}
	}
	if best == "" {
		return ""
	}
	return "; did you mean " + Quote(best) + "?"
}

// distance returns how many letters must be added, dropped or changed to make
// b out of a, or limit+1 when it is more than limit.
func distance(a, b string, limit int) int {
	if limit < 0 || len(a)-len(b) > limit || len(b)-len(a) > limit || len(a) > 64 {
		return limit + 1
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		diagonal := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			change := diagonal
			if a[i-1] != b[j-1] {
				change++
			}
			diagonal = row[j]
			row[j] = min(change, row[j]+1, row[j-1]+1)
		}
	}
	return row[len(b)]
}
