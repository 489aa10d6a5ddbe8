package engine_test

// planted are small packages, each with one impurity that its rule must find.
var planted = []struct{ name, rule, path, text string }{
	{"a file is opened", "imports", "unknot/engine/plan", `package p
import "os"
var _ = os.Open`},
	{"chance", "imports", "unknot/engine/plan", `package p
import "math/rand/v2"
func f() int { return rand.Int() }`},
	{"real chance", "imports", "unknot/engine/journal", `package p
import _ "crypto/rand"`},
	{"the network", "imports", "unknot/engine/plan", `package p
import _ "net"`},
	{"memory as it lies", "imports", "unknot/engine/strict", `package p
import _ "unsafe"`},
	{"the machine", "imports", "unknot/engine/plan", `package p
import _ "runtime"`},
	{"reflection outside strict", "imports", "unknot/engine/plan", `package p
import _ "reflect"`},
	{"files outside protocol", "imports", "unknot/engine/journal", `package p
import _ "embed"`},
	{"iteration in any order", "imports", "unknot/engine/plan", `package p
import _ "maps"`},
	{"someone else's package", "imports", "unknot/engine/plan", `package p
import _ "unknot/words"`},
	{"a link out of the language", "directives", "unknot/engine/plan", `package p
//go:noinline
func f() {}`},
	{"a goroutine", "concurrency", "unknot/engine/plan", `package p
func f() { go f() }`},
	{"a channel", "concurrency", "unknot/engine/plan", `package p
func f(c chan int) { c <- 1 }`},
	{"a select", "concurrency", "unknot/engine/plan", `package p
func f() { select {} }`},
	{"the clock", "names", "unknot/engine/plan", `package p
import "time"
func f() time.Time { return time.Now() }`},
	{"the clock under another name", "names", "unknot/engine/plan", `package p
import clock "time"
var tick = [...]func() clock.Time{clock.Now}`},
	{"the clock in a difference", "names", "unknot/engine/plan", `package p
import "time"
func f(t time.Time) time.Duration { return time.Since(t) }`},
	{"a timer", "names", "unknot/engine/plan", `package p
import "time"
func f() { time.Sleep(time.Second) }`},
	{"the zone of the machine", "names", "unknot/engine/plan", `package p
import "time"
func f(t time.Time) time.Time { return t.Local() }`},
	{"the zone of the machine while reading", "names", "unknot/engine/plan", `package p
import "time"
func f(s string) { time.Parse(time.RFC3339, s) }`},
	{"a lock", "names", "unknot/engine/plan", `package p
import "sync"
type t struct{ sync.Mutex }`},
	{"a sum that differs by machine", "names", "unknot/engine/body", `package p
import "math"
func f(x float64) float64 { return math.Pow(x, 2) }`},
	{"a line on the terminal", "names", "unknot/engine/plan", `package p
import "fmt"
func f() { fmt.Println() }`},
	{"a line on standard error", "names", "unknot/engine/plan", `package p
func f() { println() }`},
	{"the order of a map", "map order", "unknot/engine/plan", `package p
func f(m map[int]int) (out []int) { for k := range m { out = append(out, k) }; return }`},
	{"the order of a named map", "map order", "unknot/engine/plan", `package p
type table map[int]int
func f(m table) (n int) { for k := range m { n = k }; return }`},
	{"an excuse without a reason", "map order", "unknot/engine/plan", `package p
//ordered:
func f(m map[int]int) { for range m {} }`},
	{"a number with a point", "floats", "unknot/engine/plan", `package p
func f(a, b int) bool { return float64(a)*1.5 > float64(b) }`},
	{"a counter", "state", "unknot/engine/plan", `package p
var calls int`},
	{"a cache", "state", "unknot/engine/plan", `package p
var cache = make(map[string]int)`},
	{"a setting that others can change", "state", "unknot/engine/plan", `package p
var Limit = 60`},
	{"a pointer", "state", "unknot/engine/plan", `package p
var last = &struct{ n int }{}`},
	{"a table that is written to", "state", "unknot/engine/plan", `package p
var table = map[string]int{}
func f() { table["x"] = 1 }`},
	{"a table that is cut", "state", "unknot/engine/plan", `package p
var table = map[string]int{}
func f() { delete(table, "x") }`},
	{"a table that is sorted", "state", "unknot/engine/plan", `package p
import "slices"
var table = []int{2, 1}
func f() { slices.Sort(table) }`},
	{"a table that is counted in", "state", "unknot/engine/plan", `package p
var table = [2]int{}
func f() { table[0]++ }`},
	{"a table lent for writing", "state", "unknot/engine/plan", `package p
var table = [2]int{}
func f() *int { return &table[0] }`},
	{"a value that changes itself", "state", "unknot/engine/plan", `package p
type counter struct{ n int }
func (c *counter) add() { c.n++ }
var calls = counter{}
func f() { calls.add() }`},
	{"an error that is replaced", "state", "unknot/engine/plan", `package p
import "errors"
var errBad = errors.New("bad")
func f() { errBad = nil }`},
	{"an embedded text that is replaced", "state", "unknot/engine/protocol", `package p
import _ "embed"
//go:embed a.json
var a string
func f() { a = "" }`},
	{"a text that is set nowhere", "state", "unknot/engine/protocol", `package p
var a string`},
}

// honest is code that every rule lets pass.
const honest = `package p

import (
	"embed"
	"errors"
	"fmt"
	"math/bits"
	"sync"
	"time"
)

var files embed.FS

var (
	//go:embed a.json
	text string
)

var errBad = errors.New("bad")

var table = map[string]int{"a": 1}

var made = sync.OnceValue(func() []int { return []int{1} })

var limit = 60

func count(m map[string]int) (n int) {
	for range m { //ordered: a sum
		n++
	}
	//ordered: a sum
	for range m {
		n++
	}
	return n
}

func seconds(ms int) string {
	return fmt.Sprint(float64(ms) / 1000) //float: written, never decided by
}

func date(ms int64) string {
	return fmt.Sprint(time.UnixMilli(ms).UTC().Format(time.RFC3339), bits.Len(4), table["a"], made(), limit, errBad)
}
`
