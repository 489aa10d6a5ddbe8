package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// bashHead finds the command and the word to complete. A list joined by commas
// is completed after its last comma.
const bashHead = `# Completion of unknot for %[1]s. Made by: unknot completion %[1]s
_unknot() {
  local cur="${COMP_WORDS[COMP_CWORD]}" prev="${COMP_WORDS[COMP_CWORD-1]}" cmd="${COMP_WORDS[1]}" at=1 what='' flags='' list=''
  [ "$cmd" = log ] && [ "$COMP_CWORD" -gt 2 ] && cmd="log ${COMP_WORDS[2]}" at=2
  if [ "$COMP_CWORD" -eq 1 ]; then
    what=commands
  else
    case "$cmd" in
`

// bashTail offers what was found.
const bashTail = `  esac
  local before=''
  case "$cur" in *,*) before="${cur%,*}," ;; esac
  COMPREPLY=($(compgen -P "$before" -W "$list" -- "${cur#"$before"}"))
}
`

// bash writes completion for bash.
func bash(commands []completed, values lists) string {
	return bashFunction("bash", commands, values) + "complete -F _unknot unknot\n"
}

// zsh writes completion for zsh, which reads that of bash.
func zsh(commands []completed, values lists) string {
	return "#compdef unknot\nautoload -U +X bashcompinit && bashcompinit\n" +
		bashFunction("zsh", commands, values) + "complete -F _unknot unknot\n"
}

func bashFunction(shell string, commands []completed, values lists) string {
	var b strings.Builder
	fmt.Fprintf(&b, bashHead, shell)
	for _, c := range commands {
		fmt.Fprintf(&b, "      '%s') what='%s' flags='%s' ;;\n", c.name, c.next, strings.Join(dashed(c.flags), " "))
	}
	b.WriteString("    esac\n    [ \"$COMP_CWORD\" -gt $((at + 1)) ] && what=''\n  fi\n  case \"$prev\" in\n")
	for _, name := range slices.Sorted(maps.Keys(follows)) {
		if strings.HasPrefix(name, "--") {
			fmt.Fprintf(&b, "    %s) what='%s' flags='' ;;\n", name, follows[name])
		}
	}
	b.WriteString("  esac\n  case \"$cur\" in -*) what='' list=\"$flags\" ;; esac\n  case \"$what\" in\n")
	b.WriteString("    files) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- \"$cur\")); return ;;\n")
	b.WriteString("    folders) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -d -- \"$cur\")); return ;;\n")
	for _, name := range slices.Sorted(maps.Keys(values)) {
		fmt.Fprintf(&b, "    %s) list='%s' ;;\n", name, strings.Join(values[name], " "))
	}
	b.WriteString(bashTail)
	return b.String()
}

// dashed returns flags as they are typed.
func dashed(flags []flagUsage) []string {
	out := make([]string, len(flags))
	for i, f := range flags {
		out[i] = "--" + f.name
	}
	return out
}
