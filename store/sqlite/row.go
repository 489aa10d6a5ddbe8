package sqlite

import "unknot/store"

// decode reads a row of the table record: a header with the length of itself
// and a type for each column, and then the columns. The first column, the
// position, is kept outside the row.
func decode(row []byte) (store.Record, bool) {
	length, at := varint(row, 0)
	var types [4]int64
	for i := range types {
		types[i], at = varint(row, at)
	}
	id, body := types[1], types[2]
	if at < 0 || types[0] != 0 || id < 13 || id%2 == 0 || body < 12 || body%2 == 1 {
		return store.Record{}, false
	}
	if length < int64(at) || id > maxType || body > maxType || length > maxType {
		return store.Record{}, false
	}
	idAt := length
	bodyAt := idAt + (id-13)/2
	sumAt := bodyAt + (body-12)/2
	if sumAt > int64(len(row)) {
		return store.Record{}, false
	}
	r := store.Record{ID: string(row[idAt:bodyAt]), Body: append([]byte{}, row[bodyAt:sumAt]...)}
	written, ok := integer(row[sumAt:], types[3])
	return r, ok && written == sum(r) && r.Check() == nil
}

// maxType is the largest type of a column this package writes: a body of
// [store.MaxBody] bytes. With it no sum of lengths can overflow.
const maxType = 2*store.MaxBody + 13

// integer reads an integer of a column type.
func integer(b []byte, kind int64) (int64, bool) {
	switch kind {
	case 8, 9:
		return kind - 8, true // the values 0 and 1 take no bytes
	case 1, 2, 3, 4, 5, 6:
	default:
		return 0, false
	}
	size := []int{0, 1, 2, 3, 4, 6, 8}[kind]
	if len(b) < size {
		return 0, false
	}
	value := int64(int8(b[0])) // the sign is in the first byte
	for _, c := range b[1:size] {
		value = value<<8 | int64(c)
	}
	return value, true
}

// varint reads a variable-length integer, seven bits a byte but eight of the
// ninth, and returns where it ends: -1 when it does not, or when at is -1.
func varint(b []byte, at int) (value int64, end int) {
	for i := range 9 {
		if at < 0 || at+i >= len(b) {
			return 0, -1
		}
		c := b[at+i]
		if i == 8 {
			return value<<8 | int64(c), at + 9
		}
		value = value<<7 | int64(c&0x7f)
		if c < 0x80 {
			return value, at + i + 1
		}
	}
	return 0, -1
}
