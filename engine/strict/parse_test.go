package strict_test

import (
	"strings"
	"testing"

	"unknot/engine/strict"
)

// refused are texts that are not JSON, or not JSON we read, and what Parse
// says about each: where, and why.
var refused = []struct{ name, text, where, why string }{
	{"nothing at all", "", "", "is empty"},
	{"only white space", " \t\r\n ", "", "is empty"},
	{"bytes that are not UTF-8", "\"\xff\"", "", "is not valid UTF-8"},
	{"half a rune of UTF-8", "\"\xe2\x82\"", "", "is not valid UTF-8"},
	{"a surrogate written as UTF-8", "\"\xed\xa0\x80\"", "", "is not valid UTF-8"},
	{"a byte order mark", "\uFEFF{}", "line 1, column 1", "a JSON value was expected"},
	{"a word nobody knows", "yes", "line 1, column 1", "a JSON value was expected"},
	{"true in capitals", "True", "line 1, column 1", "a JSON value was expected"},
	{"NaN", "NaN", "line 1, column 1", "a JSON value was expected"},
	{"infinity", "-Infinity", "line 1, column 2", "a digit was expected"},
	{"half a word", "tru", "line 1, column 1", "a JSON value was expected"},
	{"a comment", "{} // no", "line 1, column 4", "unexpected text after the end"},
	{"two values", "1 2", "line 1, column 3", "unexpected text after the end"},
	{"a word that runs on", "nullx", "line 1, column 5", "unexpected text after the end"},
	{"a text in single quotes", "'a'", "line 1, column 1", "a JSON value was expected"},

	{"an open list", "[", "line 1, column 2", "the text ends too early"},
	{"a list with an open end", "[1", "line 1, column 3", "a comma or ] was expected"},
	{"a list closed as an object", "[1}", "line 1, column 3", "a comma or ] was expected"},
	{"a comma at the end of a list", "[1,]", "line 1, column 4", "a JSON value was expected"},
	{"a comma at the start of a list", "[,1]", "line 1, column 2", "a JSON value was expected"},
	{"two values without a comma", "[1 2]", "line 1, column 4", "a comma or ] was expected"},
	{"an open object", "{", "line 1, column 2", "a key in quotation marks"},
	{"a key without quotation marks", "{a:1}", "line 1, column 2", "a key in quotation marks"},
	{"a key without a value", `{"a"}`, "line 1, column 5", "a colon was expected"},
	{"a key without its value", `{"a":}`, "line 1, column 6", "a JSON value was expected"},
	{"an object with an open end", `{"a":1`, "line 1, column 7", "a comma or } was expected"},
	{"an object closed as a list", `{"a":1]`, "line 1, column 7", "a comma or } was expected"},
	{"a comma at the end of an object", `{"a":1,}`, "line 1, column 8", "a key in quotation marks"},
	{"a fault on the third line", "{\n\"a\":1,\n b}", "line 3, column 2", "a key in quotation marks"},

	{"a plus sign", "+1", "line 1, column 1", "a JSON value was expected"},
	{"a minus sign alone", "-", "line 1, column 2", "a digit was expected"},
	{"a leading zero", "01", "line 1, column 2", "unexpected text after the end"},
	{"a point without digits", "1.", "line 1, column 3", "after the point"},
	{"a point first", ".5", "line 1, column 1", "a JSON value was expected"},
	{"an exponent without digits", "1e", "line 1, column 3", "in the exponent"},
	{"an exponent with only a sign", "1e+", "line 1, column 4", "in the exponent"},
	{"hexadecimal", "0x10", "line 1, column 2", "unexpected text after the end"},
	{"digits grouped", "1_000", "line 1, column 2", "unexpected text after the end"},

	{"an open text", `"abc`, "line 1, column 5", "closing quotation mark"},
	{"an open text after an escape", `"ab\n`, "line 1, column 6", "closing quotation mark"},
	{"a text that ends in a backslash", `"00\`, "line 1, column 5", "closing quotation mark"},
	{"a line break in a text", "\"a\nb\"", "line 1, column 3", "a control character"},
	{"a tab in a text", "\"a\tb\"", "line 1, column 3", "a control character"},
	{"a zero byte in a text", "\"a\x00\"", "line 1, column 3", "a control character"},
	{"a control character after an escape", "\"\\n\x01\"", "line 1, column 4", "a control character"},
	{"an escape nobody knows", `"\x41"`, "line 1, column 7", "a wrong escape"},
	{"an escape in capitals", `"\N"`, "line 1, column 5", "a wrong escape"},
	{"an escaped line break", "\"\\\n\"", "", "a wrong escape"},
	{"too few hexadecimal digits", `"\u12"`, "line 1, column 7", "a wrong escape"},
	{"a letter that is no digit", `"\u12g4"`, "line 1, column 9", "a wrong escape"},
	{"a sign among the digits", `"\u+123"`, "line 1, column 9", "a wrong escape"},
	{"a high surrogate alone", `"\ud83d"`, "line 1, column 9", "a wrong escape"},
	{"a low surrogate alone", `"\ude00"`, "line 1, column 9", "a wrong escape"},
	{"two high surrogates", `"\ud83d\ud83d"`, "line 1, column 15", "a wrong escape"},
	{"a high surrogate before a letter", `"\ud83dx"`, "line 1, column 10", "a wrong escape"},
	{"surrogates in the wrong order", `"\ude00\ud83d"`, "line 1, column 15", "a wrong escape"},
	{"a wrong escape in a key", `{"\q":1}`, "line 1, column 6", "a wrong escape"},
}

func TestWhatIsNotJSONIsRefusedWithItsPlaceAndWhy(t *testing.T) {
	for _, x := range refused {
		t.Run(x.name, func(t *testing.T) {
			_, err := strict.Parse("pack.json", []byte(x.text))
			f, ok := err.(strict.Fault)
			if !ok {
				t.Fatalf("error is %v of type %T, want a Fault", err, err)
			}
			if f.File != "pack.json" || !strings.Contains(f.Why, x.why) {
				t.Errorf("fault is %v", f)
			}
			if x.where != "" && f.Path != x.where {
				t.Errorf("fault is at %q, want %q", f.Path, x.where)
			}
		})
	}
}

func TestTextsAreDecoded(t *testing.T) {
	for text, want := range map[string]string{
		`""`:                          "",
		`"plain"`:                     "plain",
		`"naïve 腰 😀"`:                 "naïve 腰 😀",
		`"\"\\\/\b\f\n\r\t"`:          "\"\\/\b\f\n\r\t",
		`"\u0041\u00e9\u8170"`:        "Aé腰",
		`"\uD83D\uDE00 \ud83d\ude00"`: "😀 😀",
		`"\u0000"`:                    "\x00",
		`"\\u0041"`:                   `\u0041`,
		`"a\"b"`:                      `a"b`,
		`"\uD7FF\uE000"`:              "\uD7FF\uE000",
		"\"\u007f\u2028\"":            "\u007f\u2028",
	} {
		n, err := strict.Parse("", []byte(text))
		if err != nil || n.Kind != strict.String || n.Text != want || n.Raw != text {
			t.Errorf("%s is %q, raw %q, %v; want %q", text, n.Text, n.Raw, err, want)
		}
	}
}

