package main

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"unknot/interop/made"
)

// A full disk: a file system of 64 kB that is really there.
func TestAFullDiskLeavesTheOldCopiesAndNoHalfOne(t *testing.T) {
	root := t.TempDir()
	data, disk := filepath.Join(root, "data"), filepath.Join(root, "disk")
	if err := os.Mkdir(disk, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=64k"); err != nil {
		t.Skipf("no small disk can be mounted here, so no full one was tried: %v", err)
	}
	defer func() {
		if err := syscall.Unmount(disk, 0); err != nil {
			t.Error(err)
		}
	}()
	inProcess(t, data, "import", save(t, root, "few.jsonl", written(t, made.FiveYears()[:20])))
	inProcess(t, data, "backup", "--to", disk, "--keep", "1")
	before, err := generations(disk)
	if err != nil || len(before) != 1 {
		t.Fatal(before, err)
	}
	inProcess(t, data, "import", save(t, root, "many.jsonl", written(t, made.FiveYears()[:2000])))
	p, said := at(1_800_000_100_000, data, "backup", "--to", disk, "--keep", "1")
	if code := run(context.Background(), p); code != failed || !strings.Contains(said.String(), "no space left on device; nothing was written and no old generation was removed") {
		t.Errorf("exit %d: %s", code, said)
	}
	after, err := os.ReadDir(disk)
	if err != nil || len(after) != 1 || !slices.Equal([]string{after[0].Name()}, before) {
		t.Errorf("on the disk are %v, %v", after, err)
	}
	inProcess(t, filepath.Join(root, "new"), "import", filepath.Join(disk, before[0]))
}
