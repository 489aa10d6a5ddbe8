package main

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"time"
)

// notifier is the program that shows notifications on a Linux desktop.
const notifier = "notify-send"

// patient is how long a desktop may take to show a notification.
const patient = 10 * time.Second

// sendNotification shows a notification. What it says goes as arguments, to no
// shell.
func sendNotification(ctx context.Context, title, text string) error {
	path, err := exec.LookPath(notifier)
	if err != nil {
		return errors.New("there is no " + notifier)
	}
	ctx, cancel := context.WithTimeout(ctx, patient)
	defer cancel()
	cmd := exec.CommandContext(ctx, path, "--app-name=Unknot", "--", title, text)
	cmd.WaitDelay = time.Second
	if out, err := cmd.CombinedOutput(); err != nil {
		first, _, _ := strings.Cut(strings.TrimSpace(string(out)), "\n")
		return fmt.Errorf("%s: %w %s", notifier, err, first)
	}
	return nil
}