func TestValuesKeepTheirKindAndHowTheyStood(t *testing.T) {
	for _, x := range []struct {
		text string
		kind strict.Kind
		show string
	}{
		{"null", strict.Null, "null"},
		{"true", strict.Bool, "true"},
		{"false", strict.Bool, "false"},
		{"-0.50E+07", strict.Number, "-0.50E+07"},
		{"0", strict.Number, "0"},
		{`"a"`, strict.String, `"a"`},
		{"[ ]", strict.Array, "a list"},
		{`{ "a" : [1] }`, strict.Object, "an object"},
	} {
		n, err := strict.Parse("", []byte(" \n"+x.text+"\t\r\n"))
		if err != nil || n.Kind != x.kind || n.Show() != x.show || n.Raw != x.text {
			t.Errorf("%q is %v %s, raw %q, %v", x.text, n.Kind, n.Show(), n.Raw, err)
		}
	}
}

func TestKeysAndRawTextsOfMembersAreKept(t *testing.T) {
	n, err := strict.Parse("", []byte(`{"a": 1, "\u0062" :[ 2,{"c":null} ]}`))
	if err != nil {
		t.Fatal(err)
	}
	b := n.Kids[1]
	if n.Kids[0].Key != "a" || n.Kids[0].Raw != "1" || b.Key != "b" || b.Raw != `[ 2,{"c":null} ]` || b.Kids[1].Kids[0].Key != "c" {
		t.Errorf("got %+v", n)
	}
}

func TestNestingEndsAtTheGreatestDepth(t *testing.T) {
	nest := func(n int, open, shut string) string {
		return strings.Repeat(open, n) + "1" + strings.Repeat(shut, n)
	}
	for _, x := range []struct{ open, shut string }{{"[", "]"}, {`{"a":`, "}"}} {
		if _, err := strict.Parse("", []byte(nest(strict.MaxDepth, x.open, x.shut))); err != nil {
			t.Errorf("%d deep with %s: %v", strict.MaxDepth, x.open, err)
		}
		_, err := strict.Parse("", []byte(nest(strict.MaxDepth+1, x.open, x.shut)))
		if err == nil || !strings.Contains(err.Error(), "nested deeper than 32 levels") {
			t.Errorf("one deeper with %s: %v", x.open, err)
		}
	}
	if _, err := strict.Parse("", []byte(strings.Repeat("[", 1_000_000))); err == nil {
		t.Error("a million brackets were read")
	}
}
