package store

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

const (
	// MaxID is the most characters (Unicode code points) of an id.
	MaxID = 200
	// MaxBody is the most bytes of a body: 1 MiB.
	MaxBody = 1 << 20
)

// Check returns a [*RecordError] when the record is outside the limits that
// every database keeps. Ids are compared byte by byte: two spellings of one
// accented letter are two ids.
func (r Record) Check() error {
	n := utf8.RuneCountInString(r.ID)
	switch {
	case n == 0:
		return &RecordError{r.ID, "its id is empty"}
	case n > MaxID:
		return &RecordError{r.ID, fmt.Sprintf("its id has %d characters, %d are allowed", n, MaxID)}
	case !utf8.ValidString(r.ID):
		return &RecordError{r.ID, "its id is not valid UTF-8"}
	case strings.ContainsRune(r.ID, 0):
		return &RecordError{r.ID, "its id contains a NUL character"}
	case len(r.Body) > MaxBody:
		return &RecordError{r.ID, fmt.Sprintf("its body has %d bytes, %d are allowed", len(r.Body), MaxBody)}
	}
	return nil
}

// CheckAll returns what [Record.Check] says of the first record outside the
// limits.
func CheckAll(records []Record) error {
	for _, r := range records {
		if err := r.Check(); err != nil {
			return err
		}
	}
	return nil
}

// CheckAfter returns an error when position or limit is not one that
// [Log].After can take.
func CheckAfter(position int64, limit int) error {
	if position < 0 {
		return fmt.Errorf("store: position %d is before the start, which is 0", position)
	}
	if limit < 1 {
		return fmt.Errorf("store: limit %d is less than 1", limit)
	}
	return nil
}
