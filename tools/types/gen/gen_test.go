package gen_test

import (
	"os"
	"strings"
	"testing"

	"unknot/tools/types/gen"
)

func TestTheBrowsersTypesAreThoseOfTheEngine(t *testing.T) {
	for file, want := range map[string]string{"../../../web/src/engine/types.gen.ts": gen.Types(), "../../../web/src/words/ids.gen.ts": gen.Words()} {
		got, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != want {
			t.Errorf("%s differs from what Go says: run make types", strings.TrimPrefix(file, "../../../"))
		}
	}
}

func TestEveryTypeIsClosed(t *testing.T) {
	text := gen.Types()
	for _, want := range []string{
		"export type Level =\n  | 'clear'\n  | 'adapt'\n  | 'professional-first'\n  | 'urgent'\n  | 'emergency';",
		"export type Phase =\n  | 'ready'\n  | 'enter'\n  | 'roll'\n  | 'hold'\n  | 'exit'\n  | 'over';",
		"export type End =\n  | 'running'\n  | 'completed'\n  | 'stopped';",
		"  triage: Level | null;", "export interface Allowed {\n  allowed: true;", "export interface Refused {\n  allowed: false;",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the types do not say\n%s", want)
		}
	}
}
