package clearcode_test

import (
	"crypto/ed25519"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"unknot/clearcode"
	"unknot/engine"
	"unknot/engine/protocol"
)

var rewrite = flag.Bool("rewrite", false, "write the golden files anew")

// key is made of a fixed seed: for tests only.
func key(n byte) ed25519.PrivateKey {
	seed := make([]byte, ed25519.SeedSize)
	for i := range seed {
		seed[i] = n + byte(i)
	}
	return ed25519.NewKeyFromSeed(seed)
}

const someDay = protocol.Day(20780) // 23 November 2026

func some() clearcode.Clearance {
	return clearcode.Clearance{
		Flags:   []clearcode.Flag{clearcode.FlagOf("m1/screen.six-weeks", "screen.six-weeks")},
		Without: []clearcode.Technique{clearcode.TechniqueOf("piriformis-figure-four")},
		HoldMax: 30, Given: someDay, Until: someDay + 38, By: "Dr Ana Vega",
	}
}

func sign(t rapid.TB, c clearcode.Clearance, k ed25519.PrivateKey) clearcode.Code {
	t.Helper()
	out, err := clearcode.Sign(c, k)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// anyClearance is a clearance that can be meant.
func anyClearance() *rapid.Generator[clearcode.Clearance] {
	return rapid.Custom(func(t *rapid.T) clearcode.Clearance {
		flag := rapid.Custom(func(t *rapid.T) clearcode.Flag {
			return clearcode.Flag{Rule: rapid.Uint16().Draw(t, "rule"), ID: rapid.Uint32Range(0, 1<<24-1).Draw(t, "id")}
		})
		given := rapid.Int32Range(int32(clearcode.FirstDay), int32(clearcode.LastDay)).Draw(t, "given")
		c := clearcode.Clearance{
			Flags:   rapid.SliceOfNDistinct(flag, 1, clearcode.Most, rapid.ID).Draw(t, "flags"),
			Without: rapid.SliceOfNDistinct(rapid.Custom(func(t *rapid.T) clearcode.Technique { return clearcode.Technique(rapid.Uint16().Draw(t, "tag")) }), 0, clearcode.Most, rapid.ID).Draw(t, "without"),
			HoldMax: rapid.IntRange(0, clearcode.MaxHold).Draw(t, "hold"),
			Given:   protocol.Day(given),
			By:      rapid.StringMatching(`[A-Za-zé][a-z .é]{0,20}[a-zł]`).Draw(t, "by"),
		}
		if rapid.Bool().Draw(t, "ends") {
			c.Until = protocol.Day(rapid.Int32Range(given, int32(clearcode.LastDay)).Draw(t, "until"))
		}
		return c
	})
}

func TestWhatIsSignedReadsBackAsItWas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := sign(t, anyClearance().Draw(t, "clearance"), key(rapid.Byte().Draw(t, "key")))
		back, err := clearcode.Decode(c.Encode())
		if err != nil {
			t.Fatal(err)
		}
		if back.Encode() != c.Encode() || back.By != c.By || back.Until != c.Until || !slices.Equal(back.Flags, c.Flags) || !slices.Equal(back.Without, c.Without) {
			t.Fatalf("signed %+v, read %+v", c, back)
		}
	})
}

func TestACodeMayBeTypedAsPeopleType(t *testing.T) {
	c := sign(t, some(), key(1))
	text := c.Encode()
	sloppy := strings.NewReplacer("-", " ", "0", "o", "1", "l", "\n", "").Replace(strings.ToLower(text))
	for _, s := range []string{strings.ToLower(text), strings.ReplaceAll(text, "\n", "\r\n  "), strings.ReplaceAll(text, "-", ""), sloppy} {
		back, err := clearcode.Decode(s)
		if err != nil || back.Encode() != text {
			t.Errorf("%q: %v", s, err)
		}
	}
}

// One wrong letter, two exchanged, or one left out: all show, and the line is
// named.
func TestEverySlipOfALetterIsFound(t *testing.T) {
	c := sign(t, some(), key(1))
	text := strings.NewReplacer("-", "", "\n", "").Replace(c.Encode())
	for i := range text {
		for _, r := range "0123456789ABCDEFGHJKMNPQRSTVWXYZ" {
			if byte(r) != text[i] {
				wantLine(t, text[:i]+string(r)+text[i+1:], i)
			}
		}
		if i > 0 && text[i] != text[i-1] && i%25 != 0 {
			wantLine(t, text[:i-1]+text[i:i+1]+text[i-1:i]+text[i+1:], i)
		}
		if _, err := clearcode.Decode(text[:i] + text[i+1:]); err == nil {
			t.Errorf("letter %d left out: no error", i)
		}
	}
}

