package storetest_test

import (
	"testing"

	"unknot/store"
	"unknot/store/storetest"
)

func TestTheOraclePassesItsOwnSuite(t *testing.T) {
	storetest.Run(t, func(*testing.T) storetest.Open {
		m := storetest.NewMemory()
		return func() (store.Log, error) { return m, nil }
	})
}
