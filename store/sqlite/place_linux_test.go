package sqlite

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"unknot/store/storetest"
)

func init() {
	helpers["read-only"] = readOnlyHelper
	helpers["unreadable"] = unreadableHelper
	helpers["small-disk"] = smallDiskHelper
	helpers["read-only-disk"] = readOnlyDiskHelper
}

// nobody is the user that a helper becomes when root runs the tests, because
// root may write everywhere.
const nobody = 65534

func becomeNobody() error {
	if os.Getuid() != 0 {
		return nil
	}
	return errors.Join(syscall.Setgroups(nil), syscall.Setgid(nobody), syscall.Setuid(nobody))
}

// readOnlyHelper reads a log of 100 records where nothing can be written.
func readOnlyHelper(args []string) error {
	if err := becomeNobody(); err != nil {
		return err
	}
	return refusesToWrite(args[0])
}

func refusesToWrite(path string) error {
	_, err := Open(background, path)
	if why := notFault(err, ReadOnly, path); why != "" {
		return errors.New(why)
	}
	log, err := OpenReadOnly(background, path)
	if err != nil {
		return err
	}
	defer log.Close()
	got, err := storetest.ReadAll(log)
	if diff := storetest.Differ(got, storetest.Made("a", 100)); diff != "" || err != nil {
		return fmt.Errorf("reading only: %s, %w", diff, err)
	}
	_, err = log.Append(background, storetest.Made("b", 1)...)
	if why := notFault(err, ReadOnly, path); why != "" {
		return errors.New(why)
	}
	got, problems, err := Salvage(background, path)
	if diff := storetest.Differ(got, storetest.Made("a", 100)); diff != "" || len(problems) > 0 || err != nil {
		return fmt.Errorf("salvaging: %s, %q, %w", diff, problems, err)
	}
	return nil
}

func TestAReadOnlyFolderCanBeReadAndIsLeftAlone(t *testing.T) {
	open := fresh(t, 0)
	log := mustOpen(t, open)
	if _, err := log.Append(background, storetest.Made("a", 100)...); err != nil {
		t.Fatal(err)
	}
	tests := map[string]string{
		"closed":              fresh(t, 100),
		"killed":              crash(t, open, "-wal", "-shm"),
		"killed, without shm": crash(t, open, "-wal"),
	}
	for name, from := range tests {
		t.Run(name, func(t *testing.T) {
			path := readable(t, from)
			untouched(t, path, func() { succeeds(t, program(t, "read-only", path)) })
		})
	}
}

// unreadableHelper wants a file that it may not read to be called that.
func unreadableHelper(args []string) error {
	if err := becomeNobody(); err != nil {
		return err
	}
	for _, open := range []func() error{
		func() error { _, err := Open(background, args[0]); return err },
		func() error { _, err := OpenReadOnly(background, args[0]); return err },
		func() error { _, _, err := Salvage(background, args[0]); return err },
	} {
		if why := notFault(open(), Unreachable, args[0]); why != "" {
			return errors.New(why)
		}
	}
	return nil
}

func TestAFileThatMayNotBeReadSaysSo(t *testing.T) {
	path := readable(t, fresh(t, 1))
	if err := os.Chmod(path, 0); err != nil {
		t.Fatal(err)
	}
	succeeds(t, program(t, "unreadable", path))
}

// readable copies a file, and those beside it, into a folder that all may read
// and nobody may write.
func readable(t *testing.T, from string) string {
	t.Helper()
	folder, err := os.MkdirTemp("", "unknot-read-only-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		os.Chmod(folder, 0o700)
		os.RemoveAll(folder)
	})
	for name, content := range around(t, from) {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o444); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chmod(folder, 0o555); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(folder, filepath.Base(from))
}

// alone runs a helper that may mount disks only it can see.
func alone(t *testing.T, name string, args ...string) *exec.Cmd {
	t.Helper()
	cmd := program(t, name, args...)
	cmd.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}},
	}
	return cmd
}

// mounted runs a helper in a new mount namespace. Where the system forbids one
// the test says so; the tests above need none.
func mounted(t *testing.T, name string, args ...string) {
	t.Helper()
	out, err := alone(t, name, args...).CombinedOutput()
	if errors.Is(err, syscall.EPERM) || errors.Is(err, syscall.ENOSYS) || strings.Contains(string(out), noMount) {
		t.Skipf("this system does not let a test mount a disk: %v %s", err, out)
	}
	if err != nil {
		t.Errorf("the helper failed: %v\n%s", err, out)
	}
}

const noMount = "mounting is not permitted"

// mount mounts a disk in memory on a folder.
func mount(folder, options string) error {
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, options); err != nil {
		return fmt.Errorf("%s: %w", noMount, err)
	}
	return nil
}

func TestASmallDiskThatFillsUpLosesNothing(t *testing.T) { mounted(t, "small-disk", t.TempDir()) }

// smallDiskHelper fills a disk of 1 MiB, makes room, and goes on.
func smallDiskHelper(args []string) error {
	if err := mount(args[0], "size=1m"); err != nil {
		return err
	}
	path, ballast := filepath.Join(args[0], "log.db"), filepath.Join(args[0], "ballast")
	if err := os.WriteFile(ballast, make([]byte, 256<<10), 0o600); err != nil {
		return err
	}
	log, err := Open(background, path)
	if err != nil {
		return err
	}
	defer log.Close()
	kept, err := fill(log)
	if why := notFault(err, Full, path); why != "" || len(kept) == 0 {
		return fmt.Errorf("%s; %d records were kept", why, len(kept))
	}
	if got, err := storetest.ReadAll(log); storetest.Differ(got, kept) != "" || err != nil {
		return fmt.Errorf("on a full disk: %s, %w", storetest.Differ(got, kept), err)
	}
	if err := os.Remove(ballast); err != nil {
		return err
	}
	more := storetest.Made("more", 5)
	if _, err := log.Append(background, more...); err != nil {
		return err
	}
	if got, err := storetest.ReadAll(log); storetest.Differ(got, append(kept, more...)) != "" || err != nil {
		return fmt.Errorf("with room again: %s, %w", storetest.Differ(got, append(kept, more...)), err)
	}
	return fullDisk(filepath.Join(args[0], "second.db"))
}

// fullDisk fills the disk to the last byte and wants a new log to be refused.
func fullDisk(path string) error {
	f, err := os.Create(filepath.Join(filepath.Dir(path), "ballast"))
	if err != nil {
		return err
	}
	defer f.Close()
	for err == nil {
		_, err = f.Write(make([]byte, 4096))
	}
	_, err = Open(background, path)
	if why := notFault(err, Full, path); why != "" {
		return errors.New(why)
	}
	return nil
}

func TestAReadOnlyDiskCanBeRead(t *testing.T) {
	mounted(t, "read-only-disk", t.TempDir(), fresh(t, 100))
}

// readOnlyDiskHelper puts a log on a disk and makes the disk read-only.
func readOnlyDiskHelper(args []string) error {
	if err := mount(args[0], "size=1m"); err != nil {
		return err
	}
	path := filepath.Join(args[0], "log.db")
	if err := copyFile(args[1], path); err != nil {
		return err
	}
	if err := syscall.Mount("", args[0], "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		return err
	}
	if err := refusesToWrite(path); err != nil {
		return err
	}
	absent := filepath.Join(args[0], "folder", "log.db")
	_, err := Open(background, absent)
	if why := notFault(err, ReadOnly, absent); why != "" {
		return errors.New(why)
	}
	return nil
}
