package clearcode

// Text writes bytes as letters that add up, for tests.
var Text = text
