package strict

import (
	"strconv"
	"unicode/utf8"
)

// unquote decodes the escapes of a JSON string, quotation marks included.
func unquote(s string) (string, error) {
	out := make([]rune, 0, len(s))
	for i := 1; i < len(s)-1; {
		if s[i] != '\\' {
			r, n := utf8.DecodeRuneInString(s[i:])
			out, i = append(out, r), i+n
			continue
		}
		r, n, err := escape(s[i : len(s)-1])
		if err != nil {
			return "", err
		}
		out, i = append(out, r), i+n
	}
	return string(out), nil
}

// plainEscapes are the escapes of one letter.
var plainEscapes = map[byte]rune{'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

// escape decodes the escape at the start of s and returns its length.
func escape(s string) (rune, int, error) {
	if len(s) < 2 {
		return 0, 0, strconv.ErrSyntax
	}
	if r, ok := plainEscapes[s[1]]; ok {
		return r, 2, nil
	}
	hi, err := hex4(s)
	if err != nil {
		return 0, 0, err
	}
	if hi < 0xD800 || hi > 0xDFFF {
		return hi, 6, nil
	}
	lo, err := hex4(s[6:])
	if err != nil || hi > 0xDBFF || lo < 0xDC00 || lo > 0xDFFF {
		return 0, 0, strconv.ErrSyntax
	}
	return (hi-0xD800)<<10 + (lo - 0xDC00) + 0x10000, 12, nil
}

// hex4 decodes \uXXXX at the start of s.
func hex4(s string) (rune, error) {
	if len(s) < 6 || s[0] != '\\' || s[1] != 'u' {
		return 0, strconv.ErrSyntax
	}
	n, err := strconv.ParseUint(s[2:6], 16, 32)
	return rune(n), err
}
