package sqlite

import (
	"encoding/binary"
	"os"

	"unknot/store"
)

// pages are the pages of a file that SQLite may no longer be able to read, by
// number from 1, as the last commit left them. The layout is SQLite's
// documented file format.
//
// Nothing in them is trusted: a record counts only when its checksum holds.
type pages struct {
	main  []byte            // the file
	newer map[uint32][]byte // pages that the -wal has newer
	last  uint32            // the highest number of a page
}

// readPages reads a file and the committed part of its -wal.
func readPages(file string) (pages, error) {
	main, err := os.ReadFile(file)
	if err != nil {
		return pages{}, err
	}
	p := pages{main: main, newer: map[uint32][]byte{}}
	p.last = uint32((len(main) + pageSize - 1) / pageSize)
	if wal, err := os.ReadFile(file + "-wal"); err == nil {
		p.addWAL(wal)
	}
	return p, nil
}

const (
	walHeader   = 32 // bytes before the first frame
	frameHeader = 24 // bytes before the page of a frame
)

// addWAL takes every frame up to the last commit. Frames that an earlier use
// of the -wal left behind have other salts.
func (p *pages) addWAL(wal []byte) {
	pending := map[uint32][]byte{}
	for at := walHeader; at+frameHeader+pageSize <= len(wal); at += frameHeader + pageSize {
		frame := wal[at : at+frameHeader]
		if string(frame[8:16]) != string(wal[16:24]) {
			return
		}
		number := binary.BigEndian.Uint32(frame)
		pending[number] = wal[at+frameHeader : at+frameHeader+pageSize]
		if binary.BigEndian.Uint32(frame[4:]) == 0 {
			continue
		}
		for n, page := range pending {
			p.newer[n] = page
			p.last = max(p.last, n)
		}
		clear(pending)
	}
}

func (p pages) count() uint32 { return p.last }

// page returns page n, or nil. The last page of a cut file is short.
func (p pages) page(n uint32) []byte {
	if page, ok := p.newer[n]; ok {
		return page
	}
	from := (int(n) - 1) * pageSize
	if n == 0 || from >= len(p.main) {
		return nil
	}
	return p.main[from:min(from+pageSize, len(p.main))]
}

const (
	leafOfTable  = 0x0d // the first byte of a page that holds rows
	leafHeader   = 8    // bytes before the offsets of its cells
	mostOverhead = 4096 // bytes of a row besides its body: id, checksum, header
)

// records returns the records on page n whose checksum holds.
func (p pages) records(n uint32) (found []placed) {
	page := p.page(n)
	if len(page) < leafHeader || page[0] != leafOfTable {
		return nil
	}
	cells := int(binary.BigEndian.Uint16(page[3:]))
	for i := range cells {
		at := leafHeader + 2*i
		if at+2 > len(page) {
			return found
		}
		if r, ok := p.cell(page, int(binary.BigEndian.Uint16(page[at:]))); ok {
			found = append(found, r)
		}
	}
	return found
}

// cell reads the cell at an offset of a page: the size of the row, its number
// and its bytes, of which the end may be on other pages.
func (p pages) cell(page []byte, at int) (placed, bool) {
	size, at := varint(page, at)
	position, at := varint(page, at)
	if at < 0 || size < 0 || size > store.MaxBody+mostOverhead {
		return placed{}, false
	}
	row, ok := p.row(page[at:], int(size))
	if !ok {
		return placed{}, false
	}
	r, ok := decode(row)
	return placed{position, r}, ok
}

// row returns the size bytes of a row that begins with cell.
func (p pages) row(cell []byte, size int) ([]byte, bool) {
	here := local(size)
	if here == size {
		if size > len(cell) {
			return nil, false
		}
		return cell[:size], true
	}
	if here+4 > len(cell) {
		return nil, false
	}
	row := append(make([]byte, 0, size), cell[:here]...)
	next := binary.BigEndian.Uint32(cell[here:])
	for len(row) < size {
		page := p.page(next)
		if len(page) < pageSize {
			return nil, false
		}
		next = binary.BigEndian.Uint32(page)
		row = append(row, page[4:min(pageSize, 4+size-len(row))]...)
	}
	return row, true
}

// local returns how many bytes of a row of size bytes stand on its own page.
func local(size int) int {
	const most, least = pageSize - 35, (pageSize-12)*32/255 - 23
	if size <= most {
		return size
	}
	if k := least + (size-least)%(pageSize-4); k <= most {
		return k
	}
	return least
}