func wantLine(t *testing.T, text string, letter int) {
	t.Helper()
	_, err := clearcode.Decode(text)
	want := "line " + string(rune('1'+letter/25)) + ","
	if err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("letter %d: %v, want %s", letter, err, want)
	}
}

func TestLinesInAnotherOrderAreFound(t *testing.T) {
	c := sign(t, some(), key(1))
	list := strings.Split(c.Encode(), "\n")
	for i := range len(list) - 2 { // the last is shorter
		list[i], list[i+1] = list[i+1], list[i]
		if _, err := clearcode.Decode(strings.Join(list, "\n")); err == nil || !strings.Contains(err.Error(), "does not add up in line") {
			t.Errorf("lines %d and %d exchanged: %v", i+1, i+2, err)
		}
		list[i], list[i+1] = list[i+1], list[i]
	}
}

func TestNothingSignedCanBeChanged(t *testing.T) {
	c := sign(t, some(), key(1))
	for name, change := range map[string]func(*clearcode.Code){
		"another flag":     func(c *clearcode.Code) { c.Flags = []clearcode.Flag{{Rule: 1, ID: 2}} },
		"no technique out": func(c *clearcode.Code) { c.Without = nil },
		"a longer hold":    func(c *clearcode.Code) { c.HoldMax = 60 },
		"another day":      func(c *clearcode.Code) { c.Given++ },
		"no end":           func(c *clearcode.Code) { c.Until = 0 },
		"another name":     func(c *clearcode.Code) { c.By = "Dr Ana Vego" },
		"another key":      func(c *clearcode.Code) { copy(c.Key[:], key(2).Public().(ed25519.PublicKey)) },
		"another signing":  func(c *clearcode.Code) { c.Signature[3] ^= 1 },
	} {
		forged := c
		change(&forged)
		if _, err := clearcode.Decode(forged.Encode()); err == nil || !strings.Contains(err.Error(), "signature does not fit") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestWhatCannotBeMeantIsNotSigned(t *testing.T) {
	for want, change := range map[string]func(*clearcode.Clearance){
		"must name 1 to 30":       func(c *clearcode.Clearance) { c.Flags = nil },
		"more than 24 bits":       func(c *clearcode.Clearance) { c.Flags[0].ID = 1 << 24 },
		"must leave out 30":       func(c *clearcode.Clearance) { c.Without = numbered(31) },
		"must be 0 to 255":        func(c *clearcode.Clearance) { c.HoldMax = 256 },
		"must be from 2020-01-02": func(c *clearcode.Clearance) { c.Given = 0 },
		"or later":                func(c *clearcode.Clearance) { c.Until = c.Given - 1 },
		"must have 1 to 60":       func(c *clearcode.Clearance) { c.By = "" },
		"with a space":            func(c *clearcode.Clearance) { c.By = "Dr Vega " },
		"cannot be seen":          func(c *clearcode.Clearance) { c.By = "Dr\u202eVega" },
	} {
		c := some()
		change(&c)
		if _, err := clearcode.Sign(c, key(1)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want %s, got %v", want, err)
		}
	}
}

func numbered(n int) []clearcode.Technique {
	out := make([]clearcode.Technique, n)
	for i := range out {
		out[i] = clearcode.Technique(i)
	}
	return out
}

func TestWhatIsNoCodeIsRefusedInOneLine(t *testing.T) {
	question, _ := clearcode.Ask{Flags: []clearcode.Asked{{Flag: some().Flags[0], Since: someDay}}}.Encode()
	c := sign(t, some(), key(1))
	whole := strings.Split(c.Encode(), "\n")
	for text, want := range map[string]string{
		"":                                       "is empty",
		"hello":                                  "does not add up in line 1",
		"ABCDU":                                  `has 'U'`,
		"ABC$E":                                  `has '$'`,
		question:                                 "is the question to the professional",
		strings.Repeat("A", 5000):                "is longer than any",
		strings.Join(whole[:4], "\n"):            "is not whole",
		c.Encode() + "\n" + whole[0]:             "does not add up",
		strings.Repeat("0", 25):                  "is of form 0",
		strings.Join(whole[1:], "\n"):            "does not add up in line 1",
		"\u2066" + c.Encode():                    `has '\u2066'`,
		strings.Replace(c.Encode(), "-", "_", 1): `has '_'`,
	} {
		_, err := clearcode.Decode(text)
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%.40q: %v, want %s", text, err, want)
		}
	}
}

func TestTheQuestionReadsBackAsItWas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var a clearcode.Ask
		for _, f := range anyClearance().Draw(t, "of").Flags {
			a.Flags = append(a.Flags, clearcode.Asked{Flag: f, Since: someDay})
		}
		text, err := a.Encode()
		if err != nil {
			t.Fatal(err)
		}
		back, err := clearcode.DecodeAsk(text)
		if err != nil || len(back.Flags) != len(a.Flags) {
			t.Fatalf("%v: %v", back, err)
		}
		if again, _ := back.Encode(); again != text {
			t.Fatalf("%s became %s", text, again)
		}
		if _, err := clearcode.Decode(text); err == nil {
			t.Fatal("a question is taken for an answer")
		}
	})
}

