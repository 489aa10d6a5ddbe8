package main

import (
	"context"
	"strings"
	"testing"
)

// few are two commands, as completion is written for them.
func few() ([]completed, lists) {
	flag := flagUsage{"tight", "what's tight"}
	return []completed{
			{command{"plan", "", "the session", nil}, []flagUsage{flag}, ""},
			{command{"log list", "", "the entries", nil}, nil, files},
		},
		lists{"muscles": {"piriformis", "hip-flexors"}}
}

func TestFishIsToldCommandsFlagsAndValues(t *testing.T) {
	const want = `# Completion of unknot for fish. Made by: unknot completion fish
complete -c unknot -f
complete -c unknot -n __fish_use_subcommand -a plan -d 'the session'
complete -c unknot -n '__fish_seen_subcommand_from plan' -l tight -d 'what\'s tight' -r -a 'piriformis hip-flexors'
complete -c unknot -n '__fish_seen_subcommand_from log' -a list -d 'the entries'
complete -c unknot -n '__fish_seen_subcommand_from log; and __fish_seen_subcommand_from list' -F
`
	if got := fish(few()); got != want {
		t.Errorf("got\n%s", got)
	}
}

func TestBashAndZshAreToldTheSame(t *testing.T) {
	b, z := bash(few()), zsh(few())
	for _, want := range []string{
		"      'plan') what='' flags='--tight' ;;\n",
		"      'log list') what='files' flags='' ;;\n",
		"    --tight) what='muscles' flags='' ;;\n",
		"    muscles) list='piriformis hip-flexors' ;;\n",
	} {
		if !strings.Contains(b, want) || !strings.Contains(z, want) {
			t.Errorf("missing: %s", want)
		}
	}
}

// Every value that a flag or a command can take has a list, or is a file.
func TestWhatFollowsIsThere(t *testing.T) {
	p := system()
	have := p.values()
	for name, what := range follows {
		if what != files && what != folders && len(have[what]) == 0 {
			t.Errorf("%s takes %s, of which there are none", name, what)
		}
	}
	for _, c := range p.completed(context.Background()) {
		if c.name == "plan" && len(c.flags) < 5 {
			t.Errorf("plan has only the flags %v", c.flags)
		}
	}
}