// The tags of a code are short; within what the pack knows no two are alike.
func TestNoTwoIDsOfThePackShareATag(t *testing.T) {
	p, rules, techniques := engine.Lowback().Pack(), map[uint16]protocol.RuleID{}, map[clearcode.Technique]protocol.TechniqueID{}
	all := slices.Concat(protocol.IDsOf(p.Rules, func(r protocol.Rule) protocol.RuleID { return r.ID }),
		protocol.IDsOf(p.StopRules, func(r protocol.StopRule) protocol.RuleID { return r.ID }), p.Between.Rules())
	for _, r := range all {
		if other, ok := rules[clearcode.RuleTag(r)]; ok {
			t.Errorf("%s and %s", r, other)
		}
		rules[clearcode.RuleTag(r)] = r
	}
	for _, x := range p.Techniques {
		if other, ok := techniques[clearcode.TechniqueOf(x.ID)]; ok {
			t.Errorf("%s and %s", x.ID, other)
		}
		techniques[clearcode.TechniqueOf(x.ID)] = x.ID
	}
}

// The golden file is the contract with other programs: the same key and the
// same limits give this code, to the letter.
func TestTheFormIsAsItWas(t *testing.T) {
	c := sign(t, some(), key(1))
	const file = "testdata/code.txt"
	if *rewrite {
		if err := os.WriteFile(file, []byte(c.Encode()+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil || c.Encode()+"\n" != string(want) {
		t.Errorf("got\n%s\nwant\n%s%v", c.Encode(), want, err)
	}
}

func TestTheSizeIsWhatIsSaid(t *testing.T) {
	for name, size := range map[string]struct {
		flags, out, name int
		letters          int
	}{
		"one flag":                 {1, 0, 10, 200},
		"three flags, two without": {3, 2, 16, 234},
		"the most of everything":   {clearcode.Most, clearcode.Most, clearcode.MaxName, 625},
	} {
		c := clearcode.Clearance{Given: someDay, Without: numbered(size.out), By: strings.Repeat("a", size.name)}
		for i := range size.flags {
			c.Flags = append(c.Flags, clearcode.Flag{ID: uint32(i)})
		}
		code := sign(t, c, key(1))
		if n := len(strings.NewReplacer("-", "", "\n", "").Replace(code.Encode())); n != size.letters {
			t.Errorf("%s: %d letters, want %d", name, n, size.letters)
		}
	}
}

func FuzzDecode(f *testing.F) {
	c := sign(f, some(), key(1))
	f.Add(c.Encode())
	question, _ := clearcode.Ask{Flags: []clearcode.Asked{{Flag: some().Flags[0], Since: someDay}}}.Encode()
	f.Add(question)
	f.Add("")
	f.Fuzz(func(t *testing.T, text string) {
		if c, err := clearcode.Decode(text); err == nil {
			if again, err := clearcode.Decode(c.Encode()); err != nil || again.Encode() != c.Encode() {
				t.Errorf("%q reads and does not read back: %v", text, err)
			}
		} else if strings.Contains(err.Error(), "\n") {
			t.Errorf("more than one line: %q", err)
		}
		if a, err := clearcode.DecodeAsk(text); err == nil {
			if _, err := a.Encode(); err != nil {
				t.Errorf("%q reads and does not read back: %v", text, err)
			}
		}
	})
}

// FuzzContent is what is behind the letters: bytes that add up in every line.
func FuzzContent(f *testing.F) {
	f.Add([]byte{1, 0, 1, 0, 0, 0, 1, 1, 2, 3, 4, 5, 0, 1, 'a'})
	f.Add([]byte{129, 1, 1, 2, 3, 4, 5, 6, 7})
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 31*15 {
			t.Skip("longer than any text")
		}
		text := clearcode.Text(data)
		if c, err := clearcode.Decode(text); err == nil && c.Encode() != text {
			t.Errorf("%q reads and is written %q", text, c.Encode())
		}
		if a, err := clearcode.DecodeAsk(text); err == nil {
			if again, _ := a.Encode(); again != strings.NewReplacer("-", "", "\n", "").Replace(text) {
				t.Errorf("%q reads and is written %q", text, again)
			}
		}
	})
}
